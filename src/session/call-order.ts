import { byUrgency, wantedIn } from '../incident/urgency.ts';
import type { View } from './view.ts';

/**
 * Compares two calls: one with a late clock first, then one where a life is at stake, then by their most urgent clocks. A
 * call without a clock waits, a drill waits for all that is real, and one in other hands waits longest; the older one
 * comes first where both wait alike.
 */
export const mostUrgentFirst = (one: View, other: View): number => {
  const [a] = one.clocks;
  const [b] = other.clocks;
  return (
    Number(one.heldBy !== undefined) - Number(other.heldBy !== undefined) ||
    Number(one.incident.kind === 'drill') - Number(other.incident.kind === 'drill') ||
    Number(isLate(other)) - Number(isLate(one)) ||
    Number(savesLives(other)) - Number(savesLives(one)) ||
    Number(b !== undefined) - Number(a !== undefined) ||
    (a !== undefined && b !== undefined ? byUrgency(a, b) : 0) ||
    (one.incident.opened.at.wall < other.incident.opened.at.wall ? -1 : 1)
  );
};

const isLate = ({ clocks: [first] }: View): boolean => first !== undefined && wantedIn(first) < 0;

const savesLives = ({ incident, procedures }: View): boolean =>
  incident.procedures.some(({ procedure }) => procedures.get(procedure)?.life === true);
