/**
 * @returns the candidate that was probably meant, or `null` where none is near: at most a third of the letters differ,
 *   or the text is the beginning of a single one.
 */
export function findNearest(text: string, candidates: readonly string[]): string | null {
  const beginning = candidates.filter((candidate) => text.length > 0 && candidate.startsWith(text));
  if (beginning.length === 1) return beginning[0] as string;
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = countEdits(text.toLowerCase(), candidate.toLowerCase());
    if (
      distance <= Math.max(2, Math.floor(candidate.length / 3)) &&
      distance < Math.max(text.length, 2) &&
      distance < least
    ) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

/** Least number of letters to insert, remove or replace (Levenshtein 1966). */
function countEdits(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = (previous[column - 1] as number) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[right.length] as number;
}
