import { useMemo } from 'react';
import { usePlan } from '../../../state/plan-store.ts';
import { findStaleness } from '../../../state/redesign-staleness.ts';
import type { Staleness } from '../../../state/redesign-staleness.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import { countNoun } from '../../../ui/format.ts';
import type { Formats } from '../../../ui/format.ts';
import { StaleNote } from '../../../ui/StaleNote.tsx';
import { useFormats } from '../../use-formats.ts';

/** What has become of a proposal since it was made, followed with every change of the plan. */
export function useStaleness({ basis, proposal }: FoundProposal): Staleness | null {
  const base = usePlan((state) => state.base);
  return useMemo(() => (base ? findStaleness(basis, proposal, base) : null), [basis, proposal, base]);
}

/** Whether moves of the proposal can be adopted in the plan as it is shown. */
export function isAdoptable(staleness: Staleness | null): boolean {
  return staleness !== null && staleness.state !== 'elsewhere' && staleness.state !== 'other-data';
}

export function StalenessNote({ found }: { readonly found: FoundProposal }) {
  const staleness = useStaleness(found);
  const formats = useFormats();
  const scenarios = usePlan((state) => state.scenarios);
  const name = scenarios.find(({ id }) => id === found.basis.base.scenario)?.name;
  const text = staleness && describeStaleness(formats, staleness, name);
  return text ? <StaleNote text={text} /> : null;
}

/** @param name of the scenario that was looked at; absent where it was removed. */
function describeStaleness(formats: Formats, { state, accounts }: Staleness, name: string | undefined): string | null {
  switch (state) {
    case 'fresh':
      return null;
    case 'decided':
      return `${countNoun(formats, accounts, 'account')} of the plan changed since this was proposed. Each move is checked again when you adopt it; propose again for new figures.`;
    case 'settings':
      return 'What is asked for, the sellers or the data changed since this was proposed. Propose again for new figures.';
    case 'elsewhere':
      return name === undefined
        ? 'This was proposed for a scenario that is gone. Propose again for this one.'
        : `This was proposed for ${name}. Show that scenario to adopt it there, or propose again for this one.`;
    case 'other-data':
      return 'The data or the list of sellers changed since this was proposed. Propose again.';
  }
}
