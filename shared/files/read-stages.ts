import { FLAG_NO, FLAG_YES } from '../model/columns.ts';
import type { StageClass } from '../model/facts.ts';
import type { ImportReport } from './import-report.ts';
import { countOpportunities } from './count-words.ts';
import { readFlags } from './read-columns.ts';
import { classifyStage, isKnownStage } from './read-words.ts';
import type { SourceTable } from './source-table.ts';

type StageReading = ImportReport['stages'][number];

export interface StageColumn {
  /** By opportunity; an empty text where it cannot be told. */
  readonly classes: readonly (StageClass | '')[];
  /** Every stage and class that occurs, with the number of its opportunities. */
  readonly stages: readonly StageReading[];
}

/**
 * Tells which opportunities are open, late, won or lost: as was chosen for their stage; else as `IsClosed` and `IsWon`, or
 * a column of states, say outright; else by the name of the stage. A stage of a name that is not known counts as open, and
 * that is said.
 * @param rawRows rows of the file that are taken.
 */
export function readStages(source: SourceTable, rawRows: readonly number[]): StageColumn {
  const texts = source.readTexts('stage');
  const judge = createJudge(source);
  const counts = new Map<string, StageReading & { count: number }>();
  const classes = rawRows.map((rawRow) => {
    const stage = texts?.[rawRow] ?? '';
    const { stageClass, basis } = judge(rawRow, stage);
    const key = `${stage}\u0000${stageClass}\u0000${basis}`;
    const count = counts.get(key);
    if (count) count.count += 1;
    else counts.set(key, { stage, stageClass, count: 1, basis });
    return stageClass;
  });
  const stages = [...counts.values()];
  warnAssumed(source, stages);
  const named = stages.filter(({ stage }) => stage !== '');
  const reading = named.map(({ stage, stageClass }) => `${stage} = ${stageClass || 'unknown'}`);
  source.setReading('stage', { reading: [...new Set(reading)].slice(0, 20).join(', ') });
  return { classes, stages };
}

type Judgement = Pick<StageReading, 'stageClass' | 'basis'>;

function createJudge(source: SourceTable): (rawRow: number, stage: string) => Judgement {
  const isClosed = readFlags(source, 'isClosed');
  const isWon = readFlags(source, 'isWon');
  const states = source.readTexts('status');
  const isTold = isClosed !== null || isWon !== null || states !== null || source.has('stage');
  const known = new Map<string, Judgement>();
  const nameStage = (stage: string): Judgement => {
    let named = known.get(stage);
    if (!named) {
      const chosen = source.choices.findStage(stage);
      const stageClass = chosen ?? classifyStage(stage);
      const basis = stageClass === '' ? 'unknown' : isKnownStage(stage) ? 'name' : 'assumed';
      named = { stageClass, basis: chosen ? 'chosen' : basis };
      known.set(stage, named);
    }
    return named;
  };
  if (!isTold && source.choices.findStage('') === undefined) {
    const message =
      'The file has no column of stages, so no deal counts as open, won or lost. Map one, or say what deals without a stage are.';
    source.warnColumn('no-stage-column', 'stage', '', message);
  }
  return (rawRow, stage) => {
    const named = nameStage(stage);
    if (named.basis === 'chosen') return named;
    if (isWon?.[rawRow] === FLAG_YES) return { stageClass: 'won', basis: 'flags' };
    if (isClosed?.[rawRow] === FLAG_YES && named.stageClass !== 'won') return { stageClass: 'lost', basis: 'flags' };
    const state = readState(states?.[rawRow] ?? '');
    if (state === 'won' || state === 'lost') return { stageClass: state, basis: 'flags' };
    if (isClosed?.[rawRow] === FLAG_NO || state === 'open') {
      return { stageClass: named.stageClass === 'late' ? 'late' : 'open', basis: 'flags' };
    }
    if (named.stageClass === '' && isTold) warnUntold(source, rawRow, stage);
    return named;
  };
}

/** Dynamics writes Open, Won and Lost, or 0, 1 and 2; anything else says nothing. */
function readState(state: string): StageClass | '' {
  if (state === '0' || /^(open|in progress|active|offen)$/i.test(state)) return 'open';
  if (state === '1') return 'won';
  if (state === '2') return 'lost';
  const stageClass = classifyStage(state);
  return stageClass === 'won' || stageClass === 'lost' ? stageClass : '';
}

function warnUntold(source: SourceTable, rawRow: number, stage: string): void {
  const message =
    stage === ''
      ? 'The row has no stage, so it counts neither as open nor as won. Fill in the stage, or say what deals without one are.'
      : `"${stage}" does not say whether the deal is won or lost. Choose what it is, or export "Is Won" too.`;
  source.warn(rawRow, 'no-stage', 'stage', stage, message);
}

function warnAssumed(source: SourceTable, stages: readonly StageReading[]): void {
  for (const { stage, count, basis } of stages) {
    if (basis !== 'assumed') continue;
    const message = `The stage "${stage}" of ${countOpportunities(count)} is none that is known; it counts as open. Choose what it is.`;
    source.warnColumn('assumed-stage', 'stage', stage, message);
  }
}
