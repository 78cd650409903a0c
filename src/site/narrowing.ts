import type { Person } from '../procedure/contacts.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';
import type { Party } from './directory.ts';
import type { NumberAtHand } from './numbers-at-hand.ts';

/** From what is typed, whether somebody is meant whose names, titles and numbers are given. Nothing typed means everybody. */
export type Narrowing = (typed: string) => (texts: readonly string[]) => boolean;

/** What somebody is found by: what they are called, and what else is known of them. */
export interface FoundBy {
  readonly names: readonly string[];
  readonly more: readonly string[];
}

/** Those that are meant, first whoever is called so, in their own order otherwise. */
export const narrowed = <One>(
  all: readonly One[],
  fits: ReturnType<Narrowing>,
  foundBy: (one: One) => FoundBy,
): readonly One[] => {
  const called = all.filter((one) => fits(foundBy(one).names));
  const others = all.filter((one) => !called.includes(one) && fits(textsOf(foundBy(one))));
  return [...called, ...others];
};

export const textsOf = ({ names, more }: FoundBy): readonly string[] => [...names, ...more];

export const personFoundBy = ({ name, titles, numbers }: Person): FoundBy => ({
  names: both(name),
  more: [...titles.flatMap(both), ...numbers.map(({ number }) => number)],
});

export const partyFoundBy = ({ name, title, titles = [], numbers }: Party): FoundBy =>
  personFoundBy({ name, titles: [title, ...titles], numbers });

/** A role, with everybody who stands behind it. */
export const roleFoundBy = (role: RoleId, title: Text, parties: readonly Party[]): FoundBy => {
  const all = parties.map(partyFoundBy);
  return {
    names: [role, ...both(title), ...all.flatMap(({ names }) => names)],
    more: all.flatMap(({ more }) => more),
  };
};

/** One number: whose it is, what for, and the number itself. */
export const numberFoundBy = ({ role, party, number }: NumberAtHand): FoundBy => {
  const one = { ...party, numbers: number === undefined ? [] : [number] };
  return role === undefined ? partyFoundBy(one) : roleFoundBy(role, party.title, [one]);
};

/** A text in all its languages. */
export const both = ({ zh, en }: Text): readonly string[] => (en === undefined ? [zh] : [zh, en]);
