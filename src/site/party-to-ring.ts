import type { RoleId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';
import type { Directory } from './directory.ts';
import { type NextToRing, nextToRing, type Rung, wrongNumbers } from './next-to-ring.ts';

/** What was rung in an incident so far: for notify steps, and outside of them. */
export interface RungSoFar {
  readonly tries: readonly (Timed & { readonly step: string; readonly role?: string })[];
  /** Those as some role count for its steps as well. */
  readonly rings: readonly (Timed & { readonly role?: string })[];
}

type Timed = Rung & { readonly at: { readonly elapsed: number; readonly wall: string } };

/** Whom a notify step rings now, and whom it would ring after each way in which that may fail. */
export interface ToRing extends NextToRing {
  readonly after: { readonly [outcome in Failed]: NextToRing | undefined };
  /** The year whose holidays the roster wants and nobody knows: then the chain is all there is. */
  readonly unknownYear?: string;
  /** What was tried for this step, or from the contacts, and reached nobody, the oldest first. */
  readonly tries: readonly (Timed & { readonly name: Text })[];
}

type Failed = Exclude<Rung['outcome'], 'reached'>;

/**
 * Whom to ring for a step: the next of the role's call chain after the tries of this very step and those from the contacts
 * that reached nobody yet, without the numbers that turned out wrong anywhere in the incident. Undefined for a step that notifies nobody.
 * @param at ISO 8601 with offset, for who is on duty
 */
export const partyToRing = (
  directory: Directory,
  soFar: RungSoFar,
  { key, step }: { readonly key: string; readonly step: { readonly notify?: RoleId | undefined } },
  at: string,
): ToRing | undefined => {
  if (step.notify === undefined) return undefined;
  const chain = directory.resolve(step.notify, at);
  const tries = triesOf(soFar, key, step.notify);
  const all = everyRung(soFar);
  const next = nextToRing(chain, tries, wrongNumbers(all));
  if (next === undefined) return undefined;
  const after = (outcome: Failed): NextToRing | undefined => {
    const number = next.number === undefined ? {} : { number: next.number.number };
    const failed: Rung = { party: next.party.name.zh, ...number, outcome };
    return nextToRing(chain, [...tries, failed], wrongNumbers([...all, failed]));
  };
  const duty = directory.duty(step.notify, at);
  return {
    ...next,
    ...(duty?.kind === 'unknown' ? { unknownYear: duty.year } : {}),
    tries: tries.map((one) => ({ ...one, name: directory.nameOf(one.party) ?? { zh: one.party } })),
    after: { 'no-answer': after('no-answer'), busy: after('busy'), 'wrong-number': after('wrong-number') },
  };
};

const triesOf = (soFar: RungSoFar, key: string, wanted: RoleId): readonly Timed[] => {
  const asRole = [...soFar.tries, ...soFar.rings].filter(({ role }) => role === wanted);
  const reached = Math.max(-1, ...asRole.filter(isReached).map(({ at }) => at.elapsed));
  const own = soFar.tries.filter(({ step }) => step === key);
  // A call for a later step begins its own round.
  const beside = soFar.rings.filter(({ role, at }) => role === wanted && at.elapsed > reached);
  return everyRung({ tries: own, rings: beside }).filter((one) => !isReached(one));
};

const isReached = ({ outcome }: Rung): boolean => outcome === 'reached';

/** Everything that was rung, in the order of ringing. */
export const everyRung = ({ tries, rings }: RungSoFar): readonly Timed[] =>
  [...tries, ...rings].toSorted((a, b) => a.at.elapsed - b.at.elapsed);
