import { createWording } from '../../shared/persona/wording.ts';
import { formatsFor } from './format.ts';

/** Findings and explanations as everything else on the screen: in the system's locale. */
export const WINDOW_WORDING = createWording({
  count: (count) => formatsFor('').count(count),
  share: (share, decimals) => formatsFor('').share(share, decimals),
  amount: (minorUnits, currency) => formatsFor(currency).money(minorUnits),
  hours: (hours) => formatsFor('').decimal(hours),
  day: (day) => formatsFor('').day(day),
});
