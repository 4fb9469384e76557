import { memo, useCallback, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SellerId } from '../../shared/model/ids.ts';
import { joinClasses } from '../ui/class-names.ts';
import { chooseSeller } from './choose-filter.ts';
import styles from './SellerNames.module.css';

export interface SellerName {
  readonly id: SellerId;
  readonly name: string;
  /** The seller's figures in words. */
  readonly title: string;
  /** Concerned by the cards in the air. */
  readonly isLive: boolean;
}

interface SellerNamesProps {
  readonly label: string;
  readonly sellers: readonly SellerName[];
  /** The seller whose accounts are shown alone. */
  readonly chosen: SellerId | null;
  /** Pixels. */
  readonly rowHeight: number;
  readonly width: number;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** The sellers beside a chart, one row each: buttons that filter the boards, one stop for Tab, arrows walk them. */
export const SellerNames = memo(function SellerNames(props: SellerNamesProps) {
  const { label, sellers, chosen, rowHeight, width } = props;
  const [stop, setStop] = useState<SellerId | null>(null);
  const stopAt = Math.max(
    0,
    sellers.findIndex(({ id }) => id === stop),
  );
  const take = useCallback((id: SellerId) => setStop(id), []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const last = sellers.length - 1;
    const by = STEPS[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? last : by === undefined ? null : stopAt + by;
    if (to === null) return;
    event.preventDefault();
    const button = event.currentTarget.children[Math.min(last, Math.max(0, to))];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-orientation="vertical"
      aria-label={label}
      className={styles.names}
      style={{ width }}
      onKeyDown={onKeyDown}
    >
      {sellers.map((seller, index) => (
        <NameButton
          // Those whom cards in the air bring to the top are drawn there anew: to carry a row up, React would put every
          // row that it passes into the page again.
          key={seller.isLive ? `live ${seller.id}` : seller.id}
          {...seller}
          isStop={index === stopAt}
          isChosen={seller.id === chosen}
          height={rowHeight}
          onFocus={take}
        />
      ))}
    </div>
  );
});

interface NameButtonProps extends SellerName {
  readonly isStop: boolean;
  readonly isChosen: boolean;
  readonly height: number;
  readonly onFocus: (id: SellerId) => void;
}

const NameButton = memo(function NameButton(props: NameButtonProps) {
  const { id, name, title, isLive, isStop, isChosen, height, onFocus } = props;
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isChosen}
      className={joinClasses(styles.name, isLive && styles.live)}
      style={{ height }}
      title={title}
      onFocus={() => onFocus(id)}
      onClick={() => chooseSeller(id)}
    >
      {name}
    </button>
  );
});
