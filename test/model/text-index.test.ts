import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextIndex } from '../../shared/model/text-index.ts';

const words = fc.oneof(fc.constantFrom('', 'a', 'b', '__proto__'), fc.string(), fc.nat(2000).map(String));
const lists = fc.array(words, { maxLength: 1000, size: 'max' });

test('numbers texts as a map does', () => {
  fc.assert(
    fc.property(lists, (texts) => {
      const index = new TextIndex();
      const map = new Map<string, number>();
      for (const text of texts) {
        expect(index.find(text)).toBe(map.get(text) ?? -1);
        if (!map.has(text)) map.set(text, map.size);
        expect(index.add(text)).toBe(map.get(text));
      }
      expect(index.texts).toEqual([...map.keys()]);
    }),
  );
});

/** Two texts of one hash stay so with the same text after both; so many pairs one after the other make many of them. */
function createMeetingTexts(pairs: number): string[] {
  const seen = new Map<number, string>();
  const found: string[][] = [];
  let texts = [''];
  const hash = (text: string): number => {
    let sum = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
    return sum;
  };
  for (let round = 0; round < pairs; round++) {
    const [before = ''] = texts;
    seen.clear();
    for (let number = 0; found.length <= round; number++) {
      const tail = number.toString(36);
      const other = seen.get(hash(before + tail));
      if (other !== undefined) found.push([other, tail]);
      seen.set(hash(before + tail), tail);
    }
    texts = texts.flatMap((text) => (found[round] as string[]).map((tail) => text + tail));
  }
  return texts;
}

test('texts made to meet are told apart, and take no longer than others', () => {
  const texts = createMeetingTexts(9);
  const index = new TextIndex();
  expect(texts.map((text) => index.add(text))).toEqual(texts.map((_, at) => at));
  expect(texts.map((text) => index.find(text))).toEqual(texts.map((_, at) => at));
  expect(index.add('another')).toBe(texts.length);
  expect(index.find('none')).toBe(-1);
});
