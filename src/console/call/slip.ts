import type { View } from '../../session/view.ts';

/** A slip is noticed at once; whoever has listened for a minute has a call. In milliseconds. */
const SLIP = 60_000;

/** Opened just now, and nothing done since: the last key opened it, and is taken back. It stays on record as a slip. */
export const isUntouched = ({ writing, incident, now }: View): boolean =>
  writing &&
  now.elapsed < SLIP &&
  incident.closed === undefined &&
  incident.finished.size === 0 &&
  incident.facts.size === 0 &&
  incident.tries.length === 0 &&
  incident.rings.length === 0 &&
  incident.notes.length === 0 &&
  incident.procedures.length === 1;
