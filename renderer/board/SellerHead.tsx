import { TriangleAlert } from 'lucide-react';
import { isKnownDay } from '../../shared/model/day.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import type { Roster } from '../../shared/model/roster.ts';
import type { SellerBalance } from '../../shared/territory/balance.ts';
import { usePlan } from '../state/plan-store.ts';
import { inspect, useSession } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import type { Formats } from '../ui/format.ts';
import type { ColumnHeadProps } from './board-descriptor.ts';
import { BulletBar } from './BulletBar.tsx';
import { HeadName } from './HeadName.tsx';
import { describeStatus, findBalance, findSeller, readBook, writeIndex, writeMeasure } from './measure-words.ts';
import spokenStyles from '../ui/Spoken.module.css';
import styles from './ColumnHead.module.css';

/** A seller's name, load against target and book. */
export function SellerHead({ column, figuresId }: ColumnHeadProps) {
  const { key: row } = column;
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const measure = useSession((state) => state.measure);
  const isByTeam = useSession((state) => state.groupBy === 'team');
  const preview = useSession(({ drag }) => (drag?.board === 'sellers' ? drag.preview : null));
  if (!base || !figures) return null;
  const formats = formatsFor(base.facts.currency);
  const { roster } = base;
  const balance = findBalance(figures, measure);
  const seller = findSeller(balance, row);
  const concerned =
    preview?.gaining.row === row ? preview.gaining : preview?.losing.find((losing) => losing.row === row);
  const ghost = preview && preview.moved > 0 && concerned ? concerned.indexAfter[measure] : Number.NaN;
  const index = seller?.index ?? Number.NaN;
  const accounts = readBook(figures.after, 'accounts', row);
  const arr = readBook(figures.after, 'arr', row);
  const value = readBook(figures.after, measure, row);
  const place =
    row === NO_ROW ? 'pool' : ((isByTeam ? roster.regions[row] : roster.teams[row] || roster.regions[row]) ?? '');
  const tag = row === NO_ROW ? null : describeKind(roster, row, formats);
  const sums = `${formats.count(accounts)} · ${formats.moneyCompact(arr)}`;
  return (
    <>
      <div className={styles.row}>
        <HeadName
          column={column}
          figuresId={figuresId}
          onInspect={() => inspect(row === NO_ROW ? { kind: 'plan' } : { kind: 'seller', row })}
        />
        <IndexFigure formats={formats} seller={seller} ghost={ghost} />
      </div>
      <BulletBar
        load={index}
        tolerance={balance?.tolerance ?? null}
        hasTarget={Number.isFinite(index)}
        ghost={Number.isFinite(ghost) ? ghost : null}
      />
      <div className={styles.details}>
        <span className={styles.team} title={place}>
          {place}
        </span>
        {tag && <span className={joinClasses(styles.tag, styles[tag.tone])}>{tag.text}</span>}
        <span className={styles.sums} title={formats.money(arr)}>
          {sums}
        </span>
      </div>
      <p id={figuresId} className={spokenStyles.spoken}>
        {[
          seller && Number.isFinite(index) && `Index ${writeIndex(formats, index)}, ${describeStatus(seller)}`,
          tag?.text,
          place,
          countNoun(formats, accounts, 'account'),
          formats.moneyCompact(arr),
          measure !== 'arr' && measure !== 'accounts' && writeMeasure(formats, measure, value),
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
    </>
  );
}

interface IndexFigureProps {
  readonly formats: Formats;
  readonly seller: SellerBalance | undefined;
  readonly ghost: number;
}

/** "124", marked where it is out of tolerance, and where it would go. */
function IndexFigure({ formats, seller, ghost }: IndexFigureProps) {
  const index = seller?.index ?? Number.NaN;
  const isOut = seller?.status === 'out';
  return (
    <span
      className={joinClasses(
        styles.index,
        isOut && styles.out,
        seller?.status === 'amber' && styles.amber,
        !Number.isFinite(index) && styles.quiet,
      )}
      title={seller && Number.isFinite(index) ? `Index to target, ${describeStatus(seller)}` : 'No target'}
    >
      {isOut && <TriangleAlert size={12} strokeWidth={2.2} aria-hidden />}
      {writeIndex(formats, index)}
      {Number.isFinite(ghost) && <span className={styles.projected}>→ {writeIndex(formats, ghost)}</span>}
    </span>
  );
}

function describeKind(roster: Roster, row: number, formats: Formats): { text: string; tone: string } | null {
  if (roster.kinds[row] === 'vacancy') {
    const start = roster.startsOn[row] as number;
    return { text: isKnownDay(start) ? `vacancy from ${formats.dayShort(start)}` : 'vacancy', tone: 'vacancy' };
  }
  if (isLeaving(roster, row)) {
    const day = roster.leavesOn[row] as number;
    return { text: day > 0 ? `leaves ${formats.dayShort(day)}` : 'left', tone: 'leaver' };
  }
  return roster.kinds[row] === 'manager' ? { text: 'manager', tone: 'vacancy' } : null;
}
