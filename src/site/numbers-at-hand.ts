import type { PhoneNumber } from '../procedure/contacts.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Directory, Party } from './directory.ts';

/**
 * Every role that somebody stands behind: those that an incident wants first, then those on duty, then the rest.
 * @param wanted roles that the incident's steps notify, in their order; they are there also when nobody filled them in
 * @param at ISO 8601 with offset
 */
export const rolesAtHand = (
  directory: Directory,
  wanted: readonly RoleId[],
  at: string,
): readonly RoleId[] => {
  const filled = directory
    .roles()
    .filter((role) => directory.resolve(role, at).some(({ numbers }) => numbers.length > 0));
  const onDuty = filled.filter((role) => directory.duty(role, at)?.kind === 'on-duty');
  return [...new Set([...wanted, ...onDuty, ...filled])];
};

/** One number that can be rung; without one where the site has set none. */
export interface NumberAtHand {
  /** Absent for people who fill no role. */
  readonly role?: RoleId;
  readonly party: Party;
  readonly number: PhoneNumber | undefined;
}

/** The numbers of those roles, in the order in which they are tried, then those of everybody else. */
export const numbersAtHand = (
  directory: Directory,
  wanted: readonly RoleId[],
  at: string,
): readonly NumberAtHand[] => [
  ...rolesAtHand(directory, wanted, at).flatMap((role) =>
    directory
      .resolve(role, at)
      .flatMap((party) => numbersOf(party).map((number) => ({ role, party, number }))),
  ),
  ...directory.others().flatMap((party) => numbersOf(party).map((number) => ({ party, number }))),
];

const numbersOf = ({ numbers }: Party): readonly (PhoneNumber | undefined)[] =>
  numbers.length === 0 ? [undefined] : numbers;
