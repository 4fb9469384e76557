const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The form in which ids are compared. A Salesforce id of 18 characters equals the first 15 of it; the last three only
 * restate which letters are capitals, so they are taken off where they fit. All other ids stay as they are.
 */
export function toIdKey(id: string): string {
  if (id.length !== 18 || !/^[a-zA-Z0-9]{18}$/.test(id)) return id;
  for (let group = 0; group < 3; group++) {
    let bits = 0;
    for (let at = 0; at < 5; at++) {
      const code = id.charCodeAt(group * 5 + at);
      if (code >= 65 && code <= 90) bits |= 1 << at;
    }
    if (id[15 + group] !== SUFFIX_LETTERS[bits]) return id;
  }
  return id.slice(0, 15);
}

/**
 * What is left of an id after a spreadsheet has been at it: leading zeros, a decimal part and case do not count. Ids of
 * that form are matched only where no id fits as it is, and it is said.
 * @returns an empty text for ids whose case carries meaning, as Salesforce's does.
 */
export function toLooseKey(id: string): string {
  if (/^[a-zA-Z0-9]{15}$/.test(id) && /[a-z]/.test(id) && /[A-Z]/.test(id)) return '';
  return id
    .replace(/^0+(?=\d)/, '')
    .replace(/(\d)\.0+$/, '$1')
    .toLowerCase();
}

/** Whether a spreadsheet wrote the id as 1.23E+11 and lost its last digits. */
export function isDamagedId(id: string): boolean {
  // Nearly all ids are told by their first character.
  const first = id.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && /^\d(?:[.,]\d+)?E\+\d{1,3}$/i.test(id);
}

/** The form in which names and e-mail addresses are compared: case, spacing and Unicode form do not count. */
export function toNameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
