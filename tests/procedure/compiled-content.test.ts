import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, readContent, writeContent } from '../../src/procedure/compiled-content.ts';
import type { Content } from '../../src/procedure/content.ts';
import { bytesOf } from '../../src/procedure/file-bytes.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import { digestOf, procedureText } from '../../src/procedure/procedure-text.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';

const folder = join(import.meta.dirname, '../report/content');
const whole = loadContent(folder).content;
const [first] = wholeOf(whole.procedures);
if (first === undefined) throw new Error('the specimen holds a procedure');

/** So many procedures that differ in what a card shows. */
const many = (count: number): Content => {
  const all = Array.from({ length: count }, (_, n): Procedure => {
    const made = { ...first, id: `made-${n}` as ProcedureId, title: { zh: `第${n}种` }, life: n % 7 === 0 };
    return { ...made, digest: digestOf(procedureText(made)) };
  });
  return { ...whole, procedures: new Map(all.map((one) => [one.id, one])) };
};

/** The same bytes, with a note of what is read of them. */
const watched = (bytes: Buffer): Bytes & { readonly seen: { bytes: number } } => {
  const { size, read } = bytesOf(bytes);
  const seen = { bytes: 0 };
  return {
    size,
    seen,
    read: (from, length) => {
      seen.bytes += length;
      return read(from, length);
    },
  };
};

describe('compiled content', () => {
  it('is what was loaded, digests included', () => {
    const again = readContent(bytesOf(writeContent(whole)));
    expect({ ...again, procedures: [] }).toEqual({ ...whole, procedures: [] });
    expect([...again.procedures.keys()]).toEqual([...whole.procedures.keys()]);
    for (const id of whole.procedures.keys()) {
      const [read, loaded] = [again.procedures.get(id), whole.procedures.get(id)];
      expect(read).toEqual(loaded);
      expect(read && digestOf(procedureText(read))).toBe(loaded?.digest);
    }
    expect(again.procedures.damaged).toBe(false);
  });

  it('gives cards that say the same as the procedures, those that save lives first', () => {
    const { procedures } = readContent(bytesOf(writeContent(many(200))));
    const cards = [...procedures.values()];
    expect(cards.map(({ id }) => id)).toEqual([...procedures.keys()]);
    expect(cards.map(({ life }) => life)).toEqual(cards.map((_, at) => at < 29));
    for (const card of cards) expect(procedures.get(card.id)).toMatchObject(card);
    expect(procedures.size).toBe(200);
  });

  it('gives the same objects at every asking', () => {
    const { procedures } = readContent(bytesOf(writeContent(many(100))));
    const id = 'made-99' as ProcedureId;
    expect(procedures.get(id)).toBe(procedures.get(id));
    const again = [...procedures.values()];
    expect([...procedures.values()].every((card, at) => card === again[at])).toBe(true);
  });

  it('knows nothing of a procedure that is not there', () => {
    const { procedures } = readContent(bytesOf(writeContent(whole)));
    expect([procedures.has('nothing' as ProcedureId), procedures.get('nothing' as ProcedureId)]).toEqual([
      false,
      undefined,
    ]);
    expect(procedures.damaged).toBe(false);
  });

  it('may hold no procedure at all', () => {
    const { procedures } = readContent(bytesOf(writeContent({ ...whole, procedures: new Map() })));
    expect([procedures.size, [...procedures.values()], [...procedures.keys()]]).toEqual([0, [], []]);
  });

  it('knows the general procedure again, where there is one', () => {
    const [general] = whole.procedures.values();
    expect(readContent(bytesOf(writeContent({ ...whole, general }))).general?.id).toBe(general?.id);
    expect(readContent(bytesOf(writeContent(whole))).general).toBeUndefined();
  });

  it('does not name the folder that it was made in', () => {
    expect(writeContent(whole).toString()).not.toContain(folder);
  });

  it('reads no more than is asked for, however much there is', () => {
    const bytes = writeContent(many(2000));
    const file = watched(bytes);
    const { procedures } = readContent(file);
    const [card] = procedures.values();
    const started = file.seen.bytes;
    expect(card?.life).toBe(true);
    expect(started).toBeLessThan(150_000);
    for (const one of procedures.values()) expect(one.id).toContain('made');
    expect(procedures.get('made-1234' as ProcedureId)?.steps.length).toBeGreaterThan(5);
    // All cards and one body: the other bodies are most of the file.
    expect(file.seen.bytes).toBeLessThan(bytes.length / 3);
  });
});

describe('compiled content that is damaged', () => {
  const bytes = writeContent(many(130));

  it('is refused when it is no content, or cut short before its procedures', () => {
    expect(() => readContent(bytesOf(Buffer.alloc(0)))).toThrow();
    expect(() => readContent(bytesOf(Buffer.from('{')))).toThrow();
    expect(() => readContent(bytesOf(Buffer.from('{}\n')))).toThrow();
    expect(() => readContent(bytesOf(bytes.subarray(0, bytes.indexOf('\n') + 100)))).toThrow();
  });

  it('never gives a procedure that differs by a single bit, says so, and never throws later', () => {
    const good = readContent(bytesOf(bytes)).procedures;
    const bodies = bytes.indexOf('{"digest":');
    fc.assert(
      fc.property(fc.integer({ min: bodies, max: bytes.length - 2 }), fc.nat(7), (at, bit) => {
        const bad = Buffer.from(bytes);
        bad.writeUInt8(bad.readUInt8(at) ^ (1 << bit), at);
        const { procedures } = readContent(bytesOf(bad));
        const missing = [...good.keys()].filter((id) => procedures.get(id) === undefined);
        expect(missing.length).toBeLessThanOrEqual(1);
        for (const one of wholeOf(procedures)) expect(one).toEqual(good.get(one.id));
        expect(procedures.damaged).toBe(missing.length > 0);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out the cards and places that cannot be read any more, and says so', () => {
    const head = bytes.indexOf('\n') + 1;
    const bad = Buffer.from(bytes);
    bad.write('?', head);
    const { procedures } = readContent(bytesOf(bad));
    expect(procedures.damaged).toBe(false);
    expect([...procedures.values()]).toHaveLength(130 - 64);
    expect(procedures.damaged).toBe(true);
    expect(procedures.get('made-7' as ProcedureId)?.title.zh).toBe('第7种');
  });

  it('is missing where the disk is gone, and there again when the disk is', () => {
    let gone = false;
    const { size, read } = bytesOf(bytes);
    const { procedures } = readContent({
      size,
      read: (from, length) => {
        if (gone) throw new Error('EIO');
        return read(from, length);
      },
    });
    const [known, other] = ['made-3' as ProcedureId, 'made-4' as ProcedureId];
    expect(procedures.get(known)).toBeDefined();
    gone = true;
    expect([procedures.get(known)?.id, procedures.get(other)]).toEqual([known, undefined]);
    gone = false;
    expect(procedures.get(other)?.id).toBe(other);
  });
});
