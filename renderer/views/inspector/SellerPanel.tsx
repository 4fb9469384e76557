import { useState } from 'react';
import { formatIsoDay, MISSING_DAY } from '../../../shared/model/day.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import { readScenarioTable } from '../../../shared/model/plan.ts';
import { isLeaving } from '../../../shared/model/roster.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { changeFilter, goToBoard } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { SellerDialog } from '../dialogs/SellerDialog.tsx';
import { useFormats } from '../use-formats.ts';
import { CorrectableFacts } from './CorrectableFacts.tsx';
import { FactList, Note, PanelHead, Section, Tag } from './Parts.tsx';
import { SellerFigures } from './SellerFigures.tsx';
import { SellerLink } from './AccountSellers.tsx';

const KIND_NAMES = { seller: '', manager: 'Manager', vacancy: 'Vacancy' } as const;

/** One seller: the book against the target, what it loses and gains, and what changes about the person. */
export function SellerPanel({ row }: { readonly row: number }) {
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [isChanging, setChanging] = useState(false);
  const formats = useFormats();
  if (!base || !figures || row >= base.roster.count) return null;
  const { roster } = base;
  const { disruption } = figures.scorecard;
  const id = roster.ids[row] as string;
  const kind = roster.kinds[row] ?? 'seller';
  const leaves = roster.leavesOn[row] as number;
  const starts = roster.startsOn[row] as number;
  const change = readScenarioTable(base.document, base.scenario, 'sellerChanges').get(id);
  const manager = roster.managers[row] as number;
  // Vacancies of the scenario are decisions: the facts do not have them.
  const isImported = row < base.facts.sellers.count;
  const detail = [roster.teams[row], roster.regions[row]].filter(Boolean).join(' · ');
  return (
    <>
      <PanelHead title={roster.names[row] as string} detail={detail}>
        {KIND_NAMES[kind] && <Tag>{KIND_NAMES[kind]}</Tag>}
        {isLeaving(roster, row) && <Tag>{leaves > 0 ? `Leaves ${formats.day(leaves)}` : 'No longer active'}</Tag>}
        {starts !== MISSING_DAY && kind === 'vacancy' && <Tag>From {formats.day(starts)}</Tag>}
      </PanelHead>
      <Section title="Book against target">
        <SellerFigures base={base} scorecard={figures.scorecard} row={row} />
      </Section>
      <Section
        title="Change"
        action={
          <Button
            size="s"
            onPress={() => {
              goToBoard('territories');
              changeFilter({ seller: id, movedOnly: true });
            }}
          >
            Show on the board
          </Button>
        }
      >
        <FactList
          facts={[
            { label: 'Gains', value: `${formats.count(disruption.gainedAccounts[row] as number)} accounts` },
            { label: 'Loses', value: `${formats.count(disruption.lostAccounts[row] as number)} accounts` },
            {
              label: 'ARR kept',
              value: formats.share(disruption.keptArr[row] as number),
              exact: 'ARR of the accounts that stay ÷ ARR today',
            },
            {
              label: 'Book churn',
              value: formats.share(disruption.churn[row] as number),
              exact: '(Accounts lost + gained) ÷ (accounts before + after)',
            },
          ]}
        />
      </Section>
      <Section
        title="In this scenario"
        action={
          <Button size="s" isDisabled={isReadOnly} onPress={() => setChanging(true)}>
            {kind === 'vacancy' ? 'Close…' : 'Change…'}
          </Button>
        }
      >
        <FactList
          facts={[
            {
              label: 'FTE that counts',
              value: formats.decimal(roster.fte[row] as number, 2),
              exact: 'What counts for the targets: leavers and managers have none',
            },
            {
              label: 'Manager',
              value: isImported || manager === NO_ROW ? '' : <SellerLink base={base} row={manager} />,
            },
          ]}
        />
        {change && <Note>Changed in this scenario: {change.reason || 'no reason given'}.</Note>}
      </Section>
      {isImported && (
        <CorrectableFacts
          base={base}
          table="sellers"
          row={row}
          main={['fte', 'startsOn', 'leavesOn', 'manager', 'team', 'region', 'email']}
          standIns={{ fte: 'unknown; counts as 1' }}
        />
      )}
      {isChanging && (
        <SellerDialog
          seller={id}
          name={roster.names[row] as string}
          isVacancy={kind === 'vacancy'}
          leavesOn={leaves > 0 ? formatIsoDay(leaves) : ''}
          fte={readFte(base, row)}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  );
}

/** FTE as decided or imported, whatever the seller counts for: a leaver's is 0 for the targets only. */
function readFte(base: PlanBase, row: number): number {
  const change = readScenarioTable(base.document, base.scenario, 'sellerChanges').get(base.roster.ids[row] as string);
  const known = change?.fte ?? base.facts.sellers.fte[row];
  return known === undefined || Number.isNaN(known) ? 1 : known;
}
