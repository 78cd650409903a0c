import type { StepKey } from '../procedure/ids.ts';
import { put, without, withoutKey } from './copies.ts';
import type { Entry, EntryOf } from './entry.ts';
import type { Incident, LastKey } from './incident.ts';

/** As if the key had not been pressed. The answer of a fact goes with it, a try of a party does too. */
export const withdrawn = (incident: Incident, { step, what }: EntryOf<'withdrawn'>): Incident => {
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

const withoutRepeat = (incident: Incident, step: StepKey): Incident => {
  const { lastKey } = incident;
  const before = lastKey?.what === 'repeated' && lastKey.step === step ? lastKey.before : undefined;
  return {
    ...incident,
    repeated:
      before === undefined ? withoutKey(incident.repeated, step) : put(incident.repeated, step, before),
  };
};

/** What can be taken back after an entry. What follows by itself, and a note, leave the key before them the last one. */
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
    case 'graded':
    case 'late':
    case 'lapsed':
    case 'returned':
    case 'noted':
    case 'clock-jumped':
      return incident.lastKey;
    default:
      return undefined;
  }
};
