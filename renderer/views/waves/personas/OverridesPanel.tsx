import { Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { readScenarioTable } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { selectOnly } from '../../../state/selection.ts';
import { inspect } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import type { TableColumn } from '../../../ui/DataTable.tsx';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { decide } from '../../decide.ts';
import styles from './OverridesPanel.module.css';

interface OverridesPanelProps {
  readonly base: PlanBase;
  readonly isReadOnly: boolean;
}

interface Line {
  readonly account: string;
  readonly name: string;
  readonly persona: string;
  readonly colour: string;
  readonly byRule: string;
  readonly reason: string;
}

/** Every persona set by hand in this scenario, with what the rules would say, and the way back. */
export function OverridesPanel({ base, isReadOnly }: OverridesPanelProps) {
  const lines = useMemo(() => listLines(base), [base]);
  const revert = (accounts: readonly string[]) =>
    decide({ kind: 'overridePersona', accounts, persona: null, reason: 'Back to the rules' });
  const columns: TableColumn<Line>[] = [
    {
      id: 'account',
      title: 'Account',
      sortBy: ({ name }) => name,
      render: ({ account, name }) => (
        <AriaButton
          className={styles.account}
          onPress={() => {
            selectOnly(account);
            inspect({ kind: 'accounts' });
          }}
        >
          {name}
        </AriaButton>
      ),
    },
    {
      id: 'persona',
      title: 'Set to',
      sortBy: ({ persona }) => persona,
      render: ({ persona, colour }) => (
        <span className={styles.persona}>
          <PersonaDot colour={colour} /> {persona}
        </span>
      ),
    },
    { id: 'rule', title: 'By the rules', sortBy: ({ byRule }) => byRule, render: ({ byRule }) => byRule },
    { id: 'reason', title: 'Reason', isWrapped: true, render: ({ reason }) => reason },
    {
      id: 'revert',
      title: 'Back to the rules',
      hasHiddenTitle: true,
      width: '110px',
      render: ({ account, name }) => (
        <Button
          size="s"
          variant="quiet"
          icon={Undo2}
          isDisabled={isReadOnly}
          aria-label={`Back to the rules: ${name}`}
          onPress={() => revert([account])}
        >
          To the rules
        </Button>
      ),
    },
  ];
  return (
    <section className={styles.panel} aria-label="Set by hand">
      <header className={styles.head}>
        <h3 className={styles.title}>Set by hand in this scenario</h3>
        {lines.length > 1 && (
          <Button
            size="s"
            icon={Undo2}
            isDisabled={isReadOnly}
            onPress={() => revert(lines.map(({ account }) => account))}
          >
            All back to the rules
          </Button>
        )}
      </header>
      <DataTable
        label="Personas set by hand"
        columns={columns}
        rows={lines}
        keyOf={({ account }) => account}
        emptyText="No persona is set by hand. Choose an account and “Override…” in the inspector where you know more than the data."
      />
    </section>
  );
}

function listLines({ document, scenario, facts, accountRow, personas }: PlanBase): Line[] {
  const byId = new Map(personas.personas.map((persona) => [persona.id, persona]));
  return [...readScenarioTable(document, scenario, 'personaOverrides')].map(([account, { persona: id, reason }]) => {
    const row = accountRow.get(account);
    const persona = byId.get(id);
    const code = row === undefined ? undefined : personas.ruleCodes[row];
    return {
      account,
      name: row === undefined ? account : (facts.accounts.name[row] as string),
      persona: persona?.name ?? `${id}, which is gone`,
      colour: persona?.colour ?? '',
      byRule: code === undefined ? 'Not in the data any more' : (personas.personas[code]?.name ?? 'None'),
      reason,
    };
  });
}
