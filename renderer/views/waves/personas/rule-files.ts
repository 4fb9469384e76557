import type { RuleSet } from '../../../../shared/persona/rule-set.ts';
import { getBridge } from '../../../state/bridge.ts';
import { announce, openDialog, showToast } from '../../../state/session-store.ts';
import { reportFailure } from '../../decide.ts';

/** Writes the rules on the screen to a file of the user's choice. */
export async function exportRules(rules: RuleSet): Promise<void> {
  const { writeRuleSet } = await loadRuleFile();
  const name = `${rules.name.replace(/[\\/:*?"<>|]+/g, ' ')} rules.json`;
  const result = await getBridge().request('files.saveAs', 'json', name, writeRuleSet(rules));
  reportFailure('The rules were not saved', result);
  if (!result.ok) return;
  const message = `Saved ${result.value.name}: ${rules.personas.length} personas, ${rules.playbooks.length} playbooks`;
  showToast({ tone: 'success', message });
  announce(message);
}

/** @returns the rules of a file that the user chose, or `null` where there are none; why has been said. */
export async function chooseRules(): Promise<{ rules: RuleSet; fileName: string } | null> {
  const chosen = await getBridge().request('files.open', 'json', false);
  reportFailure('The file was not opened', chosen);
  const [file] = chosen.ok ? chosen.value : [];
  if (!file) return null;
  const { readRuleSet } = await loadRuleFile();
  const result = readRuleSet(file.bytes);
  if (result.ok) return { rules: result.rules, fileName: file.handle.name };
  openDialog({
    kind: 'message',
    title: 'The rules were not taken',
    message: `${file.handle.name}: ${result.message} The rules of the plan are as they were.`,
  });
  return null;
}

/** Checking a file needs schemas that nothing else on the page does: loaded when asked for. */
function loadRuleFile() {
  return import('../../../../shared/files/rule-file.ts');
}
