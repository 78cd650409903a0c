import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/condition/nearest.ts';

describe('the nearest word', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['gahter', ['gather', 'father'], 'gather'],
    ['smoek', ['smoke', 'spoke'], 'smoke'],
    ['Smoke', ['smoke'], 'smoke'],
    ['grad', ['grade'], 'grade'],
    ['people_in', ['people_inside', 'people_out'], 'people_out'],
    ['lift_minuts', ['lift_minutes', 'gas_minutes'], 'lift_minutes'],
    ['zzz', ['abc'], undefined],
    ['', ['a'], 'a'],
    ['a'.repeat(65), ['a'.repeat(65)], undefined],
    ['aa', ['a'.repeat(65)], undefined],
    ['x', [], undefined],
  ])('of %s in %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it('is the word itself where that is among them', () => {
    const word = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.toLowerCase());
    fc.assert(
      fc.property(word, fc.array(word), (one, others) => {
        expect(nearest(one, [...others, one])).toBe(one);
      }),
    );
  });
});
