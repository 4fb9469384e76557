import { checkBarrels, checkDefaultExports } from './exports.ts';
import { checkEmptyNames, checkFileNames } from './naming.ts';
import { checkDoors, checkRooms, checkSharedOrder } from './rooms.ts';
import { isCode, parseFile, type Fault, type ParsedFile, type SourceFile } from './source-file.ts';
import { checkAny, checkComments, checkLength, checkOutsideWorld } from './text.ts';

/** The rules that look at the name and the text of any file. */
const rulesOfText: ReadonlyMap<string, (file: SourceFile) => Fault[]> = new Map([
  ['file names say what is inside', checkEmptyNames],
  ['files are named in one way', checkFileNames],
  ['files stay short', checkLength],
  ['the project stands alone', checkOutsideWorld],
]);

/** The rules that look at the syntax of a source file. */
const rulesOfCode: ReadonlyMap<string, (file: ParsedFile) => Fault[]> = new Map([
  ['rooms are entered in one direction', checkRooms],
  ['shared/ is built in one order', checkSharedOrder],
  ['each dependency has one door', checkDoors],
  ['no barrels', checkBarrels],
  ['no default exports', checkDefaultExports],
  ['no any', checkAny],
  ['comments hide nothing', checkComments],
]);

export const ruleNames: readonly string[] = [...rulesOfCode.keys(), ...rulesOfText.keys()];

/** Every fault of the given files, by the name of the rule; a rule that is kept has an empty list. */
export function checkHouse(files: readonly SourceFile[]): Map<string, Fault[]> {
  const parsed = files.filter(isCode).map(parseFile);
  return new Map([
    ...[...rulesOfCode].map(([name, check]) => [name, parsed.flatMap(check)] as const),
    ...[...rulesOfText].map(([name, check]) => [name, files.flatMap(check)] as const),
  ]);
}
