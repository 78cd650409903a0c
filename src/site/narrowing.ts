import type { Person } from '../procedure/contacts.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';
import type { Party } from './directory.ts';
import type { NumberAtHand } from './numbers-at-hand.ts';

/** From what is typed, whether somebody is meant whose names, titles and numbers are given. Nothing typed means everybody. */
export type Narrowing = (typed: string) => (texts: readonly string[]) => boolean;

/** What somebody who can be rung is found by. */
export const partyTexts = ({ name, title, titles = [], numbers }: Party): readonly string[] => [
  ...both(title),
  ...personTexts({ name, titles, numbers }),
];

/** The same of a person of the contacts. */
export const personTexts = ({ name, titles, numbers }: Person): readonly string[] => [
  ...both(name),
  ...titles.flatMap(both),
  ...numbers.map(({ number }) => number),
];

/** What a role is found by, with everybody who stands behind it. */
export const roleTexts = (role: RoleId, title: Text, parties: readonly Party[]): readonly string[] => [
  role,
  ...both(title),
  ...parties.flatMap(partyTexts),
];

/** A text in all its languages. */
export const both = ({ zh, en }: Text): readonly string[] => (en === undefined ? [zh] : [zh, en]);

/** What one number is found by: whose it is, what for, and the number itself. */
export const numberTexts = ({ role, party, number }: NumberAtHand): readonly string[] => [
  ...(role === undefined ? [] : [role]),
  ...partyTexts({ ...party, numbers: number === undefined ? [] : [number] }),
];
