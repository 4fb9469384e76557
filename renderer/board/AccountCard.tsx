import { Diamond, Lock, Network, Pin } from 'lucide-react';
import { memo } from 'react';
import { joinClasses } from '../ui/class-names.ts';
import { PersonaDot } from '../ui/Persona.tsx';
import { describeCard } from './card-view.ts';
import type { CardView } from './card-view.ts';
import styles from './AccountCard.module.css';

interface AccountCardProps extends CardView {
  /** From the top of the column's list, in pixels. */
  readonly top: number;
  /** 1-based place in the column and how many there are: only a few of them are in the page. */
  readonly position: number;
  readonly count: number;
  readonly isSelected: boolean;
  /** The one card of the board that Tab reaches. */
  readonly isTabStop: boolean;
  /** In the air. */
  readonly isLifted: boolean;
}

/** One account in a column. All events are handled by the board, so that a card is nothing but its look. */
export const AccountCard = memo(function AccountCard(props: AccountCardProps) {
  const { top, position, count, isSelected, isTabStop, isLifted, ...card } = props;
  return (
    <div
      role="option"
      data-account={card.id}
      data-moved={card.isMarked || undefined}
      aria-label={describeCard(card)}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={isTabStop ? 0 : -1}
      className={joinClasses(styles.card, styles.placed, isSelected && styles.selected, isLifted && styles.lifted)}
      style={{ transform: `translateY(${top}px)` }}
      title={`${card.name}\n${card.exactAmount}${card.moveInFull === '' ? '' : `\n${card.moveInFull}`}`}
    >
      <CardFace {...card} />
    </div>
  );
});

/** The two lines of a card, also for the stack that travels with the pointer. */
export function CardFace(card: CardView) {
  return (
    <>
      <span className={styles.line}>
        <span className={styles.name}>{card.name}</span>
        <span className={styles.amount}>{card.amount}</span>
      </span>
      <span className={styles.details}>
        <PersonaDot colour={card.personaColour} />
        <span className={styles.persona}>{card.personaLabel}</span>
        {card.isLocked && <Lock size={11} strokeWidth={2.2} className={styles.mark} aria-hidden />}
        {card.isPinned && <Pin size={11} strokeWidth={2.2} className={styles.mark} aria-hidden />}
        {card.hasLateDeal && <Diamond size={10} strokeWidth={2.4} className={styles.deal} aria-hidden />}
        {card.familySize > 1 && (
          <span className={styles.family}>
            <Network size={11} strokeWidth={2} aria-hidden />
            {card.familySize}
          </span>
        )}
        {card.move !== '' && <span className={styles.move}>{card.move}</span>}
      </span>
    </>
  );
}
