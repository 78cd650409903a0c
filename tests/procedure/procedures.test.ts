import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import { laidOver, type Procedures, wholeOf } from '../../src/procedure/procedures.ts';

const [sample] = wholeOf(loadContent(join(import.meta.dirname, '../report/content')).content.procedures);
if (sample === undefined) throw new Error('the specimen holds a procedure');

const one = (id: string, title: string, life = false): Procedure => ({
  ...sample,
  id: id as ProcedureId,
  title: { zh: title },
  life,
});
const mapOf = (...all: readonly Procedure[]): Procedures =>
  new Map(all.map((procedure) => [procedure.id, procedure]));
const titles = (procedures: Procedures): readonly string[] =>
  [...procedures.values()].map(({ title }) => title.zh);

describe('procedures laid over others', () => {
  const base = mapOf(one('a', 'B', true), one('b', 'A'), one('c', 'C'));

  it('take the place of those with the same id and stand among the others in the order of lists', () => {
    const all = laidOver(base, mapOf(one('b', 'D'), one('d', 'A', true), one('e', 'B')));
    expect(titles(all)).toEqual(['A', 'B', 'B', 'C', 'D']);
    expect([...all.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(all.size).toBe(5);
    expect(all.get('b' as ProcedureId)?.title.zh).toBe('D');
    expect(all.get('c' as ProcedureId)?.title.zh).toBe('C');
    expect(all.has('x' as ProcedureId)).toBe(false);
    expect(wholeOf(all)).toHaveLength(5);
  });

  it('are the others themselves where there is nothing to lay over', () => {
    expect(laidOver(base, new Map())).toBe(base);
    expect(laidOver(new Map(), base)).toBe(base);
  });

  it('stay hidden where the own one cannot be read: the other would be the wrong one', () => {
    const own: Procedures = {
      size: 1,
      has: (id) => id === 'a',
      get: () => undefined,
      keys: () => ['a' as ProcedureId],
      values: () => [one('a', 'B', true)],
      damaged: true,
    };
    const all = laidOver(base, own);
    expect(all.get('a' as ProcedureId)).toBeUndefined();
    expect(all.damaged).toBe(true);
    expect(laidOver(own, base).damaged).toBe(true);
    expect(laidOver(base, mapOf(one('z', 'Z'))).damaged).toBe(false);
  });
});
