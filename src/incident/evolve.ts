import type { FieldId, ProcedureId, StepKey } from '../procedure/ids.ts';
import type { Fact, Item } from './answer.ts';
import { sameAnswer } from './answer.ts';
import { optional, put, without, withoutKey } from './copies.ts';
import type { Entry, EntryOf, Moment } from './entry.ts';
import { effectiveLevel } from './grade-view.ts';
import type { Finish, Grade, Incident } from './incident.ts';
import { lastKeyAfter, withdrawn } from './last-key.ts';

/** The state after one more entry. Knows no procedure: an entry says all that it means. */
export const evolve = (incident: Incident, entry: Entry): Incident => ({
  ...apply(incident, entry),
  lastKey: lastKeyAfter(incident, entry),
  entries: incident.entries + 1,
  elapsed: Math.max(incident.elapsed, entry.at.elapsed),
});

/** The state that a log gives. Undefined where the opening entry is missing, since nothing can be said then. */
export const replay = (entries: readonly Entry[]): Incident | undefined => {
  const [first, ...rest] = entries;
  return first?.type === 'opened' ? rest.reduce(evolve, begin(first)) : undefined;
};

/** The state right after opening. */
export const begin = (entry: EntryOf<'opened'>): Incident => {
  const { at, type: _, ...opened } = entry;
  return {
    opened: { ...opened, at },
    kind: opened.kind,
    procedures: [
      { procedure: opened.procedure, version: opened.version, digest: opened.digest, entered: at },
    ],
    leading: opened.procedure,
    facts: new Map(),
    finished: new Map(),
    lapsed: new Set(),
    toReview: new Set(),
    tries: [],
    rings: [],
    repeated: new Map(),
    snoozed: new Map(),
    notes: [],
    corrections: [],
    grades: new Map(),
    late: new Map(),
    declinedHandOffs: new Set(),
    operator: opened.operator,
    desk: opened.desk,
    entries: 1,
    elapsed: at.elapsed,
  };
};

const apply = (incident: Incident, entry: Entry): Incident => {
  const { at } = entry;
  switch (entry.type) {
    case 'opened':
      // A second opening can only come from a file that was put together by hand; the first one stands.
      return incident;
    case 'answered': {
      const fact = incident.facts.get(entry.field);
      return withFact(
        incident,
        entry.step,
        entry.field,
        fact?.kind === 'items' && fact.items.length > 0
          ? { ...fact, by: entry.step, complete: false }
          : { kind: 'answer', by: entry.step, answer: entry.answer },
        at,
      );
    }
    case 'corrected': {
      const { step, field, answer, was } = entry;
      const by = incident.facts.get(field)?.by;
      const since = (by && incident.finished.get(by)?.at) ?? at;
      const before = incident.corrections.findLast(
        (one) => one.field === field && sameAnswer(one.from, answer),
      );
      return {
        ...withFact(incident, step, field, { kind: 'answer', by: step, answer }, before?.since ?? at),
        corrections: [...incident.corrections, { at, since, step, field, from: was, to: answer }],
      };
    }
    case 'item-answered': {
      const fact = incident.facts.get(entry.field);
      const before = fact?.kind === 'items' ? fact.items : [];
      // A file written by hand may name any number; nothing but an item that is there or the next one makes sense.
      if (!(Number.isInteger(entry.item) && entry.item >= 0 && entry.item <= before.length)) return incident;
      const isNew = entry.item === before.length;
      const item: Item = { ...before[entry.item], [entry.part]: entry.answer };
      return {
        ...incident,
        facts: put(incident.facts, entry.field, {
          kind: 'items',
          by: entry.step,
          items: isNew ? [...before, item] : before.with(entry.item, item),
          complete: fact?.kind === 'items' && fact.complete && !isNew,
        }),
        // One more item opens the list again.
        finished: isNew ? withoutKey(incident.finished, entry.step) : incident.finished,
        toReview: without(incident.toReview, entry.step),
      };
    }
    case 'list-completed': {
      const fact = incident.facts.get(entry.field);
      const items = fact?.kind === 'items' ? fact.items : [];
      return withFact(
        incident,
        entry.step,
        entry.field,
        { kind: 'items', by: entry.step, items, complete: true },
        at,
      );
    }
    case 'done':
      return finish(incident, entry.step, { kind: 'done', at, ...optional('seen', entry.seen) });
    case 'skipped':
      return finish(incident, entry.step, { kind: 'skipped', at, reason: entry.reason });
    case 'tried': {
      const { type: _, ...attempt } = entry;
      const tried = { ...incident, tries: [...incident.tries, attempt] };
      return entry.outcome === 'reached'
        ? finish(tried, entry.step, { kind: 'reached', at, party: entry.party })
        : tried;
    }
    case 'counted':
      // Told when the party was reached, so that what counts from it does so from then.
      return finish(incident, entry.step, { kind: 'reached', at: entry.reached, party: entry.party });
    case 'snoozed':
      return {
        ...incident,
        snoozed: put(incident.snoozed, entry.step, { until: entry.until, reason: entry.reason }),
      };
    case 'rang': {
      const { type: _, ...ring } = entry;
      return { ...incident, rings: [...incident.rings, ring] };
    }
    case 'told': {
      const ring = incident.rings.findLastIndex(
        ({ party, outcome }) => party === entry.party && outcome === 'reached',
      );
      const found = incident.rings[ring];
      // A file put together by hand may tell somebody who was never reached; the time line has it all the same.
      if (found === undefined) return incident;
      const told = found.told === undefined ? entry.text : `${found.told}\n${entry.text}`;
      return { ...incident, rings: incident.rings.with(ring, { ...found, told }) };
    }
    case 'repeated':
      return {
        ...incident,
        repeated: put(incident.repeated, entry.step, at),
        snoozed: withoutKey(incident.snoozed, entry.step),
      };
    case 'lapsed':
      return {
        ...incident,
        lapsed: new Set([...incident.lapsed, ...entry.steps]),
        toReview: without(incident.toReview, ...entry.steps),
      };
    case 'returned': {
      const answers = entry.steps.filter((step) => incident.finished.get(step)?.kind === 'answered');
      return {
        ...incident,
        lapsed: without(incident.lapsed, ...entry.steps),
        toReview: new Set([...incident.toReview, ...answers]),
      };
    }
    case 'kept':
      return { ...incident, toReview: without(incident.toReview, entry.step) };
    case 'withdrawn':
      return withdrawn(incident, entry);
    case 'noted':
      return { ...incident, notes: [...incident.notes, { at, text: entry.text }] };
    case 'graded': {
      const { reached = [], override } = incident.grades.get(entry.procedure) ?? {};
      const { rule } = entry;
      return withGrade(incident, entry.procedure, {
        at,
        ...optional('level', entry.level),
        ...optional('rule', rule),
        reached: rule === undefined ? reached : [...reached, { rule, at }],
        ...optional('override', override),
      });
    }
    case 'grade-overridden': {
      const grade = incident.grades.get(entry.procedure) ?? { at, reached: [] };
      const override = { level: entry.level, reason: entry.reason, at };
      return withGrade(incident, entry.procedure, { ...grade, at, override });
    }
    case 'late':
      return { ...incident, late: put(incident.late, entry.step, at) };
    case 'handed-off': {
      const { procedure, version, digest } = entry;
      return {
        ...incident,
        procedures: [...incident.procedures, { procedure, version, digest, entered: at }],
        leading: procedure,
      };
    }
    case 'turned-to':
      return { ...incident, leading: entry.procedure };
    case 'hand-off-declined':
      return { ...incident, declinedHandOffs: new Set([...incident.declinedHandOffs, entry.to]) };
    case 'closed': {
      const { ending, owed } = entry;
      return { ...incident, closed: { at, ending, owed, ...optional('reason', entry.reason) } };
    }
    case 'resumed':
    case 'taken-over':
      return { ...incident, operator: entry.operator, desk: entry.desk };
    case 'clock-jumped':
      return incident;
    default:
      // A file of a newer program may hold what this one does not know.
      entry satisfies never;
      return incident;
  }
};

const withFact = (incident: Incident, step: StepKey, field: FieldId, fact: Fact, at: Moment): Incident =>
  finish({ ...incident, facts: put(incident.facts, field, fact) }, step, { kind: 'answered', at, field });

/** The grade as it is now; its time stays what it was while the level that counts stays the same. */
const withGrade = (incident: Incident, procedure: ProcedureId, grade: Grade): Incident => {
  const before = incident.grades.get(procedure);
  const same = before !== undefined && effectiveLevel(before) === effectiveLevel(grade);
  const since = same ? { ...grade, at: before.at } : grade;
  return { ...incident, grades: put(incident.grades, procedure, since) };
};

const finish = (incident: Incident, step: StepKey, how: Finish): Incident => ({
  ...incident,
  finished: put(incident.finished, step, how),
  snoozed: withoutKey(incident.snoozed, step),
  toReview: without(incident.toReview, step),
});
