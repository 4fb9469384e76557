import { Check, CircleHelp, Minus } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { explainPersona } from '../../../shared/persona/explain.ts';
import type { ExplainedRule } from '../../../shared/persona/explain.ts';
import { usePlan } from '../../state/plan-store.ts';
import { openDialog } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { PersonaDot } from '../../ui/Persona.tsx';
import { Note, Section } from './Parts.tsx';
import styles from './WhyPersona.module.css';

interface WhyPersonaProps {
  readonly base: PlanBase;
  /** Account row. */
  readonly row: number;
}

/** Which rule decided, with the values it looked at; all other rules on demand. */
export function WhyPersona({ base, row }: WhyPersonaProps) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const explanation = useMemo(() => explainPersona(base.personaContext, row), [base, row]);
  const { persona, override, rules, traits, summary } = explanation;
  const account = base.facts.accounts.id[row] as string;
  return (
    <Section
      title={persona ? 'Why this persona' : 'Why no persona'}
      action={
        persona && (
          <Button
            size="s"
            isDisabled={isReadOnly}
            onPress={() => openDialog({ kind: 'override-persona', accounts: [account] })}
          >
            {override ? 'Change…' : 'Override…'}
          </Button>
        )
      }
    >
      <Note>
        {summary}
        {override && <span className={styles.reason}>Set by hand: {override.reason}</span>}
      </Note>
      {traits.length > 0 && (
        <p className={styles.traits}>
          Also{' '}
          {traits.map(({ id, name, colour }) => (
            <span key={id} className={styles.trait}>
              <PersonaDot colour={colour} /> {name}
            </span>
          ))}
        </p>
      )}
      {rules.length > 0 && (
        <Disclosure className={styles.disclosure}>
          {({ isExpanded }) => (
            <>
              <AriaButton slot="trigger" className={styles.toggle}>
                {isExpanded ? 'Hide the rules' : 'All rules and values'}
              </AriaButton>
              <DisclosurePanel>
                <ol className={styles.rules}>
                  {rules.map((rule) => (
                    <Rule key={rule.persona.id} rule={rule} />
                  ))}
                </ol>
              </DisclosurePanel>
            </>
          )}
        </Disclosure>
      )}
    </Section>
  );
}

const OUTCOME_ICONS = { yes: Check, no: Minus, unknown: CircleHelp } as const;

function Rule({ rule }: { readonly rule: ExplainedRule }) {
  return (
    <li className={styles.rule}>
      <p className={styles.ruleHead}>
        <PersonaDot colour={rule.persona.colour} />
        <strong>{rule.persona.name}</strong>
        <span className={styles.outcome}>{rule.outcome}</span>
      </p>
      <ul>
        {rule.conditions.map((condition, place) => {
          const Icon = OUTCOME_ICONS[condition.outcome];
          return (
            <li key={place} className={joinClasses(styles.condition, styles[condition.outcome])}>
              <Icon size={12} aria-label={condition.outcome} />
              <span>
                {condition.text}
                <span className={styles.value}>{condition.value}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
