import { Check, CircleHelp, Hand, Minus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { FIELDS, listRequiredFields } from '../../../shared/files/fields.ts';
import type { FieldSpec } from '../../../shared/files/fields.ts';
import { shareUnmapped } from '../../../shared/files/flat-files.ts';
import type { Confidence, MappedColumn, Mapping } from '../../../shared/files/mapping.ts';
import { changeMapping } from '../../state/import-files.ts';
import { useImporting } from '../../state/importing-store.ts';
import type { ImportFile, ImportTable } from '../../state/importing-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import type { Option } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { Panel } from '../shell/Page.tsx';
import type { TableMapping } from './ColumnsStage.tsx';
import { LazySelect } from './LazySelect.tsx';
import { sampleTexts } from './sample-texts.ts';
import { useGrowing } from '../use-growing.ts';
import styles from './ColumnsStage.module.css';

const NO_COLUMN = 'none';
/** Each line has a select, and those are slow to draw. */
const ROWS_AT_A_TIME = 2;

interface ConfidenceInfo {
  readonly words: string;
  readonly icon: LucideIcon;
  readonly look: string | undefined;
}

/** How sure the mapping of a field is. */
const CONFIDENCE: Readonly<Record<Confidence | 'asked' | 'none', ConfidenceInfo>> = {
  exact: { words: 'Same name', icon: Check, look: styles.exact },
  alias: { words: 'Known name', icon: Check, look: styles.exact },
  pattern: { words: 'Looks like it', icon: CircleHelp, look: styles.guessed },
  chosen: { words: 'Chosen by hand', icon: Hand, look: styles.byHand },
  asked: { words: 'To decide', icon: CircleHelp, look: styles.guessed },
  none: { words: 'No column', icon: Minus, look: styles.none },
};

/** Field by field: its column, how that was found, and what stands in it. */
export function MappingTable({ file, table, mapped: { mapping } }: TableMapping) {
  const [isWhole, setWhole] = useState(false);
  const given = useImporting((state) => state.files).flatMap(({ tables }) => tables);
  const required = listRequired(table, given, mapping);
  const isAsked = (field: string) => mapping.ambiguous.some((entry) => entry.field === field);
  const shown = FIELDS[table].filter(
    ({ field }) => isWhole || mapping.fields[field] !== undefined || required.has(field) || isAsked(field),
  );
  const drawn = useGrowing(shown.length, ROWS_AT_A_TIME);
  const options = useMemo(() => listOptions(file), [file]);
  // What is still to be decided is asked above.
  const asked = new Set(mapping.ambiguous.flatMap(({ candidates }) => candidates));
  const kept = listKept(file, table, mapping).filter((column) => !asked.has(column));
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
          {shown.slice(0, drawn).map((spec) => (
            <FieldRow
              key={spec.field}
              spec={spec}
              file={file}
              table={table}
              mapped={mapping.fields[spec.field]}
              options={options}
              isRequired={required.has(spec.field)}
              isAsked={isAsked(spec.field)}
            />
          ))}
        </tbody>
      </table>
      {kept.length > 0 && (
        <div className={styles.kept}>
          <p>
            {kept.length === 1 ? 'One column fits no field' : `${kept.length} columns fit no field`}: kept as custom
            fields, to filter, group and show on cards.
          </p>
          <ul className={styles.keptNames}>
            {kept.map((column) => (
              <li key={column} className={styles.keptName} title={sampleTexts(file, column)}>
                {file.names[column]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

interface FieldRowProps {
  readonly spec: FieldSpec;
  readonly file: ImportFile;
  readonly table: ImportTable;
  readonly mapped: MappedColumn | undefined;
  readonly options: readonly Option[];
  readonly isRequired: boolean;
  readonly isAsked: boolean;
}

const FieldRow = memo(function FieldRow({ spec, file, table, mapped, options, isRequired, isAsked }: FieldRowProps) {
  const { field, label } = spec;
  const samples = mapped ? sampleTexts(file, mapped.column) : '';
  const { words, icon: Icon, look } = CONFIDENCE[mapped?.confidence ?? (isAsked ? 'asked' : 'none')];
  return (
    <tr>
      <th scope="row" className={styles.field}>
        {label}
        {isRequired && <span className={styles.must}>required</span>}
      </th>
      <td>
        <LazySelect
          look="bare"
          label={`Column of ${label}`}
          options={options}
          value={mapped ? String(mapped.column) : NO_COLUMN}
          onChange={(id) => changeMapping(file.id, table, field, id === NO_COLUMN ? null : Number(id))}
        />
      </td>
      <td>
        <span className={joinClasses(styles.confidence, look)}>
          <Icon size={13} strokeWidth={2.2} aria-hidden /> {words}
        </span>
      </td>
      <td className={joinClasses(styles.samples, styles.cut)} title={samples}>
        {samples}
      </td>
    </tr>
  );
});

function listOptions(file: ImportFile): readonly Option[] {
  const columns = file.names.map((name, column) => ({
    id: String(column),
    label: name,
    detail: sampleTexts(file, column),
  }));
  return [{ id: NO_COLUMN, label: 'No column' }, ...columns];
}

/** Fields without which the file cannot be used. Of alternatives only the one that has a column, if there is one. */
function listRequired(table: ImportTable, given: readonly ImportTable[], { fields }: Mapping): ReadonlySet<string> {
  const groups = listRequiredFields(table, given).map((group) => {
    const mapped = group.filter((field) => fields[field]);
    return mapped.length > 0 ? mapped : group;
  });
  return new Set(groups.flat());
}

/** Columns that no field of any table took, kept with this one. */
function listKept(file: ImportFile, table: ImportTable, mapping: Mapping): readonly number[] {
  if (file.tables.length === 1) return mapping.unmapped;
  const mappings = file.tables.flatMap((other) => {
    const mapped = file.mappings[other]?.mapping;
    return mapped ? [[other, mapped] as const] : [];
  });
  return shareUnmapped(new Map(mappings), file.header).get(table)?.unmapped ?? [];
}
