import type { StepKey } from '../procedure/ids.ts';
import type { Command } from './command.ts';
import { put, without, withoutKey } from './copies.ts';
import type { Entry, EntryOf } from './entry.ts';
import type { Incident, LastKey } from './incident.ts';

/** The order that takes the last key back; undefined where there is nothing to take back. */
export const takingBack = ({ lastKey }: Incident): TakingBack | undefined => {
  if (lastKey === undefined) return undefined;
  return lastKey.what === 'rang'
    ? { type: 'withdraw-ring', party: lastKey.party }
    : { type: 'withdraw', step: lastKey.step };
};

type TakingBack = Extract<Command, { type: 'withdraw' | 'withdraw-ring' }>;

/** As if the key had not been pressed. The answer of a fact goes with it, a try of a party does too. */
export const withdrawn = (incident: Incident, entry: EntryOf<'withdrawn'>): Incident => {
  if (entry.what === 'rang') return withoutRing(incident, entry.party);
  const { step, what } = entry;
  if (what === 'repeated') return withoutRepeat(incident, step);
  const finish = incident.finished.get(step);
  const lastTry = incident.tries.findLastIndex((one) => one.step === step);
  return {
    ...incident,
    finished: withoutKey(incident.finished, step),
    facts:
      what === 'answered' && finish?.kind === 'answered'
        ? withoutKey(incident.facts, finish.field)
        : incident.facts,
    tries: what === 'tried' && lastTry >= 0 ? incident.tries.toSpliced(lastTry, 1) : incident.tries,
    lapsed: without(incident.lapsed, step),
    toReview: without(incident.toReview, step),
  };
};

const withoutRing = (incident: Incident, rung: string): Incident => {
  const last = incident.rings.findLastIndex(({ party }) => party === rung);
  return last < 0 ? incident : { ...incident, rings: incident.rings.toSpliced(last, 1) };
};

const withoutRepeat = (incident: Incident, step: StepKey): Incident => {
  const { lastKey } = incident;
  const before = lastKey?.what === 'repeated' && lastKey.step === step ? lastKey.before : undefined;
  return {
    ...incident,
    repeated:
      before === undefined ? withoutKey(incident.repeated, step) : put(incident.repeated, step, before),
  };
};

/**
 * What can be taken back after an entry. What follows by itself, a note, and what a party was told leave the key before
 * them the last one.
 */
export const lastKeyAfter = (incident: Incident, entry: Entry): LastKey | undefined => {
  switch (entry.type) {
    case 'answered':
      // An answer in place of one from elsewhere: taking it away would take that one away too.
      return incident.facts.has(entry.field) || incident.finished.has(entry.step)
        ? undefined
        : { step: entry.step, what: 'answered' };
    case 'done':
    case 'skipped':
      return incident.finished.has(entry.step) ? undefined : { step: entry.step, what: entry.type };
    case 'tried':
    case 'counted':
      return incident.finished.has(entry.step) ? undefined : { step: entry.step, what: entry.type };
    case 'repeated':
      return { step: entry.step, what: 'repeated', before: incident.repeated.get(entry.step) };
    case 'corrected':
      return { step: entry.step, what: 'corrected', field: entry.field, was: entry.was };
    case 'rang':
      return { what: 'rang', party: entry.party };
    case 'told':
    case 'graded':
    case 'late':
    case 'lapsed':
    case 'returned':
    case 'noted':
    case 'clock-jumped':
      return incident.lastKey;
    // What cannot be taken back, and behind which nothing earlier can.
    case 'opened':
    case 'item-answered':
    case 'list-completed':
    case 'snoozed':
    case 'kept':
    case 'withdrawn':
    case 'grade-overridden':
    case 'handed-off':
    case 'turned-to':
    case 'hand-off-declined':
    case 'closed':
    case 'resumed':
    case 'taken-over':
      return undefined;
    default:
      return entry satisfies never;
  }
};
