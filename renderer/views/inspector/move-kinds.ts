import type { MoveKind } from '../../../shared/model/assignment.ts';

/** What the kinds of move are called, and what each means. */
export const MOVE_KINDS: Readonly<Record<MoveKind, { readonly name: string; readonly meaning: string }>> = {
  none: { name: 'Stays', meaning: 'The account stays with its seller.' },
  transfer: { name: 'Transfer', meaning: 'Both sellers stay. Only transfers count as disruption.' },
  succession: { name: 'Succession', meaning: 'The incumbent leaves; somebody has to take over.' },
  assignment: { name: 'Assignment', meaning: 'The account has no incumbent.' },
  release: { name: 'Release', meaning: 'The account goes back to the pool.' },
};
