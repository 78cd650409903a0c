import { describe, expect, test } from 'vitest';
import { recallOf } from './recall.ts';

/** Floors below what was last measured (README), so that a change that loses calls is seen. Raise them, never lower. */
describe.each([
  { part: 'utterances', first: 0.98, third: 0.99, sure: 0.95 },
  { part: 'held-back', first: 0.97, third: 0.99, sure: 0.88 },
] as const)('$part', ({ part, first, third, sure }) => {
  const { all, kinds, nothing } = recallOf(part);

  test('what callers say brings up the right procedure', () => {
    expect(all.first).toBeGreaterThanOrEqual(first);
    expect(all.third).toBeGreaterThanOrEqual(third);
    expect(all.sure).toBeGreaterThanOrEqual(sure);
  });

  test('no way of wording it is left behind', () => {
    expect(Math.min(...kinds.map((kind) => kind.first))).toBeGreaterThanOrEqual(0.9);
  });

  test('what nothing fits raises nothing', () => {
    expect(nothing.count).toBeGreaterThan(20);
    expect(nothing.sure).toBe(0);
  });
});
