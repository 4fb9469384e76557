/** What a letter is folded to where taking off its accents is not enough. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** "São Paulo" and "SAO PAULO", "U.S.A." and "usa" are one name: lower case, without accents, spaces and points. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter] as string)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
