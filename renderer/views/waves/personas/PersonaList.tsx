import { ArrowDown, ArrowUp, CopyPlus, Ellipsis, GripVertical, Trash2 } from 'lucide-react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { Persona } from '../../../../shared/model/policy.ts';
import { addPersona, nameCopy, orderPersonas, selectRule, useRuleDraft } from '../../../state/rule-draft.ts';
import { announce } from '../../../state/session-store.ts';
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
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(personas, String(key)) })),
    onReorder: ({ keys, target }) => {
      const moved = ids.filter((id) => keys.has(id));
      const others = ids.filter((id) => !keys.has(id));
      const at = others.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      reorder([...others.slice(0, at), ...moved, ...others.slice(at)]);
    },
  });
  // Before anything was chosen, the first persona is what is shown.
  const chosen = selection === null ? (ids[0] ?? '') : selection.kind === 'persona' ? selection.id : '';
  return (
    <GridList
      aria-label="Personas in the order of their rules"
      className={styles.list}
      items={personas}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === '' ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? ids : keys;
        if (id !== undefined) selectRule({ kind: 'persona', id: String(id) });
      }}
      dragAndDropHooks={dragAndDropHooks}
      dependencies={[preview, personas, isReadOnly]}
    >
      {(persona) => {
        const index = ids.indexOf(persona.id);
        const rule = preview.rules[preview.personas.findIndex(({ id }) => id === persona.id)];
        return (
          <GridListItem id={persona.id} textValue={persona.name} className={styles.item}>
            <AriaButton slot="drag" className={styles.handle} aria-label={`Reorder ${persona.name}`}>
              <GripVertical size={13} aria-hidden />
            </AriaButton>
            <span className={styles.number}>{index + 1}</span>
            <PersonaDot colour={persona.colour} />
            <span className={styles.words}>
              <span className={styles.name} title={persona.name}>
                {persona.name || 'Without a name'}
              </span>
            </span>
            <span className={styles.counts}>
              <span className={styles.count}>{formats.count(rule?.decides ?? 0)}</span>
              {rule !== undefined && rule.gained + rule.lost > 0 && (
                <span className={styles.change}>
                  {rule.gained > 0 && `+${formats.count(rule.gained)}`}{' '}
                  {rule.lost > 0 && `−${formats.count(rule.lost)}`}
                </span>
              )}
            </span>
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
          </GridListItem>
        );
      }}
    </GridList>
  );
}

function nameOf(personas: readonly Persona[], id: string): string {
  return personas.find((persona) => persona.id === id)?.name ?? id;
}
