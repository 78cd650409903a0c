import type { PhoneNumber } from '../procedure/contacts.ts';
import type { Party } from './directory.ts';

/** One ringing as it went on record. */
export interface Rung {
  readonly party: string;
  readonly number?: string;
  readonly outcome: 'reached' | 'no-answer' | 'busy' | 'wrong-number';
}

/**
 * Why somebody is next: the first of the chain, or on duty now; another number of who was tried last; the next in the chain;
 * the line was busy and is tried once more; everybody was tried once; every number is on record as wrong.
 */
export type WhyNext =
  | 'first'
  | 'on-duty'
  | 'other-number'
  | 'next-party'
  | 'busy-again'
  | 'from-the-top'
  | 'all-wrong';

/** Whom to ring at which number. Without a number the site has set none. */
export interface NextToRing {
  readonly party: Party;
  readonly number: PhoneNumber | undefined;
  readonly why: WhyNext;
}

/**
 * Whom a call chain tries next. No answer: the next number of the same person, then the next person. Busy: the same number
 * once more, then on. Once through, it begins again. A wrong number is never offered again, unless the whole chain is
 * wrong: then the first one is shown as such, since a slip of the finger must not leave an operator without a number.
 * @param chain in the order in which it is tried
 * @param tries of this chain so far, the oldest first
 * @param wrong whether a number is on record as wrong
 */
export const nextToRing = (
  chain: readonly Party[],
  tries: readonly Rung[],
  wrong: (number: string) => boolean = () => false,
): NextToRing | undefined => {
  const places = chain.flatMap((party): readonly Place[] =>
    party.numbers.length === 0
      ? [{ party, number: undefined }]
      : party.numbers.map((number) => ({ party, number })),
  );
  const right = places.filter(({ number }) => number === undefined || !wrong(number.number));
  const [first] = places;
  if (first === undefined) return undefined;
  const tally = (place: Place): Tally => tallyOf(tries.filter((one) => isAt(one, place)));
  const next = right.toSorted((a, b) => tally(a).rounds - tally(b).rounds)[0];
  if (next === undefined) return { ...first, why: 'all-wrong' };
  return { ...next, why: whyNext(next, tally(next), tries.at(-1)) };
};

interface Place {
  readonly party: Party;
  readonly number: PhoneNumber | undefined;
}

/** How often a number was tried to the end, and whether it was busy since. */
interface Tally {
  readonly rounds: number;
  readonly busy: boolean;
}

const tallyOf = (tries: readonly Rung[]): Tally =>
  tries.reduce<Tally>(
    ({ rounds, busy }, { outcome }) =>
      outcome === 'busy' && !busy ? { rounds, busy: true } : { rounds: rounds + 1, busy: false },
    { rounds: 0, busy: false },
  );

/** One room's number may stand for several people: ringing it for one is ringing it for all. */
const isAt = (rung: Rung, { party, number }: Place): boolean =>
  number === undefined
    ? rung.number === undefined && isNamed(party, rung.party)
    : rung.number !== undefined && digitsOf(rung.number) === digitsOf(number.number);

const isNamed = ({ name }: Party, recorded: string): boolean => name.zh === recorded || name.en === recorded;

const whyNext = ({ party }: Place, { rounds, busy }: Tally, last: Rung | undefined): WhyNext => {
  if (busy) return 'busy-again';
  if (rounds > 0) return 'from-the-top';
  if (last === undefined) return party.duty === undefined ? 'first' : 'on-duty';
  return isNamed(party, last.party) ? 'other-number' : 'next-party';
};

/** A number without the blanks and hyphens that are only there for the eye. */
const digitsOf = (number: string): string => number.replace(/[ -]/gu, '');

/** The numbers that are on record as wrong, and were not reached since. */
export const wrongNumbers = (all: readonly Rung[]): ((number: string) => boolean) => {
  const latest = new Map(
    all.flatMap(({ number, outcome }) =>
      number === undefined ? [] : [[digitsOf(number), outcome] as const],
    ),
  );
  return (number) => latest.get(digitsOf(number)) === 'wrong-number';
};
