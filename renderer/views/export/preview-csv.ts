/**
 * Counts the lines of a CSV text and takes the first ones. Line breaks inside quotes do not end a line.
 * @returns `count` without the header; `head` with it.
 */
export function splitCsvLines(csv: string, most: number): { readonly count: number; readonly head: readonly string[] } {
  const text = csv.replace(/^\uFEFF/, '');
  const head: string[] = [];
  let lines = 0;
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    const isEnd = at === text.length || (sign === '\n' && !isQuoted);
    if (!isEnd) continue;
    const line = text.slice(start, at).replace(/\r$/, '');
    start = at + 1;
    if (line === '') continue;
    lines++;
    if (head.length < most) head.push(line);
  }
  return { count: Math.max(0, lines - 1), head };
}
