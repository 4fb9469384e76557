import { Lock, LockOpen, Pin } from 'lucide-react';
import { useMemo } from 'react';
import { readCategory } from '../../../shared/model/columns.ts';
import { countFamily } from '../../../shared/model/families.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { NO_ROW } from '../../../shared/model/ids.ts';
import { readScenarioTable } from '../../../shared/model/plan.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { openDialog } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { PersonaLabel } from '../../ui/Persona.tsx';
import { useFormats } from '../use-formats.ts';
import { AccountHistory } from './AccountHistory.tsx';
import { AccountSellers } from './AccountSellers.tsx';
import { CorrectableFacts } from './CorrectableFacts.tsx';
import { DealList } from './DealList.tsx';
import { FamilyList } from './FamilyList.tsx';
import { HandoverSteps } from './HandoverSteps.tsx';
import { Note, PanelHead, Section, Tag } from './Parts.tsx';
import { WhyPersona } from './WhyPersona.tsx';

/** Everything about one account: why it is what it is, who has it and who gets it, and when. */
export function AccountPanel({ account }: { readonly account: AccountId }) {
  const base = usePlan((state) => state.base);
  const row = base?.accountRow.get(account);
  if (!base || row === undefined) return <Note>This account is not in the data any more.</Note>;
  const { accounts } = base.facts;
  const place = [accounts.city, accounts.region].map((column) => readCategory(column, row)).find(Boolean);
  const detail = [readCategory(accounts.segment, row), readCategory(accounts.industry, row), place].filter(Boolean);
  const wave = base.assignment.waves[base.assignment.wave[row] as number]?.wave.name;
  const pinnedTo = readScenarioTable(base.document, base.scenario, 'pins').get(account);
  const pin = base.assignment.waves.find(({ id }) => id === pinnedTo)?.wave;
  const family = countFamily(base.families, row);
  const persona = base.personas.personas[base.personas.codes[row] as number] ?? null;
  return (
    <>
      <PanelHead title={accounts.name[row] as string} detail={detail.join(' · ')}>
        <Tag>
          <PersonaLabel persona={persona} />
        </Tag>
        {wave && <Tag>{wave}</Tag>}
        {pin && (
          <Tag>
            <Pin size={11} aria-hidden /> {pin.name === wave ? 'Pinned' : `Pinned to ${pin.name}`}
          </Tag>
        )}
        {family > 1 && <Tag>Family of {family}</Tag>}
        {base.assignment.locked[row] === 1 && (
          <Tag>
            <Lock size={11} aria-hidden /> Locked
          </Tag>
        )}
      </PanelHead>
      <WhyPersona base={base} row={row} />
      <AccountSellers base={base} row={row} />
      <AccountFacts base={base} row={row} />
      <DealList base={base} row={row} />
      <HandoverSteps base={base} row={row} />
      <FamilyList base={base} row={row} />
      <AccountLock base={base} row={row} />
      <AccountHistory account={account} />
    </>
  );
}

interface PartProps {
  readonly base: PlanBase;
  readonly row: number;
}

const MAIN_FACTS = [
  'arr',
  'potential',
  'workload',
  'customerSince',
  'ownerSince',
  'renewal',
  'health',
  'healthBand',
  'strategic',
];

function AccountFacts({ base, row }: PartProps) {
  const formats = useFormats();
  const { measures } = base;
  const { id } = base.facts.accounts;
  return (
    <CorrectableFacts
      base={base}
      table="accounts"
      row={row}
      main={MAIN_FACTS}
      standIns={{ workload: `${formats.hours(measures.workload[row] as number)} a year by its segment` }}
      derived={[
        { label: 'Open pipeline', value: formats.money(measures.pipeline[row] as number) },
        { label: 'Id', value: <span data-selectable>{id[row]}</span>, exact: id[row] },
      ]}
    />
  );
}

function AccountLock({ base, row }: PartProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const account = base.facts.accounts.id[row] as string;
  const isLocked = base.assignment.locked[row] === 1;
  const reason = useMemo(() => {
    const decision = readScenarioTable(base.document, base.scenario, 'locks').get(account);
    return decision?.reason ?? readCategory(base.facts.accounts.lockReason, row);
  }, [base, account, row]);
  return (
    <Section
      title="Lock"
      action={
        <Button
          size="s"
          icon={isLocked ? LockOpen : Lock}
          isDisabled={isReadOnly}
          onPress={() => openDialog({ kind: isLocked ? 'unlock' : 'lock', accounts: [account] })}
        >
          {isLocked ? 'Unlock…' : 'Lock…'}
        </Button>
      }
    >
      <Note>
        {isLocked ? `Must not move: ${reason || 'no reason given'}.` : 'May move.'}
        {base.assignment.incumbent[row] === NO_ROW && ' It has no seller today.'}
      </Note>
    </Section>
  );
}
