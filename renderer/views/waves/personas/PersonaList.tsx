import { ArrowDown, ArrowUp, CopyPlus, Ellipsis, GripVertical, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button as AriaButton, ToggleButton } from 'react-aria-components';
import type { Persona } from '../../../../shared/model/policy.ts';
import { addPersona, nameCopy, orderPersonas, selectRule, useRuleDraft } from '../../../state/rule-draft.ts';
import { announce } from '../../../state/session-store.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { MenuButton } from '../../../ui/Menu.tsx';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { useFormats } from '../../use-formats.ts';
import { findFreeColour } from './persona-colours.ts';
import type { ShownRules } from './use-rules.ts';
import styles from './RuleList.module.css';

interface PersonaListProps {
  readonly shown: ShownRules;
  readonly isReadOnly: boolean;
  readonly onRemove: (persona: Persona) => void;
}

/** The personas in the order in which their rules are tried, with how many accounts each has; dragged into another order. */
export function PersonaList({ shown, isReadOnly, onRemove }: PersonaListProps) {
  const { base, rules, preview } = shown;
  const { personas } = rules;
  const selection = useRuleDraft((state) => state.selection);
  const formats = useFormats();
  const ids = personas.map(({ id }) => id);
  const place = (id: string, index: number) => {
    const others = ids.filter((other) => other !== id);
    reorder([...others.slice(0, index), id, ...others.slice(index)]);
  };
  const reorder = (next: readonly string[]) => {
    if (!orderPersonas(base.document, next)) return;
    announce(`The rules are tried in this order now: ${next.map((id) => nameOf(personas, id)).join(', ')}.`);
  };
  const dragged = useRef<string | null>(null);
  // Before anything was chosen, the first persona is what is shown.
  const chosen = selection === null ? (ids[0] ?? '') : selection.kind === 'persona' ? selection.id : '';
  return (
    <ol aria-label="Personas in the order of their rules" className={styles.list}>
      {personas.map((persona, index) => {
        const { id, name } = persona;
        const rule = preview.rules[preview.personas.findIndex((other) => other.id === id)];
        const decides = formats.count(rule?.decides ?? 0);
        const canMove = !isReadOnly && persona.rule !== null;
        return (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- by keyboard, the button inside does the same
          <li
            key={id}
            className={joinClasses(styles.item, id === chosen && styles.chosen)}
            draggable={canMove}
            onDragStart={({ dataTransfer }) => {
              dragged.current = id;
              dataTransfer.effectAllowed = 'move';
              dataTransfer.setData('text/plain', name);
            }}
            onDragEnd={() => {
              dragged.current = null;
            }}
            onDragOver={(event) => {
              if (dragged.current !== null) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged.current !== null) place(dragged.current, index);
            }}
          >
            <ToggleButton
              className={styles.pick}
              isSelected={id === chosen}
              aria-label={`${name || 'Without a name'}, rule ${index + 1}, ${decides} accounts`}
              onChange={() => selectRule({ kind: 'persona', id })}
              onKeyDown={(event) => {
                const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (event.altKey && canMove && step !== undefined) place(id, Math.max(0, index + step));
                else event.continuePropagation();
              }}
            >
              <GripVertical size={13} aria-hidden className={styles.handle} />
              <span className={styles.number}>{index + 1}</span>
              <PersonaDot colour={persona.colour} />
              <span className={styles.words}>
                <span className={styles.name} title={name}>
                  {name || 'Without a name'}
                </span>
              </span>
              <span className={styles.counts}>
                <span className={styles.count}>{decides}</span>
                {rule !== undefined && rule.gained + rule.lost > 0 && (
                  <span className={styles.change}>
                    {rule.gained > 0 && `+${formats.count(rule.gained)}`}{' '}
                    {rule.lost > 0 && `−${formats.count(rule.lost)}`}
                  </span>
                )}
              </span>
            </ToggleButton>
            <MenuButton
              label={persona.name}
              placement="bottom end"
              groups={[
                {
                  entries: [
                    {
                      id: 'up',
                      label: 'Try earlier',
                      icon: ArrowUp,
                      isDisabled: isReadOnly || index === 0 || persona.rule === null,
                      run: () => place(persona.id, index - 1),
                    },
                    {
                      id: 'down',
                      label: 'Try later',
                      icon: ArrowDown,
                      isDisabled: isReadOnly || (personas[index + 1]?.rule ?? null) === null,
                      run: () => place(persona.id, index + 1),
                    },
                    {
                      id: 'copy',
                      label: 'Duplicate',
                      icon: CopyPlus,
                      isDisabled: isReadOnly || persona.rule === null,
                      run: () => {
                        const name = nameCopy(persona.name, personas);
                        addPersona(base.document, { ...persona, name, colour: findFreeColour(personas) });
                      },
                    },
                  ],
                },
                {
                  entries: [
                    {
                      id: 'remove',
                      label: 'Delete…',
                      icon: Trash2,
                      isDanger: true,
                      isDisabled: isReadOnly || personas.length < 2,
                      run: () => onRemove(persona),
                    },
                  ],
                },
              ]}
            >
              <AriaButton className={styles.more} aria-label={`More for ${persona.name}`}>
                <Ellipsis size={14} aria-hidden />
              </AriaButton>
            </MenuButton>
          </li>
        );
      })}
    </ol>
  );
}

function nameOf(personas: readonly Persona[], id: string): string {
  return personas.find((persona) => persona.id === id)?.name ?? id;
}
