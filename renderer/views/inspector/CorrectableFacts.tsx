import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { correctionKey } from '../../../shared/model/corrections.ts';
import { readFact } from '../../../shared/model/fact-cells.ts';
import { isCorrectable, listFactFields } from '../../../shared/model/fact-fields.ts';
import type { FactField } from '../../../shared/model/fact-fields.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import { readPlanTable } from '../../../shared/model/plan.ts';
import { showReference } from '../../../shared/overview/refresh-summary.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { CorrectFactDialog } from '../dialogs/CorrectFactDialog.tsx';
import { useFormats } from '../use-formats.ts';
import { writeFact } from '../write-fact.ts';
import { SellerLink } from './AccountSellers.tsx';
import { FactList, Section } from './Parts.tsx';
import type { Fact } from './Parts.tsx';
import styles from './CorrectableFacts.module.css';

interface CorrectableFactsProps {
  readonly base: PlanBase;
  readonly table: 'accounts' | 'sellers';
  /** Row in that table of the facts. */
  readonly row: number;
  /** Fields that are always shown; the others when asked for, or when they are corrected. */
  readonly main: readonly string[];
  /** What counts where a field is unknown, in words. */
  readonly standIns?: Readonly<Record<string, string>>;
  /** Figures that follow from others and cannot be corrected by themselves. */
  readonly derived?: readonly Fact[];
}

/** The facts about an account or a seller. Each can be corrected where it is missing or wrong; those that are, say so. */
export function CorrectableFacts({ base, table, row, main, standIns = {}, derived = [] }: CorrectableFactsProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [isWhole, setWhole] = useState(false);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const id = base.facts[table].id[row] as string;
  const corrections = readPlanTable(base.document, 'corrections');
  const fields = listFactFields(table).filter(({ field }) => isCorrectable(table, field));
  const shown = fields.filter(
    ({ field }) => isWhole || main.includes(field) || corrections.has(correctionKey(table, id, field)),
  );
  return (
    <Section
      title="Facts"
      action={
        <Button size="s" variant="quiet" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer' : `All ${fields.length}`}
        </Button>
      }
    >
      <dl className={styles.facts}>
        {shown.map((about) => (
          <FactRow
            key={about.field}
            base={base}
            table={table}
            row={row}
            about={about}
            standIn={standIns[about.field]}
            onCorrect={isReadOnly ? null : () => setCorrecting(about.field)}
          />
        ))}
      </dl>
      {derived.length > 0 && (
        <div className={styles.derived}>
          <FactList facts={derived} />
        </div>
      )}
      {correcting !== null && (
        <CorrectFactDialog base={base} table={table} row={row} field={correcting} onClose={() => setCorrecting(null)} />
      )}
    </Section>
  );
}

interface FactRowProps {
  readonly base: PlanBase;
  readonly table: 'accounts' | 'sellers';
  readonly row: number;
  readonly about: FactField;
  readonly standIn: string | undefined;
  /** `null` where nothing may be changed. */
  readonly onCorrect: (() => void) | null;
}

function FactRow({ base, table, row, about, standIn, onCorrect }: FactRowProps) {
  const formats = useFormats();
  const { field, label, kind } = about;
  const value = readFact(base.facts, table, field, row);
  const text = writeFact(formats, kind, showReference(base.facts, table, field, value));
  const correction = readPlanTable(base.document, 'corrections').get(
    correctionKey(table, base.facts[table].id[row] as string, field),
  );
  let shown: ReactNode = <span data-selectable>{text}</span>;
  if (value === null) shown = <span className={styles.unknown}>{standIn ?? 'unknown'}</span>;
  else if (field === 'owner' || field === 'manager') {
    const seller = base.facts.sellers.id.indexOf(String(value));
    if (seller !== NO_ROW) shown = <SellerLink base={base} row={seller} />;
  }
  const imported = correction ? readFact(base.sourceFacts, table, field, row) : null;
  const importedText = writeFact(formats, kind, showReference(base.sourceFacts, table, field, imported));
  return (
    <div className={joinClasses(styles.fact, onCorrect && styles.editable)}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        {correction && (
          <Tooltip
            placement="left"
            content={`Corrected\nImported: ${importedText}\n${correction.reason || 'No reason given'}`}
          >
            <AriaButton
              className={styles.mark}
              aria-label={`${label} is corrected; imported: ${importedText}. ${correction.reason}`}
              onPress={() => onCorrect?.()}
            >
              <span className={styles.dot} aria-hidden />
            </AriaButton>
          </Tooltip>
        )}
        <span className={styles.text} title={text}>
          {shown}
        </span>
      </dd>
      {onCorrect && (
        <dd className={styles.pencil}>
          <IconButton size="s" icon={Pencil} label={`Correct ${label}…`} onPress={onCorrect} />
        </dd>
      )}
    </div>
  );
}
