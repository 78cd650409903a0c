import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everywhere, pairCounts } from '../../src/triage/pair-counts.ts';

test('counts each procedure once that has a pair, in that order, however many pairs there are', () => {
  const small = fc.nat({ max: 300 });
  fc.assert(
    fc.property(fc.array(fc.tuple(small, small), { maxLength: 400 }), (rows) => {
      const pairs = pairCounts(() => false);
      const expected = new Map<string, number>();
      for (const procedure of [0, 1, 2]) {
        for (const [at, [first, second]] of rows.entries()) {
          if (at % 3 < procedure) continue;
          pairs.add(first, second, procedure);
          pairs.add(first, second, procedure);
        }
        const had = new Set(
          rows.filter((_, at) => at % 3 >= procedure).map(([first, second]) => `${first} ${second}`),
        );
        for (const pair of had) expected.set(pair, (expected.get(pair) ?? 0) + 1);
      }
      for (const [first, second] of rows) {
        expect(pairs.of(first, second)).toBe(expected.get(`${first} ${second}`) ?? 0);
      }
      expect(pairs.of(301, 0)).toBe(0);
    }),
  );
});

test('keeps its counts when it grows', () => {
  const pairs = pairCounts(() => false);
  for (let at = 0; at < 50_000; at += 1) pairs.add(at, at * 7, at % 11);
  for (let at = 0; at < 50_000; at += 1) pairs.add(at, at * 7, 11);
  for (let at = 0; at < 50_000; at += 997) expect(pairs.of(at, at * 7)).toBe(2);
});

test('a pair of an everyday word is everywhere', () => {
  const pairs = pairCounts((first) => first === 5);
  pairs.add(5, 6, 0);
  pairs.add(6, 5, 0);
  expect([pairs.of(5, 6), pairs.of(6, 5)]).toEqual([everywhere, 1]);
});
