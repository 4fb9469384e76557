/** Text without what a terminal would obey: files may hold anything in their cells. */
export function toPlainText(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
