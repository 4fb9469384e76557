import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { explainCombined, explainIndex, explainUtilisation } from '../../../../shared/overview/explain-scorecard.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../../../shared/overview/plan-figures.ts';
import type { BalanceStatus } from '../../../../shared/territory/balance.ts';
import type { Measure } from '../../../../shared/territory/measures.ts';
import { inspect } from '../../../state/session-store.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import type { TableColumn } from '../../../ui/DataTable.tsx';
import { UNKNOWN } from '../../../ui/format.ts';
import type { Formats } from '../../../ui/format.ts';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import { Switch } from '../../../ui/Toggles.tsx';
import spokenStyles from '../../../ui/Spoken.module.css';
import linkStyles from '../../inspector/Links.module.css';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { Figure } from './Figure.tsx';
import { listSellerLines } from './seller-lines.ts';
import type { SellerLine } from './seller-lines.ts';
import styles from './Scorecard.module.css';

interface SellersPanelProps {
  readonly base: PlanBase;
  readonly figures: PlanFigures;
}

/** Who is out of tolerance and by how much, the furthest first; all other sellers below. */
export function SellersPanel({ base, figures }: SellersPanelProps) {
  const formats = useFormats();
  const [isOutOnly, setOutOnly] = useState(true);
  const lines = useMemo(() => listSellerLines(base, figures), [base, figures]);
  const out = lines.filter(({ worst }) => worst > 0);
  const shown = isOutOnly ? out : lines;
  const columns = useMemo(() => createColumns(base, figures, formats), [base, figures, formats]);
  return (
    <Panel
      title="Who is out of tolerance"
      note={`${formats.count(out.length)} of ${formats.count(lines.length)} sellers, the furthest first. Shares of the target, above or below it.`}
      actions={
        <Switch isSelected={isOutOnly} onChange={setOutOnly}>
          Only those out
        </Switch>
      }
      className={styles.sellers}
    >
      <DataTable
        label="Sellers against their targets"
        columns={columns}
        rows={shown}
        keyOf={({ row }) => row}
        onRowPress={({ row }) => inspect({ kind: 'seller', row })}
        emptyText={
          lines.length === 0
            ? 'No seller has a target: nobody has FTE, or all leave.'
            : 'Everybody is within tolerance on every measure.'
        }
      />
    </Panel>
  );
}

function createColumns(base: PlanBase, figures: PlanFigures, formats: Formats): TableColumn<SellerLine>[] {
  const { balance, disruption } = figures.scorecard;
  const deviation = (measure: Measure): TableColumn<SellerLine> => ({
    id: measure,
    title: measure === 'pipeline' ? 'Pipeline' : MEASURE_NAMES[measure],
    align: 'end',
    width: '95px',
    render: ({ row }) => {
      const after = balance.find((entry) => entry.measure === measure)?.after;
      const seller = after?.sellers[row];
      if (!seller) return null;
      return (
        <Figure explain={() => explainIndex(base, measure, seller, after.tolerance)}>
          <Deviation formats={formats} deviation={seller.deviation} status={seller.status} />
        </Figure>
      );
    },
    sortBy: ({ row }) =>
      balance.find((entry) => entry.measure === measure)?.after.sellers[row]?.deviation ?? Number.NaN,
  });
  return [
    {
      id: 'seller',
      title: 'Seller',
      width: '162px',
      render: ({ row, name }) => (
        <AriaButton className={linkStyles.link} onPress={() => inspect({ kind: 'seller', row })}>
          <span title={name}>{name}</span>
        </AriaButton>
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'fte',
      title: 'FTE',
      align: 'end',
      width: '54px',
      render: ({ fte }) => formats.decimal(fte, 2),
      sortBy: ({ fte }) => fte,
    },
    ...balance.map(({ measure }) => deviation(measure)),
    {
      id: 'together',
      title: 'Together',
      align: 'end',
      width: '95px',
      render: ({ row }) => {
        const seller = figures.scorecard.combined.after.sellers[row];
        return (
          seller && (
            <Figure explain={() => explainCombined(base)}>
              <Deviation formats={formats} deviation={seller.deviation} status={seller.status} />
            </Figure>
          )
        );
      },
      sortBy: ({ row }) => figures.scorecard.combined.after.sellers[row]?.deviation ?? Number.NaN,
    },
    {
      id: 'utilisation',
      title: 'Utilisation',
      align: 'end',
      width: '94px',
      render: ({ hours, capacity }) => (
        <Figure explain={() => explainUtilisation(base, hours, capacity)}>
          {capacity > 0 ? formats.fixedShare(hours / capacity) : UNKNOWN}
        </Figure>
      ),
      sortBy: ({ hours, capacity }) => hours / capacity,
    },
    {
      id: 'churn',
      title: 'Book churn',
      align: 'end',
      width: '110px',
      render: ({ row }) => (
        <Figure
          explain={() => [
            'Book churn = (accounts lost + gained) ÷ (accounts before + after)',
            `−${formats.count(disruption.lostAccounts[row] ?? 0)} +${formats.count(disruption.gainedAccounts[row] ?? 0)}`,
          ]}
        >
          {formats.fixedShare(disruption.churn[row] ?? 0)}
        </Figure>
      ),
      sortBy: ({ row }) => disruption.churn[row] ?? 0,
    },
  ];
}

interface DeviationProps {
  readonly formats: Formats;
  readonly deviation: number;
  readonly status: BalanceStatus;
}

const STATUS_WORDS: Readonly<Record<BalanceStatus, string>> = {
  out: ', out of tolerance',
  amber: ', near the limit',
  within: ', within tolerance',
  none: '',
};

function Deviation({ formats, deviation, status }: DeviationProps) {
  if (!Number.isFinite(deviation)) return <span>{UNKNOWN}</span>;
  return (
    <span className={joinClasses(styles.deviation, styles[status])}>
      {deviation > 0 ? '+' : deviation < 0 ? '−' : ''}
      {formats.fixedShare(Math.abs(deviation))}
      {status === 'out' && (
        <span className={styles.alarm} aria-hidden>
          !
        </span>
      )}
      <span className={spokenStyles.spoken}>{STATUS_WORDS[status]}</span>
    </span>
  );
}
