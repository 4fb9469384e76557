/** `12345` → `12,345`. English grouping, the same everywhere: reports are compared by text. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `0.1234` → `12 %`; one decimal below ten per cent. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const isSmall = Math.abs(percent) < 10 && Math.abs(percent - Math.round(percent)) >= 0.05;
  return `${isSmall ? percent.toFixed(1) : String(Math.round(percent))} %`;
}

/** Minor units → `EUR 12,345`; whole major units, without a currency where the facts have none. */
export function formatAmount(minorUnits: number, currency: string): string {
  const amount = formatCount(minorUnits / 100);
  return currency === '' ? amount : `${currency} ${amount}`;
}

/** `12.25` → `12.3`, `12` → `12`. */
export function formatHours(hours: number): string {
  const rounded = Math.round(hours * 10) / 10;
  return Number.isInteger(rounded) ? formatCount(rounded) : rounded.toFixed(1);
}

/** `3 accounts`, `1 account`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

const SHOWN_NAMES = 3;

/** The first few in words, and how many more there are. */
export function nameFirst<T>(items: readonly T[], nameOf: (item: T) => string): string {
  const shown = items.slice(0, SHOWN_NAMES).map(nameOf).join(', ');
  return items.length > SHOWN_NAMES ? `${shown} and ${formatCount(items.length - SHOWN_NAMES)} more` : shown;
}
