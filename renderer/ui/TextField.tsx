import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import styles from './Field.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly placeholder?: string;
}

export function TextField({ label, isLabelHidden, description, error, placeholder, ...props }: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      aria-label={isLabelHidden ? label : undefined}
      isInvalid={!!error}
      className={styles.field}
    >
      {!isLabelHidden && <Label className={styles.label}>{label}</Label>}
      <Input className={styles.input} placeholder={placeholder} />
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaTextField>
  );
}
