import { Search, X } from 'lucide-react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import styles from './Field.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

export function SearchField({ label, value, onChange, placeholder }: SearchFieldProps) {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={styles.search}>
      <Search size={14} aria-hidden className={styles.searchIcon} />
      <Input className={styles.searchInput} placeholder={placeholder ?? label} />
      <Button className={styles.clear} aria-label="Clear">
        <X size={12} aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
