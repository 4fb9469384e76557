import { useState } from 'react';
import type { Persona } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { useRuleDraft } from '../../../state/rule-draft.ts';
import { LateDealEditor } from './LateDealEditor.tsx';
import { OverridesPanel } from './OverridesPanel.tsx';
import { PersonaEditor } from './PersonaEditor.tsx';
import { PlaybookEditor } from './PlaybookEditor.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { RemovePersonaDialog } from './RemovePersonaDialog.tsx';
import { RuleBar } from './RuleBar.tsx';
import { RuleSidebar } from './RuleSidebar.tsx';
import { useRules } from './use-rules.ts';
import type { ShownRules } from './use-rules.ts';
import styles from './PersonasView.module.css';

/** Who is who, and what is done for whom: the rules in their order, each with the accounts it catches as it is written. */
export function PersonasView() {
  const base = usePlan((state) => state.base);
  return base && <Rules base={base} />;
}

function Rules({ base }: { readonly base: PlanBase }) {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [doomed, setDoomed] = useState<Persona | null>(null);
  const shown = useRules(base);
  return (
    <div className={styles.view}>
      <RuleBar shown={shown} isReadOnly={isReadOnly} />
      <div className={styles.parts}>
        <RuleSidebar shown={shown} isReadOnly={isReadOnly} onRemove={setDoomed} />
        <SelectedRule shown={shown} isReadOnly={isReadOnly} onRemove={setDoomed} />
      </div>
      {doomed && <RemovePersonaDialog shown={shown} persona={doomed} onClose={() => setDoomed(null)} />}
    </div>
  );
}

interface SelectedRuleProps {
  readonly shown: ShownRules;
  readonly isReadOnly: boolean;
  readonly onRemove: (persona: Persona) => void;
}

function SelectedRule({ shown, isReadOnly, onRemove }: SelectedRuleProps) {
  const selection = useRuleDraft((state) => state.selection);
  const { base, rules } = shown;
  if (selection?.kind === 'late deals') {
    return (
      <div className={styles.editor}>
        <LateDealEditor shown={shown} isReadOnly={isReadOnly} />
      </div>
    );
  }
  if (selection?.kind === 'by hand') {
    return (
      <div className={styles.editor}>
        <OverridesPanel base={base} isReadOnly={isReadOnly} />
      </div>
    );
  }
  const playbook = selection?.kind === 'playbook' && rules.playbooks.find(({ id }) => id === selection.id);
  if (playbook) {
    return (
      <div className={styles.editor}>
        <PlaybookEditor key={playbook.id} shown={shown} playbook={playbook} isReadOnly={isReadOnly} />
      </div>
    );
  }
  const persona =
    rules.personas.find(({ id }) => selection?.kind === 'persona' && selection.id === id) ?? rules.personas[0];
  if (!persona) return null;
  return (
    <div className={styles.withPreview}>
      <div className={styles.editor}>
        <PersonaEditor key={persona.id} shown={shown} persona={persona} isReadOnly={isReadOnly} onRemove={onRemove} />
      </div>
      <PreviewPanel key={persona.id} shown={shown} persona={persona} />
    </div>
  );
}
