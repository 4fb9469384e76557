import { Copy, Download, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { createCorrectionsCsv } from '../../../shared/files/corrections-csv.ts';
import { standCorrections } from '../../../shared/model/corrections.ts';
import type { CorrectionStanding } from '../../../shared/model/corrections.ts';
import { nameRow } from '../../../shared/model/fact-cells.ts';
import { findFactField } from '../../../shared/model/fact-fields.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { CellValue } from '../../../shared/model/table.ts';
import { showReference } from '../../../shared/overview/refresh-summary.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { countNoun } from '../../ui/format.ts';
import type { Formats } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { decide } from '../decide.ts';
import { copyRows, saveCsv } from '../save-csv.ts';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { writeFact } from '../write-fact.ts';
import styles from './DataView.module.css';

/** Facts set by hand for missing or wrong values: decisions, kept on the next import, listed for the CRM. */
export function CorrectionsPanel({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const formats = useFormats();
  const standings = useMemo(() => standCorrections(base.sourceFacts, base.document), [base]);
  const lines = standings.map((standing) => describeStanding(base, formats, standing));
  const met = standings.filter(({ state }) => state === 'met');
  const needed = lines.filter(({ state }) => state === 'needed');
  if (lines.length === 0) {
    return (
      <Panel title="Corrections">
        <p className={styles.content}>
          <span className={styles.text}>
            None. A missing or wrong fact can be corrected in the inspector, for an account or a seller. It is marked,
            kept on the next import, and listed here for the CRM.
          </span>
        </p>
      </Panel>
    );
  }
  const copy = () => {
    const rows = needed.map(({ name, label, imported, corrected, reason }) => [
      name,
      label,
      imported,
      corrected,
      reason,
    ]);
    void copyRows([['Name', 'Fact', 'Imported', 'Corrected', 'Reason'], ...rows]);
  };
  return (
    <Panel
      title="Corrections"
      note={`${countNoun(formats, needed.length, 'fact')} to put right in the CRM`}
      actions={
        <>
          {met.length > 0 && !isReadOnly && (
            <Button
              size="s"
              icon={Undo2}
              onPress={() => decide({ kind: 'dropCorrections', keys: met.map(({ key }) => key) })}
            >
              {met.length === 1
                ? 'Take back the one that the data says now'
                : `Take back the ${formats.count(met.length)} that the data says now`}
            </Button>
          )}
          <IconButton size="s" icon={Copy} label="Copy as a table" isDisabled={needed.length === 0} onPress={copy} />
          <Button
            size="s"
            icon={Download}
            isDisabled={needed.length === 0}
            onPress={() => void saveCsv('corrections.csv', createCorrectionsCsv(base.sourceFacts, base.document))}
          >
            Save as CSV…
          </Button>
        </>
      }
    >
      <div className={styles.wide} tabIndex={0} role="region" aria-label="Corrected facts">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Record</th>
              <th scope="col">Fact</th>
              <th scope="col">Imported</th>
              <th scope="col">Corrected</th>
              <th scope="col">Reason</th>
              <th scope="col" aria-label="Take back" />
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, kind, label, imported, corrected, reason, state }) => (
              <tr key={key}>
                <td>
                  <span className={styles.coverageLabel}>{name}</span>
                  <span className={styles.consequence}>{kind}</span>
                </td>
                <td>{label}</td>
                <td className={styles.cut} title={imported}>
                  {imported}
                </td>
                <td className={styles.cut} title={corrected}>
                  {corrected}
                  {STATE_WORDS[state] && <span className={styles.consequence}>{STATE_WORDS[state]}</span>}
                </td>
                <td className={styles.text}>{reason || 'none given'}</td>
                <td className={styles.end}>
                  <IconButton
                    label={`Take back: ${label} of ${name}`}
                    icon={Undo2}
                    size="s"
                    isDisabled={isReadOnly}
                    onPress={() => decide({ kind: 'dropCorrections', keys: [key] })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const STATE_WORDS = {
  needed: '',
  met: 'the data says so by now',
  aside: 'rests: not in the data',
} as const;

const RECORDS = { accounts: 'account', sellers: 'seller', opportunities: 'opportunity', contacts: 'contact' } as const;

function describeStanding(
  base: PlanBase,
  formats: Formats,
  { key, correction, state, row, imported }: CorrectionStanding,
) {
  const { table, field, rowId, value, reason } = correction;
  const about = findFactField(table, field);
  const write = (cell: CellValue): string =>
    writeFact(formats, about?.kind ?? 'text', showReference(base.sourceFacts, table, field, cell));
  return {
    key,
    state,
    reason,
    name: row === NO_ROW ? rowId : nameRow(base.sourceFacts, table, row),
    kind: RECORDS[table],
    label: about?.label ?? field,
    imported: row === NO_ROW ? '–' : write(imported),
    corrected: write(value),
  };
}
