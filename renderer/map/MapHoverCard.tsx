import { readCategory } from '../../shared/model/columns.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { measureDistance } from '../../shared/places/distance.ts';
import { describePlace } from '../../shared/places/place-accounts.ts';
import { nameSeller, readCard } from '../board/card-view.ts';
import { formatsFor } from '../ui/format.ts';
import { PersonaDot } from '../ui/Persona.tsx';
import type { Hovered } from './map-controller.ts';
import type { MapModel } from './use-map-model.ts';
import type { Room } from './viewport.ts';
import styles from './MapStage.module.css';

/** With its distance from the pointer. */
const WIDTH = 290;
const HEIGHT = 130;

/** What is known of the account under the pointer. Not for screen readers: the inspector says the same of what is chosen. */
export function MapHoverCard({
  model,
  hovered,
  room,
}: {
  readonly model: MapModel;
  readonly hovered: Hovered;
  readonly room: Room;
}) {
  const { base } = model;
  const { row, x, y } = hovered;
  const formats = formatsFor(base.facts.currency);
  const card = readCard(base, row, formats, true);
  const from = base.assignment.incumbent[row] as number;
  const to = base.assignment.incoming[row] as number;
  return (
    <div
      className={styles.card}
      aria-hidden
      style={{
        left: x + WIDTH > room.width ? x - WIDTH + 4 : x + 14,
        top: y + HEIGHT > room.height ? y - HEIGHT + 8 : y + 14,
      }}
    >
      <p className={styles.cardHead}>
        <strong>{card.name}</strong>
        <span>{card.amount}</span>
      </p>
      <p className={styles.cardLine}>
        <PersonaDot colour={card.personaColour} />
        {card.personaLabel}
        {card.isLocked && ' · locked'}
        {card.familySize > 1 && ` · family of ${card.familySize}`}
      </p>
      <p className={styles.cardLine}>
        {nameSeller(base.roster, from)}
        {from !== to && ` → ${nameSeller(base.roster, to)}`}
      </p>
      <p className={styles.cardPlace}>{describeWhere(model, row)}</p>
    </div>
  );
}

function describeWhere({ base, ground, sellerBases }: MapModel, row: number): string {
  const { places } = ground;
  const { city } = base.facts.accounts;
  const seller = base.assignment.incoming[row] as number;
  const centre = describePlace(places, row);
  const where = [readCategory(city, row), places.countries[places.countryOf[row] as number]].filter(Boolean).join(', ');
  const kilometres =
    seller === NO_ROW
      ? Number.NaN
      : measureDistance(
          places.latitude[row] as number,
          places.longitude[row] as number,
          sellerBases.latitude[seller] as number,
          sellerBases.longitude[seller] as number,
        );
  const distance = Number.isNaN(kilometres) ? '' : `${formatsFor('').count(kilometres)} km from the seller’s base`;
  return [where, centre === '' ? '' : `shown ${centre}`, distance].filter(Boolean).join(' · ');
}
