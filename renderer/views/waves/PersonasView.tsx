import { Button as AriaButton } from 'react-aria-components';
import { readPlanTable } from '../../../shared/model/plan.ts';
import { describeRule } from '../../../shared/persona/describe-condition.ts';
import { usePlan } from '../../state/plan-store.ts';
import { changeFilter, goToWaveView } from '../../state/session-store.ts';
import { countNoun } from '../../ui/format.ts';
import { PersonaDot } from '../../ui/Persona.tsx';
import { useFormats } from '../use-formats.ts';
import { countPersonas } from './count-personas.ts';
import styles from './PersonasView.module.css';

/** The personas: the rules in their order, how many accounts each has, and which playbook follows. */
export function PersonasView() {
  const base = usePlan((state) => state.base);
  const formats = useFormats();
  if (!base) return null;
  const counts = countPersonas(base);
  const playbooks = readPlanTable(base.document, 'playbooks');
  const customers = counts.accounts.reduce((sum, count) => sum + count, 0);
  return (
    <div className={styles.list}>
      <p className={styles.lead}>The first rule that matches decides; a rule about an unknown value never matches.</p>
      <ol>
        {base.personas.personas.map((persona, index) => (
          <li key={persona.id}>
            <AriaButton
              className={styles.persona}
              onPress={() => {
                changeFilter({ persona: persona.id });
                goToWaveView('board');
              }}
            >
              <PersonaDot colour={persona.colour} />
              <span className={styles.words}>
                <span className={styles.name}>{persona.name}</span>
                <span className={styles.rule}>
                  {describeRule(persona, { wording: base.wording, currency: base.facts.currency })}
                </span>
                <span className={styles.playbook}>
                  Playbook {playbooks.get(persona.playbook)?.name ?? persona.playbook}, notice at least{' '}
                  {playbooks.get(persona.playbook)?.minimumNoticeDays ?? 0} days
                </span>
              </span>
              <span className={styles.counts}>
                <strong>{formats.count(counts.accounts[index] ?? 0)}</strong>
                <span>{formats.share(customers === 0 ? 0 : (counts.accounts[index] ?? 0) / customers)}</span>
                <span>{countNoun(formats, counts.moves[index] ?? 0, 'move')}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ol>
      <p className={styles.foot}>
        {countNoun(formats, counts.without, 'prospect or former customer', 'prospects and former customers')} without a
        persona: they transfer silently. {countNoun(formats, counts.overridden, 'account')} set by hand.
      </p>
    </div>
  );
}
