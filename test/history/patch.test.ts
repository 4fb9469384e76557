import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, invertPatch, PatchBuilder, PatchConflict, squashPatches } from '../../shared/history/patch.ts';
import type { Patch } from '../../shared/history/patch.ts';
import { createDocument, readTables } from '../plan-fixture.ts';

/** Ids that break plain objects are ids like any other. */
const ids = fc.constantFrom('a', 'b', '7', '__proto__', 'constructor', 'toString');
interface Line {
  readonly table: string;
  readonly id: string;
  readonly to: unknown;
}
const changes: fc.Arbitrary<Line[]> = fc.array(
  fc.record({
    table: fc.constantFrom('plan-a/incoming', 'plan-a/waveOf', '__proto__'),
    id: ids,
    to: fc.option(fc.oneof(fc.string(), fc.record({ reason: fc.string(), share: fc.integer() })), { nil: undefined }),
  }),
  { maxLength: 12 },
);

function buildPatch(document: ReturnType<typeof createDocument>, lines: readonly Line[]): Patch {
  const builder = new PatchBuilder(document);
  for (const { table, id, to } of lines) builder.set(table, id, to);
  return builder.build();
}

describe('patches', () => {
  it('undo after do is identity', () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const document = createDocument();
        applyPatch(document, buildPatch(document, first));
        const before = readTables(document);
        const patch = buildPatch(document, second);
        applyPatch(document, patch);
        applyPatch(document, invertPatch(patch));
        expect(readTables(document)).toEqual(before);
      }),
    );
  });

  it('a squashed pair has the effect of both, and inverts as one', () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const apart = createDocument();
        const start = readTables(apart);
        const one = buildPatch(apart, first);
        applyPatch(apart, one);
        const two = buildPatch(apart, second);
        applyPatch(apart, two);
        const together = createDocument();
        const squashed = squashPatches(one, two);
        applyPatch(together, squashed);
        expect(readTables(together)).toEqual(readTables(apart));
        applyPatch(together, invertPatch(squashed));
        expect(readTables(together)).toEqual(start);
      }),
    );
  });

  it('survives JSON, as the journal stores it', () => {
    fc.assert(
      fc.property(changes, (lines) => {
        const direct = createDocument();
        const patch = buildPatch(direct, lines);
        applyPatch(direct, patch);
        const read = createDocument();
        applyPatch(read, JSON.parse(JSON.stringify(patch)) as Patch);
        expect(readTables(read)).toEqual(readTables(direct));
      }),
    );
  });

  it('refuses to apply where a row is not what the patch expects, and changes nothing', () => {
    const document = createDocument();
    const before = readTables(document);
    const patch: Patch = {
      'plan-a/incoming': { a: { to: 'S1' }, b: { from: 'S2', to: 'S3' } },
    };
    expect(() => applyPatch(document, patch)).toThrow(PatchConflict);
    expect(readTables(document)).toEqual(before);
  });

  it('drops rows that are set to what they are', () => {
    const document = createDocument();
    const builder = new PatchBuilder(document).set('plan', 'name', 'Other').set('plan', 'name', 'Test plan');
    expect(builder.build()).toEqual({});
  });
});
