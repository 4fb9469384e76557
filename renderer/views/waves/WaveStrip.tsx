import { ArrowLeft, ArrowRight, CalendarPlus, Ellipsis, Info, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { WaveId } from '../../../shared/model/ids.ts';
import { usePlan } from '../../state/plan-store.ts';
import { inspect, openDialog } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { countNoun } from '../../ui/format.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { decide } from '../decide.ts';
import { useFormats } from '../use-formats.ts';
import styles from './WaveStrip.module.css';

/** The waves in a row: name, launch day, size; here they are dated, renamed and removed. */
export function WaveStrip() {
  const base = usePlan((state) => state.base);
  const byWave = usePlan((state) => state.figures?.load.byWave);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [removing, setRemoving] = useState<WaveId | null>(null);
  const formats = useFormats();
  if (!base) return null;
  const { waves } = base.assignment;
  const doomed = waves.find(({ id }) => id === removing);
  return (
    <>
      <ol className={styles.strip} aria-label="Dates of the waves">
        {waves.map(({ id, wave }, index) => (
          <li key={id} className={styles.wave}>
            <span className={styles.name} title={wave.name}>
              {wave.name}
            </span>
            <DateField
              label={`Launch of ${wave.name}`}
              isLabelHidden
              isSettled
              isCompact
              isDisabled={isReadOnly}
              value={wave.launch}
              onChange={(launch) => void decide({ kind: 'changeWave', wave: id, launch })}
            />
            <span className={styles.size}>{countNoun(formats, byWave?.[index]?.moves ?? 0, 'move')}</span>
            <MenuButton
              label={wave.name}
              placement="bottom end"
              groups={[
                {
                  entries: [
                    { id: 'inspect', label: 'Show details', icon: Info, run: () => inspect({ kind: 'wave', index }) },
                    {
                      id: 'change',
                      label: 'Rename, change dates…',
                      icon: Pencil,
                      isDisabled: isReadOnly,
                      run: () => openDialog({ kind: 'change-wave', wave: id }),
                    },
                  ],
                },
                {
                  entries: [
                    {
                      id: 'earlier',
                      label: 'Put one wave earlier',
                      icon: ArrowLeft,
                      isDisabled: isReadOnly || index === 0,
                      run: () => void decide({ kind: 'reorderWave', wave: id, to: index - 1 }),
                    },
                    {
                      id: 'later',
                      label: 'Put one wave later',
                      icon: ArrowRight,
                      isDisabled: isReadOnly || index === waves.length - 1,
                      run: () => void decide({ kind: 'reorderWave', wave: id, to: index + 1 }),
                    },
                  ],
                },
                {
                  entries: [
                    {
                      id: 'remove',
                      label: 'Remove…',
                      icon: Trash2,
                      isDanger: true,
                      isDisabled: isReadOnly,
                      run: () => setRemoving(id),
                    },
                  ],
                },
              ]}
            >
              <AriaButton className={styles.more} aria-label={`More for ${wave.name}`}>
                <Ellipsis size={15} aria-hidden />
              </AriaButton>
            </MenuButton>
          </li>
        ))}
        {waves.length === 0 && <li className={styles.none}>No wave yet. Add one to schedule the moves.</li>}
        <li className={styles.add}>
          <Button
            variant="quiet"
            icon={CalendarPlus}
            isDisabled={isReadOnly}
            onPress={() => openDialog({ kind: 'add-wave' })}
          >
            Add a wave
          </Button>
        </li>
      </ol>
      {doomed && (
        <ConfirmDialog
          title={`Remove ${doomed.wave.name}?`}
          confirmLabel="Remove"
          isDanger
          onClose={() => setRemoving(null)}
          onConfirm={() => void decide({ kind: 'removeWave', wave: doomed.id })}
        >
          Its accounts become unscheduled; their sellers stay as planned.
        </ConfirmDialog>
      )}
    </>
  );
}
