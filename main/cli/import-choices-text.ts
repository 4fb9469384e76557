import type { ImportReport } from '../../shared/files/import-report.ts';
import { listQuestions } from '../../shared/files/import-questions.ts';
import { wrapText } from './wrap-text.ts';

const WIDTH = 110;
const MOST_SHOWN = 12;

/** What was assumed or left open, each with the line of `--map` that settles it. */
export function describeOpenChoices(report: ImportReport): string {
  const questions = listQuestions(report);
  if (questions.length === 0) return '';
  const lines = questions.slice(0, MOST_SHOWN).map(({ question, choice }) => {
    return wrapText(`${question} ${JSON.stringify(choice)}`, WIDTH, '  ');
  });
  const more = questions.length - lines.length;
  return `To settle with --map\n${lines.join('')}${more > 0 ? `  … and ${more} more, in the report of --json\n` : ''}`;
}
