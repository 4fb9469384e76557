import { toPlainText } from './plain-text.ts';

/** Breaks a text at spaces to lines of at most `width` letters, every line indented. Longer words stand alone. */
export function wrapText(text: string, width: number, indent: string): string {
  return fillLines(text.split(/\s+/), ' ', width, indent);
}

/** A list with commas, broken only between its items. */
export function wrapItems(items: readonly string[], width: number, indent: string): string {
  return items.length === 0 ? '' : fillLines(items, ', ', width, indent);
}

function fillLines(parts: readonly string[], separator: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  parts.forEach((part, index) => {
    if (index === 0) line = part;
    else if (indent.length + line.length + separator.length + part.length > width) {
      lines.push(line + separator.trimEnd());
      line = part;
    } else line += separator + part;
  });
  return [...lines, line].map((text) => `${indent}${toPlainText(text)}\n`).join('');
}
