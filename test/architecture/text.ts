import { lineAt, type Fault, type ParsedFile, type SourceFile } from './source-file.ts';

const maximumLines = 500;

/** Folders whose tests use data from beside the project. */
const usesOutsideData = /^test\/(real|e2e)\//;

const forbiddenTexts: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  { pattern: /(?<![\w.~])\/(work|root|home\/[\w-]+)\/[\w.]/, message: 'a path of one machine' },
  { pattern: /\b[A-Z]:\\+Users\\/, message: 'a path of one machine' },
  { pattern: /\bregistry\.npm[\w.]+/, message: 'the host of a registry' },
];

const outsideFolder = /\.\.\/shared\/(data|sources|mockups|prototypes|hooks|\w+\.md)\b/;

/** A file that has grown past this does more than one thing. Tables of data are as long as they are. */
export function checkLength(file: SourceFile): Fault[] {
  if (file.path.endsWith('.json')) return [];
  const lines = file.text.trimEnd().split('\n').length;
  return lines <= maximumLines
    ? []
    : [{ path: file.path, line: 0, message: `${lines} lines, at most ${maximumLines}` }];
}

/** What is typed `any` is not typed. */
export function checkAny(file: ParsedFile): Fault[] {
  return file.nodes
    .filter((node) => node.type === 'TSAnyKeyword')
    .map((node) => ({ path: file.path, line: lineAt(file.text, node.start), message: '`any`' }));
}

/** Nothing is left for later in a comment, and no rule is switched off without a reason behind ` -- `. */
export function checkComments(file: ParsedFile): Fault[] {
  return file.comments.flatMap(({ line, text }) => {
    const isLeftover = /\b(TODO|FIXME|XXX|HACK)\b/.test(text);
    const isBareSwitch = /\b(eslint|oxlint)-disable/.test(text) && !/ -- \S/.test(text);
    const isBareDirective = /^\s*@ts-(ignore|nocheck|expect-error)\s*$/.test(text);
    return [
      ...(isLeftover ? [{ path: file.path, line, message: 'work left in a comment' }] : []),
      ...(isBareSwitch || isBareDirective
        ? [{ path: file.path, line, message: 'a check is off without a reason' }]
        : []),
    ];
  });
}

/** The project stands alone: it names no machine, no registry, and nothing that lies beside it. */
export function checkOutsideWorld(file: SourceFile): Fault[] {
  const texts = usesOutsideData.test(file.path)
    ? forbiddenTexts
    : [...forbiddenTexts, { pattern: outsideFolder, message: 'a folder outside the project' }];
  return texts.flatMap(({ pattern, message }) => {
    const found = pattern.exec(file.text);
    return found ? [{ path: file.path, line: lineAt(file.text, found.index), message: `${message}: ${found[0]}` }] : [];
  });
}
