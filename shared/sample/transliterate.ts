const SPELLINGS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  ı: 'i',
};

const known = new Map<string, string>();

/** A text as it stands in e-mail addresses and domains: `Özdemir-Löwe` becomes `oezdemir-loewe`. */
export function transliterate(text: string): string {
  let slug = known.get(text);
  if (slug === undefined) {
    slug = text
      .toLowerCase()
      .replace(/[äöüßåøæı]/g, (letter) => SPELLINGS[letter] as string)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    known.set(text, slug);
  }
  return slug;
}
