import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Party } from '../../src/site/directory.ts';
import { nextToRing, type Rung, wrongNumbers } from '../../src/site/next-to-ring.ts';

const title = { zh: '抢修', en: 'Repair' };
const party = (name: string, ...numbers: readonly string[]): Party => ({
  name: { zh: name },
  title,
  numbers: numbers.map((number) => ({ number })),
});
const one = party('甲', '138 0013 8001', '000-0001');
const two = party('乙', '138 0013 8002');
const unfilled = party('丙');
const chain = [one, two, unfilled];

const rung = (party: string, number: string | undefined, outcome: Rung['outcome']): Rung => ({
  party,
  ...(number === undefined ? {} : { number }),
  outcome,
});

const nextAfter = (tries: readonly Rung[], parties: readonly Party[] = chain): readonly unknown[] => {
  const next = nextToRing(parties, tries, wrongNumbers(tries));
  return [next?.party.name.zh, next?.number?.number, next?.why];
};

describe('whom a call chain rings next', () => {
  test('the first, then every number of the same person, then the next person, then from the top', () => {
    const tries: Rung[] = [];
    const no = (name: string, number?: string) => {
      tries.push(rung(name, number, 'no-answer'));
      return nextAfter(tries);
    };
    expect(nextAfter([])).toEqual(['甲', '138 0013 8001', 'first']);
    expect(no('甲', '138 0013 8001')).toEqual(['甲', '000-0001', 'other-number']);
    expect(no('甲', '000-0001')).toEqual(['乙', '138 0013 8002', 'next-party']);
    expect(no('乙', '138 0013 8002')).toEqual(['丙', undefined, 'next-party']);
    expect(no('丙')).toEqual(['甲', '138 0013 8001', 'from-the-top']);
  });

  test('a busy line is tried once more, then the chain goes on', () => {
    const busy = rung('甲', '138 0013 8001', 'busy');
    expect(nextAfter([busy])).toEqual(['甲', '138 0013 8001', 'busy-again']);
    expect(nextAfter([busy, busy])).toEqual(['甲', '000-0001', 'other-number']);
  });

  test('who is on duty says so', () => {
    const here = { ...two, duty: { shift: { zh: '夜班' }, until: '2026-11-22T08:00+08:00' } };
    expect(nextAfter([], [here, one])).toEqual(['乙', '138 0013 8002', 'on-duty']);
  });

  test('a number that several people share is not rung again for the next of them', () => {
    const room = party('丁', '000-0001', '138 0013 8004');
    const tries = [rung('甲', '138 0013 8001', 'no-answer'), rung('甲', '0000001', 'no-answer')];
    expect(nextAfter(tries, [one, room])).toEqual(['丁', '138 0013 8004', 'next-party']);
  });

  test('when all are wrong the first is shown as such, since a slip must not leave nobody', () => {
    expect(nextAfter([rung('乙', '138 0013 8002', 'wrong-number')], [two])).toEqual([
      '乙',
      '138 0013 8002',
      'all-wrong',
    ]);
  });

  test('a wrong number that was reached after all counts as right', () => {
    const tries = [rung('乙', '138 0013 8002', 'wrong-number'), rung('乙', '138 0013 8002', 'reached')];
    expect(wrongNumbers(tries)('13800138002')).toBe(false);
  });

  test('an empty chain rings nobody', () => {
    expect(nextToRing([], [])).toBeUndefined();
  });

  test('following it never offers a wrong number while a right one is left, and leaves nobody out', () => {
    const outcomes = fc.constantFrom<Rung['outcome']>('no-answer', 'busy', 'wrong-number');
    fc.assert(
      fc.property(fc.array(outcomes, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (happened, size) => {
        const parties = chain.slice(0, size);
        const tries: Rung[] = [];
        for (const outcome of happened) {
          const next = nextToRing(parties, tries, wrongNumbers(tries));
          if (next === undefined) throw new Error('the chain has somebody');
          const isWrong = next.number !== undefined && wrongNumbers(tries)(next.number.number);
          expect(isWrong).toBe(next.why === 'all-wrong');
          tries.push(rung(next.party.name.zh, next.number?.number, outcome));
        }
        // A number is tried twice a round at most, so that many tries reach everybody.
        const places = parties.flatMap(({ name, numbers }) =>
          numbers.length === 0 ? [name.zh] : numbers.map(({ number }) => number),
        );
        const seen = new Set(tries.map(({ party: name, number }) => number ?? name));
        if (tries.length >= 2 * places.length) expect([...seen].toSorted()).toEqual(places.toSorted());
      }),
    );
  });
});
