import { useMemo } from 'react';
import { createCrmAccountsCsv, createMovesCsv } from '../../../shared/files/export-moves.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Page } from '../shell/Page.tsx';
import { CsvExportPanel } from './CsvExportPanel.tsx';
import styles from './CsvExportPanel.module.css';

/** Files that leave the plan. */
export function ExportView() {
  const base = usePlan((state) => state.base);
  if (!base) return null;
  return (
    <Page
      title="Export"
      description="Files for the CRM and for spreadsheets. Cells that a spreadsheet would run as a formula are written as text."
    >
      <Exports base={base} />
    </Page>
  );
}

function Exports({ base }: { readonly base: PlanBase }) {
  const name = usePlan((state) => state.name);
  const moves = useMemo(() => createMovesCsv(base), [base]);
  const accounts = useMemo(() => createCrmAccountsCsv(base), [base]);
  return (
    <>
      <CsvExportPanel
        title="List of moves"
        text="Every move with its sellers, kind, persona, wave and owner-change day."
        csv={moves}
        noun="move"
        fileName={`${name} – moves.csv`}
      />
      <CsvExportPanel
        title="CRM loader: accounts.csv"
        text="Id and new OwnerId of each account that gets another owner. Accounts for the pool or a vacancy have nobody to load yet and are left out."
        csv={accounts}
        noun="account"
        fileName="accounts.csv"
      />
      <p className={styles.later}>
        Later: opportunity loader files, workbook, leadership report, seller packets, calendar, mail merge and an HTML
        review copy.
      </p>
    </>
  );
}
