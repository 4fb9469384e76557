import { DecodeUTF8 } from 'fflate';
import { Parser } from 'saxen';
import { ReadFault } from '../read-fault.ts';
import { unpackPart } from '../zip-parts.ts';
import type { ZipPart } from '../zip-parts.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** What happens in an XML part, in its order. Names come without the prefix of the root; those of other origin keep theirs. */
export interface XmlEvents {
  /** Attributes are read only when asked for, and stand as in the file: texts among them need `decodeXml`. */
  readonly open: (name: string, readAttributes: () => XmlAttributes) => void;
  readonly close: (name: string) => void;
  /** The text between two tags, its entities not decoded. */
  readonly text?: (text: string) => void;
  /** Text in which nothing is an entity. */
  readonly literal?: (text: string) => void;
}

/** Characters of XML that are parsed at once: some milliseconds. */
const TEXT_AT_ONCE = 1 << 17;
/** A tag, a comment or a text longer than this is in no workbook; the parser would hold all of it. */
const MOST_TOKEN = 4 << 20;
/** A part that unpacks to hundreds of times its size holds the same thing over and over. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 16 << 20;
const MOST_BYTES = 2 ** 30;
/** How deep elements may stand in one another. */
const MOST_DEPTH = 100;

/**
 * Reads an XML part piece by piece as it is unpacked; neither the bytes nor the text are ever held as a whole.
 * Document types, and with them entities of their own, are refused: no spreadsheet program writes them, and they are how
 * XML reads other files or grows without end.
 * @param onPiece is told how many of the part's packed bytes are read.
 * @throws {ReadFault} or {ZipFault}
 */
export function readXmlPart(
  archive: Uint8Array,
  part: ZipPart,
  events: XmlEvents,
  onPiece?: (packedRead: number) => void,
): void {
  const about = `Its part "${part.name}"`;
  if (part.unpacked > MOST_BYTES) throw new ReadFault('too-large', `${about} would unpack to more than 1 GB.`);
  if (part.unpacked > RATIO_COUNTS_FROM && part.unpacked > part.packed * MOST_RATIO) {
    throw new ReadFault('too-large', `${about} unpacks to ${Math.round(part.unpacked / part.packed)} times its size.`);
  }
  const parser = new Parser();
  let depth = 0;
  let prefix = '';
  const localName = (name: string): string =>
    prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  let fed = 0;
  let seen = 0;
  parser.on('openTag', (name, readAttributes) => {
    seen = fed;
    if (depth === 0) prefix = name.slice(0, name.indexOf(':') + 1);
    depth += 1;
    if (depth > MOST_DEPTH) throw new ReadFault('damaged', `${about} nests its elements too deep.`);
    events.open(localName(name), () => readAttributes() || {});
  });
  parser.on('closeTag', (name) => {
    depth -= 1;
    events.close(localName(name));
  });
  parser.on('text', (text) => {
    seen = fed;
    events.text?.(text);
  });
  parser.on('cdata', (text) => {
    seen = fed;
    events.literal?.(text);
  });
  parser.on('comment', () => {
    seen = fed;
  });
  parser.on('attention', () => {
    throw new ReadFault('damaged', `${about} declares a document type, as no spreadsheet program does.`);
  });
  parser.on('error', (error) => {
    throw new ReadFault('damaged', `${about} is broken: ${error.message}.`);
  });
  let read = 0;
  const decode = new DecodeUTF8((text) => {
    for (let at = 0; at < text.length; at += TEXT_AT_ONCE) {
      const piece = text.slice(at, at + TEXT_AT_ONCE);
      fed += piece.length;
      parser.write(piece);
      onPiece?.(read);
    }
    if (fed - seen > MOST_TOKEN) throw new ReadFault('damaged', `${about} holds a text or tag of absurd length.`);
  });
  let isFirst = true;
  unpackPart(archive, part, (chunk, isLast, packedRead) => {
    if (isFirst) refuseWideText(chunk, about);
    isFirst = false;
    read = packedRead;
    decode.push(chunk, isLast);
  });
  parser.end();
}

/** XML may be in UTF-16; no spreadsheet program writes it so. */
function refuseWideText(chunk: Uint8Array, about: string): void {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff) || chunk[1] === 0) {
    throw new ReadFault('damaged', `${about} is not in UTF-8.`);
  }
}

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);

/** Replaces the entities that every XML text may hold. Unknown ones stay as they are. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? entity;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : entity;
  });
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export function decodeCellText(text: string): string {
  const decoded = decodeXml(text);
  if (!decoded.includes('_x')) return decoded;
  return decoded.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
