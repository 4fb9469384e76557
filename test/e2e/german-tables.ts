import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** The sellers of the tables in these tests, as a German spreadsheet writes them. */
export const SELLERS = [
  'User ID;Full Name;Region',
  'S1;Amara Ortiz;North',
  'S2;Jonas Weber;North',
  'S3;Beatriz Chen;South',
];

/** @returns the path of the file. In Windows-1252 German letters are the code points they have in Unicode. */
export function writeLines(
  folder: string,
  name: string,
  lines: readonly string[],
  encoding: 'utf8' | 'latin1' = 'utf8',
): string {
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.from(lines.join('\r\n'), encoding));
  return file;
}
