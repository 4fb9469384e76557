import { CircleAlert, Download, Ellipsis, RotateCcw, Upload } from 'lucide-react';
import { DEFAULT_PLAYBOOKS } from '../../../../shared/model/default-playbooks.ts';
import { DEFAULT_PERSONAS, DEFAULT_POLICY } from '../../../../shared/model/defaults.ts';
import { changeDraft, dropRuleDraft, importDraft, readRuleDraft, useRuleDraft } from '../../../state/rule-draft.ts';
import { announce, showToast } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { countNoun } from '../../../ui/format.ts';
import { MenuButton } from '../../../ui/Menu.tsx';
import { decide } from '../../decide.ts';
import { useFormats } from '../../use-formats.ts';
import { chooseRules, exportRules } from './rule-files.ts';
import type { ShownRules } from './use-rules.ts';
import styles from './PersonasView.module.css';

interface RuleBarProps {
  readonly shown: ShownRules;
  readonly isReadOnly: boolean;
}

/** What would change if the rules were saved, and the ways to do so or not. */
export function RuleBar({ shown, isReadOnly }: RuleBarProps) {
  const { base, rules, isDraft, preview, fault } = shown;
  const importedFrom = useRuleDraft((state) => state.importedFrom);
  const formats = useFormats();
  const { changed, handedOver } = preview;
  const importRules = async () => {
    const chosen = await chooseRules();
    if (!chosen) return;
    const isNew = importDraft(base.document, chosen.rules, chosen.rules.name);
    const message = isNew
      ? `Rules of ${chosen.rules.name}: look at what would change, then save.`
      : `${chosen.fileName} holds the rules that the plan has already.`;
    showToast({ tone: 'info', message });
    announce(message);
  };
  return (
    <div className={styles.bar} role="group" aria-label="Save the rules">
      <p className={styles.state} aria-live="polite">
        {isDraft ? (
          <>
            <strong>{importedFrom === null ? 'Not saved yet' : `Rules of ${importedFrom}, not saved yet`}</strong>
            {': '}
            {changed === 0
              ? 'no account changes its persona'
              : `${formats.count(changed)} of ${countNoun(formats, handedOver, 'account')} change their persona`}
          </>
        ) : (
          <>
            {countNoun(formats, handedOver, 'account')} with a persona; prospects and former customers without an open
            deal have none and transfer silently
          </>
        )}
      </p>
      {isDraft && fault !== null && (
        <p className={styles.fault}>
          <CircleAlert size={14} aria-hidden /> {fault}
        </p>
      )}
      <span className={styles.buttons}>
        {isDraft && (
          <>
            <Button variant="quiet" onPress={() => dropRuleDraft()}>
              Discard
            </Button>
            <Button variant="primary" isDisabled={isReadOnly || fault !== null} onPress={() => saveRules(shown)}>
              Save rules
            </Button>
          </>
        )}
        <MenuButton
          label="Rules"
          placement="bottom end"
          groups={[
            {
              entries: [
                {
                  id: 'export',
                  label: 'Export the rules…',
                  icon: Download,
                  isDisabled: fault !== null,
                  run: () => void exportRules(rules),
                },
                {
                  id: 'import',
                  label: 'Import rules…',
                  icon: Upload,
                  isDisabled: isReadOnly,
                  run: () => void importRules(),
                },
              ],
            },
            {
              entries: [
                {
                  id: 'reset',
                  label: 'Back to the defaults',
                  icon: RotateCcw,
                  isDisabled: isReadOnly,
                  run: () => resetRules(shown),
                },
              ],
            },
          ]}
        >
          <Button variant="quiet" icon={Ellipsis} aria-label="Rules: export, import, reset">
            Rules
          </Button>
        </MenuButton>
      </span>
    </div>
  );
}

/** One step to undo, whatever was changed. */
function saveRules({ base, rules }: ShownRules): void {
  const { reassigned, importedFrom } = readRuleDraft();
  const { personas, playbooks, lateDeal, highRiskShareLimit } = rules;
  const { document } = base;
  const isChanged = (table: 'personas' | 'playbooks', rows: readonly { readonly id: string }[]): boolean =>
    rows.length !== document.tables.get(table)?.size ||
    rows.some((row) => document.tables.get(table)?.get(row.id) !== row);
  const isDone = decide({
    kind: 'changeRules',
    ...(isChanged('personas', personas) ? { personas, reassigned } : {}),
    ...(isChanged('playbooks', playbooks) ? { playbooks } : {}),
    lateDeal,
    highRiskShareLimit,
    ...(importedFrom === null ? {} : { label: `Import the rules of ${importedFrom}` }),
  });
  if (isDone) dropRuleDraft();
}

/** Puts the defaults on the screen; they are saved like any other change. */
function resetRules({ base }: ShownRules): void {
  changeDraft(base.document, (rules) => ({
    ...rules,
    personas: DEFAULT_PERSONAS,
    playbooks: DEFAULT_PLAYBOOKS,
    lateDeal: DEFAULT_POLICY.lateDeal,
    highRiskShareLimit: DEFAULT_POLICY.waveGuidance.highRiskShareLimit,
  }));
  const isSame = readRuleDraft().draft === null;
  const message = isSame
    ? 'The plan has the default rules.'
    : 'The default rules: look at what would change, then save.';
  showToast({ tone: 'info', message });
  announce(message);
}
