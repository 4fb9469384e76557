import { useState } from 'react';
import { FIELDS, REQUIRED_FIELDS } from '../../../shared/files/fields.ts';
import type { FieldSpec } from '../../../shared/files/fields.ts';
import type { MappedColumn } from '../../../shared/files/mapping.ts';
import { changeMapping } from '../../state/importing.ts';
import type { ImportFile } from '../../state/importing.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { Panel } from '../shell/Page.tsx';
import { sampleTexts } from './sample-texts.ts';
import styles from './ColumnsStage.module.css';

const NO_COLUMN = 'none';

/** How sure the mapping of a field is, in words. */
const CONFIDENCE_WORDS = {
  exact: 'Same name',
  alias: 'Known name',
  pattern: 'Looks like it',
  chosen: 'Chosen by hand',
} as const;

/** Field by field: its column, how that was found, and what stands in it. */
export function MappingTable({ file }: { readonly file: ImportFile }) {
  const [isWhole, setWhole] = useState(false);
  const { mapping, table, header } = file;
  if (!mapping) return null;
  const required = new Set(REQUIRED_FIELDS[table].flat());
  const isAsked = (field: string) => mapping.ambiguous.some((entry) => entry.field === field);
  const shown = FIELDS[table].filter(
    ({ field }) => isWhole || mapping.fields[field] !== undefined || required.has(field) || isAsked(field),
  );
  const options = [
    { id: NO_COLUMN, label: 'No column' },
    ...header.map((name, column) => ({ id: String(column), label: name || `Column ${column + 1}` })),
  ];
  return (
    <Panel
      title="Fields and columns"
      note={`${Object.keys(mapping.fields).length} of ${FIELDS[table].length} fields have a column`}
      actions={
        <Switch isSelected={isWhole} onChange={setWhole}>
          Show all fields
        </Switch>
      }
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Column of the file</th>
            <th scope="col">Found by</th>
            <th scope="col">Samples</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((spec) => (
            <FieldRow
              key={spec.field}
              spec={spec}
              file={file}
              mapped={mapping.fields[spec.field]}
              options={options}
              isRequired={required.has(spec.field)}
            />
          ))}
        </tbody>
      </table>
      {mapping.unmapped.length > 0 && (
        <p className={styles.unmapped}>
          Kept as they are, without a meaning of their own:{' '}
          {mapping.unmapped.map((column) => header[column] || `column ${column + 1}`).join(', ')}.
        </p>
      )}
    </Panel>
  );
}

interface FieldRowProps {
  readonly spec: FieldSpec;
  readonly file: ImportFile;
  readonly mapped: MappedColumn | undefined;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly isRequired: boolean;
}

function FieldRow({ spec, file, mapped, options, isRequired }: FieldRowProps) {
  const { field, label } = spec;
  const samples = mapped ? sampleTexts(file, mapped.column) : '';
  const isSure = mapped && mapped.confidence !== 'pattern';
  return (
    <tr>
      <td className={styles.field}>
        {label}
        {isRequired && (
          <span className={styles.must} title="Required">
            *
          </span>
        )}
      </td>
      <td>
        <Select
          look="bare"
          label={`Column of ${label}`}
          options={options}
          value={mapped ? String(mapped.column) : NO_COLUMN}
          onChange={(id) => changeMapping(file.table, field, id === NO_COLUMN ? null : Number(id))}
        />
      </td>
      <td className={joinClasses(styles.confidence, mapped ? (isSure ? styles.exact : styles.guessed) : styles.none)}>
        {mapped ? CONFIDENCE_WORDS[mapped.confidence] : '–'}
      </td>
      <td className={joinClasses(styles.samples, styles.cut)} title={samples}>
        {samples}
      </td>
    </tr>
  );
}
