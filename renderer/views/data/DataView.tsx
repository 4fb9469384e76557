import { FilePlus2 } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { countNoun } from '../../ui/format.ts';
import { Page } from '../shell/Page.tsx';
import { useShell } from '../shell/shell-context.ts';
import { useFormats } from '../use-formats.ts';
import { AsOfPanel } from './AsOfPanel.tsx';
import { CorrectionsPanel } from './CorrectionsPanel.tsx';
import { CoveragePanel } from './CoveragePanel.tsx';
import { FieldsPanel } from './FieldsPanel.tsx';
import { LastRefreshPanel } from './LastRefreshPanel.tsx';
import { SourcesPanel } from './SourcesPanel.tsx';
import styles from './DataView.module.css';

/** What the plan stands on: where the facts come from, how much is known, what was corrected. */
export function DataView() {
  const base = usePlan((state) => state.base);
  // Bit by bit after the rest, so that the page goes on answering: of a large plan they count and compare everything.
  const drawn = useDeferredValue(base, null);
  const { showImport } = useShell();
  const formats = useFormats();
  if (!base) return null;
  const { accounts, sellers, opportunities, contacts, currency, importedOn } = base.facts;
  const open = base.deals.openByAccount.rows.length;
  const figures = [
    { label: 'Accounts', value: formats.count(accounts.count) },
    { label: 'Sellers', value: formats.count(sellers.count) },
    { label: 'Opportunities', value: formats.count(opportunities.count), note: `${formats.count(open)} open` },
    { label: 'Contacts', value: formats.count(contacts.count) },
    { label: 'Currency', value: currency || 'not named', note: currency ? undefined : 'amounts are shown without one' },
  ];
  return (
    <Page
      title="Data"
      description={`The facts as they were imported on ${formats.day(importedOn)}. Decisions never change them, and a new import keeps every decision.`}
      actions={
        <Button icon={FilePlus2} onPress={() => showImport(true)}>
          Import or refresh…
        </Button>
      }
    >
      <dl className={styles.figures} aria-label={`${countNoun(formats, accounts.count, 'account')} in all`}>
        {figures.map(({ label, value, note }) => (
          <div key={label} className={styles.figure}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
            {note && <dd className={styles.note}>{note}</dd>}
          </div>
        ))}
      </dl>
      {drawn && <Panels base={drawn} />}
    </Page>
  );
}

const Panels = memo(function Panels({ base }: { readonly base: PlanBase }) {
  return (
    <>
      <LastRefreshPanel base={base} />
      <div className={styles.columns}>
        <CoveragePanel base={base} />
        <div className={styles.side}>
          <AsOfPanel base={base} />
          <SourcesPanel base={base} />
        </div>
      </div>
      <CorrectionsPanel base={base} />
      <FieldsPanel base={base} />
    </>
  );
});
