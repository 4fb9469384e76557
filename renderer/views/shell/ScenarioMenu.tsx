import { Camera, ChevronDown, Copy, GitCompare, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { usePlan } from '../../state/plan-store.ts';
import { goToTerritoryView } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { decide } from '../decide.ts';
import { NameDialog } from '../dialogs/NameDialog.tsx';
import { SnapshotDialog } from '../territories/compare/SnapshotDialog.tsx';
import styles from './TopBar.module.css';

type Asked = 'copy' | 'rename' | 'remove' | 'snapshot' | null;

/** The scenarios of the plan: which one is shown, a copy of it, its name. */
export function ScenarioMenu() {
  const scenarios = usePlan((state) => state.scenarios);
  const scenarioId = usePlan((state) => state.scenarioId);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [asked, setAsked] = useState<Asked>(null);
  const current = scenarios.find((scenario) => scenario.id === scenarioId);
  const name = current?.name ?? '';
  const isBaseline = current?.isBaseline ?? false;
  const close = () => setAsked(null);

  const choices: MenuEntry[] = scenarios.map((scenario) => ({
    id: `scenario-${scenario.id}`,
    label: scenario.name,
    detail: scenario.isBaseline ? 'As the data is; takes no decisions' : undefined,
    isChosen: scenario.id === scenarioId,
    isDisabled: isReadOnly && scenario.id !== scenarioId,
    run: () => {
      if (scenario.id !== scenarioId) decide({ kind: 'activateScenario', scenario: scenario.id });
    },
  }));
  const ask = (id: Exclude<Asked, null>, label: string, icon: typeof Copy, isDisabled: boolean, isDanger = false) => ({
    id,
    label,
    icon,
    isDisabled: isReadOnly || isDisabled,
    isDanger,
    run: () => setAsked(id),
  });
  const changes: MenuEntry[] = [
    { id: 'compare', label: 'Compare…', icon: GitCompare, run: () => goToTerritoryView('compare') },
    ask('snapshot', 'Take a snapshot…', Camera, isBaseline),
    ask('copy', 'Duplicate…', Copy, false),
    ask('rename', 'Rename…', Pencil, isBaseline),
    ask('remove', 'Remove…', Trash2, isBaseline || scenarios.length < 3, true),
  ];
  return (
    <>
      <MenuButton label="Scenario" groups={[{ title: 'Scenarios', entries: choices }, { entries: changes }]}>
        <Button className={styles.menu} aria-label={`Scenario ${name}`}>
          <span className={styles.menuLabel}>Scenario</span>
          <span className={styles.menuValue} title={name}>
            {name}
          </span>
          <ChevronDown size={13} aria-hidden className={styles.chevron} />
        </Button>
      </MenuButton>
      {asked === 'copy' && (
        <NameDialog
          title="Duplicate the scenario"
          label="Name of the copy"
          initial={`${name} (copy)`}
          confirmLabel="Duplicate"
          onClose={close}
          onConfirm={(text) =>
            void decide({ kind: 'addScenario', id: crypto.randomUUID(), name: text, copyOf: scenarioId })
          }
        />
      )}
      {asked === 'snapshot' && <SnapshotDialog onClose={close} />}
      {asked === 'rename' && (
        <NameDialog
          title="Rename the scenario"
          label="Name"
          initial={name}
          confirmLabel="Rename"
          onClose={close}
          onConfirm={(text) => void decide({ kind: 'renameScenario', scenario: scenarioId, name: text })}
        />
      )}
      {asked === 'remove' && (
        <ConfirmDialog
          title={`Remove “${name}”?`}
          confirmLabel="Remove"
          isDanger
          onClose={close}
          onConfirm={() => void decide({ kind: 'removeScenario', scenario: scenarioId })}
        >
          All its decisions go with it: moves, waves, locks. Undo brings them back.
        </ConfirmDialog>
      )}
    </>
  );
}
