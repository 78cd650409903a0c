import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../src/cli/hits.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import type { Card, Procedures } from '../../src/procedure/procedures.ts';

const whole = loadContent(join(import.meta.dirname, '../report/content')).content;
const [sample] = whole.procedures.values();
if (sample === undefined) throw new Error('no sample');

const made = (n: number): Card => ({ ...sample, id: `made-${n}` as ProcedureId, title: { zh: `第${n}种` } });

/** Ten thousand cards, with a count of those that somebody looked at. */
const many = (): Procedures & { readonly looked: () => number } => {
  let looked = 0;
  return {
    size: 10_000,
    has: () => true,
    get: () => undefined,
    keys: () => [],
    *values() {
      for (let n = 0; n < 10_000; n += 1) {
        looked += 1;
        yield made(n);
      }
    },
    looked: () => looked,
  };
};

describe('the procedures as the console offers them', () => {
  it('are the first of all without words, and no more than anybody goes through are read', () => {
    const procedures = many();
    const hits = hitsOf({ ...whole, procedures }).find(' ');
    expect(hits.map(({ title }) => title.zh).slice(0, 2)).toEqual(['第0种', '第1种']);
    expect(hits).toHaveLength(200);
    expect(procedures.looked()).toBe(200);
  });

  it('are those that fit the words, by their cards alone', () => {
    const found = hitsOf({ ...whole, procedures: many() }).find('第9999种');
    expect(found[0]?.id).toBe('made-9999');
  });

  it('are made ready a few at a time, until all are', () => {
    const procedures = many();
    const hits = hitsOf({ ...whole, procedures });
    expect(hits.prepare()).toBe(true);
    expect(procedures.looked()).toBeLessThan(100);
    let slices = 1;
    while (hits.prepare()) slices += 1;
    expect(procedures.looked()).toBe(10_000);
    expect(slices).toBeGreaterThan(100);
    hits.find('第9999种');
    expect(procedures.looked()).toBe(10_000);
  });

  it('are known by their ids', () => {
    const { known, general } = hitsOf(whole);
    expect(known(sample.id)).toMatchObject({ id: sample.id, title: sample.title, fit: 'sure' });
    expect(known('nothing' as ProcedureId)).toBeUndefined();
    expect(general?.()).toBeUndefined();
    expect(hitsOf({ ...whole, general: sample }).general?.()?.id).toBe(sample.id);
  });
});
