/** @param share 0 to 1. @param decimals of the percentage, at most; 1 where not said. */
export type WriteShare = (share: number, decimals?: number) => string;

/**
 * How shares are written as percentages, the same on every screen and on the command line: `15%`, `7.1%`, as the language
 * writes them. `fixed` keeps a decimal that is 0, for figures that stand below each other: `15.0%`.
 * @param locale a BCP 47 tag.
 */
export function createShareFormat(locale: string, decimal: 'needed' | 'fixed' = 'needed'): WriteShare {
  // `Intl` objects are dear, so one for each number of decimals is kept.
  const formats = new Map<number, Intl.NumberFormat>();
  return (share, decimals = 1) => {
    let format = formats.get(decimals);
    if (!format) {
      const least = decimal === 'fixed' ? decimals : 0;
      const digits = { minimumFractionDigits: least, maximumFractionDigits: decimals };
      formats.set(decimals, (format = new Intl.NumberFormat(locale, { style: 'percent', ...digits })));
    }
    return format.format(share);
  };
}
