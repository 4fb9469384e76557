import { strToU8, zipSync } from 'fflate';

/** A cell as Excel stores it; a plain text becomes a shared string, a plain number has no format. */
export type CellSpec =
  | null
  | string
  | number
  | boolean
  | {
      readonly value?: string | number;
      /** `s`, `str`, `inlineStr`, `b`, `e`, `d`, or a number. */
      readonly type?: string;
      /** From 1: one of the workbook's formats. */
      readonly format?: number;
      readonly formula?: string;
      /** The content of an inline string, as XML. */
      readonly inline?: string;
    };

export interface SheetSpec {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly CellSpec[])[];
  /** By row, from 1. */
  readonly rowAttributes?: Readonly<Record<number, string>>;
  /** XML before the cells: column widths. */
  readonly before?: string;
  /** XML after the cells: merged cells. */
  readonly after?: string;
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly is1904?: boolean;
  /** Number formats; cells name them from 1. A number is one that Excel knows. */
  readonly formats?: readonly (string | number)[];
  /** Put in the place of parts, or beside them. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly level?: 0 | 1 | 6;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Writes an XLSX workbook with the parts that Excel writes, so that tests need no foreign files. */
export function createWorkbook(spec: WorkbookSpec): Uint8Array {
  const parts = { ...createParts(spec), ...spec.parts };
  const entries = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: spec.level ?? 1 });
}

function createParts({ sheets, is1904 = false, formats = [] }: WorkbookSpec): Record<string, string> {
  const strings = new Map<string, number>();
  const toIndex = (text: string): number => {
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return index;
  };
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escapeXml(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/styles.xml': createStyles(formats),
  };
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = createSheet(sheet, toIndex);
  });
  const related = sheets.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  related.push(relation(sheets.length + 1, 'styles', 'styles.xml'));
  related.push(relation(sheets.length + 2, 'sharedStrings', '/xl/sharedStrings.xml'));
  parts['xl/_rels/workbook.xml.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}</Relationships>`;
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  parts['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">${items.join('')}</sst>`;
  return parts;
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

function createStyles(formats: readonly (string | number)[]): string {
  const codes = formats.map((format, at) =>
    typeof format === 'number' ? '' : `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(format)}"/>`,
  );
  const styles = formats.map((format, at) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + at}"/>`);
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`
  );
}

function createSheet(sheet: SheetSpec, toIndex: (text: string) => number): string {
  const rows = sheet.rows.map((cells, at) => {
    const written = cells.map((cell, column) => createCell(cell, `${nameColumn(column)}${at + 1}`, toIndex));
    return `<row r="${at + 1}" ${sheet.rowAttributes?.[at + 1] ?? ''}>${written.join('')}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}">${sheet.before ?? ''}<sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
}

function createCell(cell: CellSpec, reference: string, toIndex: (text: string) => number): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${toIndex(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const { type, format, formula, value, inline } = cell;
  const attributes = `${format ? ` s="${format}"` : ''}${type ? ` t="${type}"` : ''}`;
  const content =
    (formula === undefined ? '' : `<f>${escapeXml(formula)}</f>`) +
    (value === undefined ? '' : `<v>${escapeXml(String(value))}</v>`) +
    (inline === undefined ? '' : `<is>${inline}</is>`);
  return `<c r="${reference}"${attributes}>${content}</c>`;
}

function nameColumn(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : nameColumn(Math.floor(column / 26) - 1) + last;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
