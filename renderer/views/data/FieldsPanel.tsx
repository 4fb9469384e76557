import { useState } from 'react';
import { FIELDS } from '../../../shared/files/fields.ts';
import type { ColumnKind, ColumnTypes } from '../../../shared/model/columns.ts';
import { FACTS_TABLES } from '../../../shared/model/facts.ts';
import type { FactsTableName } from '../../../shared/model/facts.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { useGrowing } from '../use-growing.ts';
import { countKnown } from './count-known.ts';
import { CoverageBar } from './CoveragePanel.tsx';
import styles from './DataView.module.css';

const TABLES = [
  { id: 'accounts', label: 'Accounts' },
  { id: 'sellers', label: 'Sellers' },
  { id: 'opportunities', label: 'Opportunities' },
  { id: 'contacts', label: 'Contacts' },
] as const;

/** Counted in one frame: of large plans, all fields take longer than is not felt. */
const FIELDS_AT_A_TIME = 5;

/** Field by field: for how many rows the data says something. */
export function FieldsPanel({ base }: { readonly base: PlanBase }) {
  const [name, setName] = useState<FactsTableName>('accounts');
  const formats = useFormats();
  const { facts } = base;
  const table = facts[name];
  const columns = Object.entries<ColumnKind>(FACTS_TABLES[name]);
  const drawn = useGrowing(columns.length, FIELDS_AT_A_TIME);
  const fields = columns.slice(0, drawn).map(([field, kind]) => {
    const column = (table as Readonly<Record<string, unknown>>)[field] as ColumnTypes[ColumnKind];
    return { field, known: countKnown(kind, column) };
  });
  const isWhole = drawn === columns.length;
  const custom = facts.customFields.filter((field) => field.table === name);
  return (
    <Panel
      title="Fields"
      note={
        isWhole ? `${fields.filter(({ known }) => known > 0).length} of ${fields.length} hold something` : undefined
      }
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
        {(isWhole ? custom : []).map((field) => (
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
