import type { SheetInfo } from '../raw-table.ts';
import { ReadFault } from '../read-fault.ts';
import { ZipFault, readZipParts } from '../zip-parts.ts';
import type { ZipPart } from '../zip-parts.ts';
import { GENERAL, readNumberFormat } from './number-format.ts';
import type { NumberFormat } from './number-format.ts';
import { decodeCellText, decodeXml, readXmlPart } from './read-xml.ts';
import type { XmlAttributes, XmlEvents } from './read-xml.ts';

export interface WorkbookSheet extends SheetInfo {
  /** Where its cells are; `null` for a chart or a macro sheet. */
  readonly part: ZipPart | null;
}

/** A workbook whose sheets are not read yet. */
export interface Workbook {
  readonly archive: Uint8Array;
  readonly sheets: readonly WorkbookSheet[];
  /** Dates count from 1904, as they did on the Macintosh. */
  readonly is1904: boolean;
  readonly formats: () => readonly NumberFormat[];
  /** The texts that cells refer to by number; read when first asked for. @param onPiece is called every few milliseconds. */
  readonly strings: (onPiece: () => void) => readonly string[];
}

const RULES = { isStrict: false, mostParts: 10_000, mostBytes: 4 * 2 ** 30 } as const;
const MOST_SHEETS = 1000;
const MOST_STYLES = 65_536;
/** What Excel allows in one cell, and some more. */
const LONGEST_TEXT = 1 << 20;

/**
 * Opens an XLSX file: its table of contents, the list of its sheets and nothing more.
 * @throws {ReadFault} or {ZipFault}, with a message that begins with "It".
 */
export function openWorkbook(archive: Uint8Array): Workbook {
  const parts = new Map<string, ZipPart>();
  for (const part of readZipParts(archive, RULES)) parts.set(part.name.replaceAll('\\', '/').toLowerCase(), part);
  const find = (name: string): ZipPart | undefined => parts.get(name.toLowerCase());

  const main = findRelation(archive, find('_rels/.rels'), '', 'officeDocument') ?? 'xl/workbook.xml';
  const book = find(main);
  if (!book) throw new ReadFault('damaged', 'It holds no workbook.');
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const relations = readRelations(archive, find(`${folder}_rels/${main.slice(folder.length)}.rels`), folder);

  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  readXmlPart(archive, book, {
    open(name, readAttributes) {
      if (name === 'workbookPr') is1904 = isTrue(readAttributes()['date1904']);
      if (name !== 'sheet') return;
      if (sheets.length >= MOST_SHEETS) throw new ReadFault('too-large', `It has more than ${MOST_SHEETS} sheets.`);
      const attributes = readAttributes();
      const relation = relations.get(attributes['r:id'] ?? findRelationId(attributes));
      const isCells = relation?.type === 'worksheet';
      sheets.push({
        name: decodeXml(attributes['name'] ?? `Sheet ${sheets.length + 1}`),
        isHidden: (attributes['state'] ?? 'visible') !== 'visible',
        part: isCells ? (find(relation.target) ?? null) : null,
      });
    },
    close: () => undefined,
  });
  const partOf = (type: string): ZipPart | undefined =>
    find([...relations.values()].find((relation) => relation.type === type)?.target ?? '');
  return {
    archive,
    sheets,
    is1904,
    formats: once(() => readFormats(archive, partOf('styles'))),
    strings: once((onPiece) => readStrings(archive, partOf('sharedStrings'), onPiece)),
  };
}

interface Relation {
  /** The last word of its type. */
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

function readRelations(archive: Uint8Array, part: ZipPart | undefined, folder: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  if (!part) return relations;
  readXmlPart(archive, part, {
    open(name, readAttributes) {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = readAttributes();
      // Whatever stands outside of the file is not looked at.
      if (TargetMode === 'External') return;
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(folder, decodeXml(Target)) });
    },
    close: () => undefined,
  });
  return relations;
}

function findRelation(
  archive: Uint8Array,
  part: ZipPart | undefined,
  folder: string,
  type: string,
): string | undefined {
  return [...readRelations(archive, part, folder).values()].find((relation) => relation.type === type)?.target;
}

/** The prefix of the relation's id is "r" by custom only. */
function findRelationId(attributes: XmlAttributes): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return (key === undefined ? undefined : attributes[key]) ?? '';
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments: string[] = [];
  for (const segment of `${folder}${target}`.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

/** By the number of a cell's style. */
function readFormats(archive: Uint8Array, part: ZipPart | undefined): NumberFormat[] {
  const formats: NumberFormat[] = [];
  if (!part) return formats;
  const codes = new Map<number, string>();
  const known = new Map<number, NumberFormat>();
  let isCellStyle = false;
  readXmlPart(archive, part, {
    open(name, readAttributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = readAttributes();
        if (codes.size < MOST_STYLES) codes.set(Number(numFmtId), decodeXml(formatCode).slice(0, 255));
      } else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle && formats.length < MOST_STYLES) {
        const id = Number(readAttributes()['numFmtId'] ?? 0);
        const format = known.get(id) ?? readNumberFormat(id, codes.get(id));
        known.set(id, format);
        formats.push(format);
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return formats.length === 0 ? [GENERAL] : formats;
}

function readStrings(archive: Uint8Array, part: ZipPart | undefined, onPiece: () => void): string[] {
  const strings: string[] = [];
  if (!part) return strings;
  let text = '';
  let isText = false;
  /** Readings in another script, above the text; not part of it. */
  let isPhonetic = false;
  const add = (more: string): void => {
    if (!isText || isPhonetic) return;
    text = text === '' ? more : text + more;
    if (text.length > LONGEST_TEXT)
      throw new ReadFault('too-large', 'It holds a cell of more than a million characters.');
  };
  const events: XmlEvents = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isPhonetic = true;
    },
    close(name) {
      if (name === 'si') strings.push(text);
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    text: (more) => add(decodeCellText(more)),
    literal: add,
  };
  readXmlPart(archive, part, events, onPiece);
  return strings;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function once<T, A extends unknown[]>(make: (...given: A) => T): (...given: A) => T {
  let made: { readonly value: T } | null = null;
  return (...given) => (made ??= { value: make(...given) }).value;
}

/** What is wrong with a workbook, or `null` where the error says nothing about it. */
export function describeWorkbookFault(error: unknown): ReadFault | null {
  if (error instanceof ReadFault) return error;
  // The inflater throws errors of its own, with a number, and reading past the end is a RangeError.
  const isInflateError = error instanceof Error && 'code' in error && typeof error.code === 'number';
  if (error instanceof RangeError || isInflateError) {
    return new ReadFault('damaged', 'Its compressed data is broken.');
  }
  if (error instanceof ZipFault) {
    const { code, message } = error;
    return code === 'is-locked'
      ? new ReadFault(code, 'It is protected with a password. Save it without one and choose it again.')
      : new ReadFault(code === 'too-large' ? code : 'damaged', message);
  }
  return null;
}
