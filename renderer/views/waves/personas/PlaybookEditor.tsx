import { CopyPlus, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Playbook, PlaybookStep } from '../../../../shared/model/policy.ts';
import { addPlaybook, changePlaybook, nameCopy, removePlaybook } from '../../../state/rule-draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { PersonaLabel } from '../../../ui/Persona.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { NumberInput } from './NumberInput.tsx';
import { PlaybookTimeline } from './PlaybookTimeline.tsx';
import { StepRow } from './StepRow.tsx';
import type { ShownRules } from './use-rules.ts';
import editorStyles from './RuleEditor.module.css';
import styles from './PlaybookEditor.module.css';

interface PlaybookEditorProps {
  readonly shown: ShownRules;
  readonly playbook: Playbook;
  readonly isReadOnly: boolean;
}

/** One playbook: who does what, when and how, laid out in days as it is written. */
export function PlaybookEditor({ shown, playbook, isReadOnly }: PlaybookEditorProps) {
  const { base, rules } = shown;
  const { document } = base;
  const [isRemoving, setIsRemoving] = useState(false);
  const change = (to: Partial<Playbook>) => changePlaybook(document, playbook.id, to);
  const users = rules.personas.filter((persona) => persona.playbook === playbook.id);
  const { steps } = playbook;
  const replace = (id: string, to: Partial<PlaybookStep> | null) => {
    const next = steps.flatMap((step) => {
      if (step.id !== id) return to?.isOwnerChange ? { ...step, isOwnerChange: false } : step;
      return to === null ? [] : { ...step, ...to };
    });
    change({ steps: next });
  };
  const addStep = () => {
    const last = steps.at(-1);
    const step: PlaybookStep = {
      id: nameStep(playbook),
      offset: (last?.offset ?? 0) + 5,
      name: 'follow-up',
      channel: 'call',
      leads: 'incoming',
      incumbentHours: 0,
      incomingHours: 0.5,
      managerHours: 0,
      isOwnerChange: false,
    };
    change({ steps: [...steps, step] });
  };
  return (
    <div className={editorStyles.editor}>
      <div className={styles.fields}>
        <TextField
          label="Name"
          value={playbook.name}
          maxLength={80}
          isDisabled={isReadOnly}
          onChange={(name) => change({ name })}
        />
        <div className={styles.notice}>
          <span className={styles.label}>Notice at least</span>
          <NumberInput
            label="Notice at least, in days"
            value={playbook.minimumNoticeDays}
            unit="days"
            isWhole
            isDisabled={isReadOnly}
            onChange={(days) => change({ minimumNoticeDays: Number.isNaN(days) ? 0 : Math.max(0, days) })}
          />
        </div>
      </div>
      <div className={styles.users}>
        {users.length === 0 ? (
          <span>No persona follows it.</span>
        ) : (
          <>
            <span>Followed by</span>
            {users.map((persona) => (
              <PersonaLabel key={persona.id} persona={persona} />
            ))}
          </>
        )}
        {playbook.id === 'high-risk' && (
          <span>and the tenth of the accounts with the most ARR, whatever their persona.</span>
        )}
      </div>
      <PlaybookTimeline base={base} playbook={playbook} />
      <section className={editorStyles.section} aria-label="Steps">
        <header className={styles.stepsHead}>
          <h3 className={editorStyles.sectionTitle}>Steps</h3>
          <p className={editorStyles.hint}>
            In working days from the first notice; hours of each side. On the step marked ●, the incoming seller becomes
            the owner.
          </p>
        </header>
        <div className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Step</th>
                <th scope="col">Channel</th>
                <th scope="col">Leads</th>
                <th scope="col">Incumbent h</th>
                <th scope="col">Incoming h</th>
                <th scope="col">Manager h</th>
                <th scope="col">●</th>
                <th scope="col" aria-label="Remove" />
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <StepRow
                  key={step.id}
                  step={step}
                  isReadOnly={isReadOnly}
                  isOnly={steps.length === 1}
                  onChange={(to) => replace(step.id, to)}
                  onRemove={() => replace(step.id, null)}
                  onSettle={() => change({ steps: sortSteps(steps) })}
                />
              ))}
            </tbody>
          </table>
        </div>
        <div>
          <Button size="s" variant="quiet" icon={Plus} isDisabled={isReadOnly} onPress={addStep}>
            Add a step
          </Button>
        </div>
      </section>
      <div className={editorStyles.foot}>
        <Button
          variant="quiet"
          icon={CopyPlus}
          isDisabled={isReadOnly}
          onPress={() => addPlaybook(document, { ...playbook, name: nameCopy(playbook.name, rules.playbooks) })}
        >
          Duplicate
        </Button>
        <Button
          variant="quiet"
          icon={Trash2}
          isDisabled={isReadOnly || rules.playbooks.length < 2}
          onPress={() => setIsRemoving(true)}
        >
          Delete this playbook…
        </Button>
      </div>
      {isRemoving && <RemoveDialog shown={shown} playbook={playbook} onClose={() => setIsRemoving(false)} />}
    </div>
  );
}

interface RemoveDialogProps {
  readonly shown: ShownRules;
  readonly playbook: Playbook;
  readonly onClose: () => void;
}

function RemoveDialog({ shown, playbook, onClose }: RemoveDialogProps) {
  const { base, rules } = shown;
  const others = rules.playbooks.filter(({ id }) => id !== playbook.id);
  const [to, setTo] = useState(others[0]?.id ?? '');
  const users = rules.personas.filter((persona) => persona.playbook === playbook.id);
  return (
    <ConfirmDialog
      title={`Delete the playbook ${playbook.name}?`}
      confirmLabel="Delete"
      isDanger
      onClose={onClose}
      onConfirm={() => removePlaybook(base.document, playbook.id, to)}
    >
      {users.length === 0 ? (
        <p>No persona follows it. Nothing changes before you save.</p>
      ) : (
        <Select
          label={`${users.map(({ name }) => name).join(', ')} then follow${users.length === 1 ? 's' : ''}`}
          options={others.map(({ id, name }) => ({ id, label: name }))}
          value={to}
          onChange={setTo}
        />
      )}
    </ConfirmDialog>
  );
}

/** Steps stand in the order of their days; those of one day as they were. */
function sortSteps(steps: readonly PlaybookStep[]): PlaybookStep[] {
  return steps.toSorted((left, right) => left.offset - right.offset);
}

function nameStep({ id, steps }: Playbook): string {
  const taken = new Set(steps.map((step) => step.id));
  for (let number = steps.length + 1; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}
