import { useMemo, useState } from 'react';
import { FIELDS } from '../../../shared/files/fields.ts';
import { FACTS_TABLES } from '../../../shared/model/facts.ts';
import type { FactsTableName } from '../../../shared/model/facts.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { countKnown } from './count-known.ts';
import { CoverageBar } from './CoveragePanel.tsx';
import styles from './DataView.module.css';

const TABLES = [
  { id: 'accounts', label: 'Accounts' },
  { id: 'sellers', label: 'Sellers' },
  { id: 'opportunities', label: 'Opportunities' },
  { id: 'contacts', label: 'Contacts' },
] as const;

/** Field by field: for how many rows the data says something. */
export function FieldsPanel({ base }: { readonly base: PlanBase }) {
  const [name, setName] = useState<FactsTableName>('accounts');
  const formats = useFormats();
  const { facts } = base;
  const table = facts[name];
  const fields = useMemo(() => countKnown(FACTS_TABLES[name], table), [name, table]);
  const custom = facts.customFields.filter((field) => field.table === name);
  return (
    <Panel
      title="Fields"
      note={`${fields.filter(({ known }) => known > 0).length} of ${fields.length} hold something`}
      actions={<ToggleGroup label="Table" options={TABLES} value={name} onChange={setName} />}
    >
      <ul className={styles.fields}>
        {fields.map(({ field, known }) => {
          const share = table.count === 0 ? 0 : known / table.count;
          return (
            <li key={field} className={styles.fieldLine}>
              <span className={styles.cut}>{labelField(name, field)}</span>
              <span className={styles.fieldShare} title={`${formats.count(known)} of ${formats.count(table.count)}`}>
                {formats.fixedShare(share)}
              </span>
              <CoverageBar share={share} />
            </li>
          );
        })}
        {custom.map((field) => (
          <li key={`custom ${field.name}`} className={styles.fieldLine}>
            <span className={styles.cut} title={field.name}>
              {field.name}
            </span>
            <span className={styles.fieldShare}>own</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The label of the import where the field has one, else its name in words. */
function labelField(table: FactsTableName, field: string): string {
  const label = FIELDS[table].find((spec) => spec.field === field)?.label;
  const words = field.replace(/([A-Z])/g, ' $1').toLowerCase();
  return label ?? words.charAt(0).toUpperCase() + words.slice(1);
}
