import type { FieldId, StepKey } from '../procedure/ids.ts';
import type { Fact, Item } from './answer.ts';
import type { Entry, EntryOf } from './entry.ts';
import type { Finish, Grade, Incident } from './incident.ts';

/** The state after one more entry. Knows no procedure: an entry says all that it means. */
export const evolve = (incident: Incident, entry: Entry): Incident => ({
  ...apply(incident, entry),
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
    procedures: [{ procedure: opened.procedure, version: opened.version, digest: opened.digest }],
    facts: new Map(),
    finished: new Map(),
    lapsed: new Set(),
    toReview: new Set(),
    tries: [],
    repeated: new Map(),
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
    case 'answered':
      return withFact(
        incident,
        entry.step,
        entry.field,
        { kind: 'answer', by: entry.step, answer: entry.answer },
        entry,
      );
    case 'corrected':
      return {
        ...withFact(
          incident,
          entry.step,
          entry.field,
          { kind: 'answer', by: entry.step, answer: entry.answer },
          entry,
        ),
        corrections: [
          ...incident.corrections,
          { at, step: entry.step, field: entry.field, from: entry.was, to: entry.answer },
        ],
      };
    case 'item-answered': {
      const fact = incident.facts.get(entry.field);
      const items = [...(fact?.kind === 'items' ? fact.items : [])];
      items[entry.item] = { ...items[entry.item], [entry.part]: entry.answer };
      const complete = fact?.kind === 'items' && fact.complete;
      return {
        ...incident,
        facts: put(incident.facts, entry.field, {
          kind: 'items',
          by: entry.step,
          items: dense(items),
          complete,
        }),
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
        entry,
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
    case 'repeated':
      return { ...incident, repeated: put(incident.repeated, entry.step, at) };
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
    case 'noted':
      return { ...incident, notes: [...incident.notes, { at, text: entry.text }] };
    case 'graded': {
      const { override } = incident.grades.get(entry.procedure) ?? {};
      const grade: Grade = {
        at,
        ...optional('level', entry.level),
        ...optional('rule', entry.rule),
        ...optional('override', override),
      };
      return { ...incident, grades: put(incident.grades, entry.procedure, grade) };
    }
    case 'grade-overridden': {
      const grade = incident.grades.get(entry.procedure) ?? { at };
      const override = { level: entry.level, reason: entry.reason, at };
      return { ...incident, grades: put(incident.grades, entry.procedure, { ...grade, override }) };
    }
    case 'late':
      return { ...incident, late: put(incident.late, entry.step, at) };
    case 'handed-off': {
      const { procedure, version, digest } = entry;
      return { ...incident, procedures: [...incident.procedures, { procedure, version, digest }] };
    }
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
      return entry satisfies never;
  }
};

const withFact = (incident: Incident, step: StepKey, field: FieldId, fact: Fact, entry: Entry): Incident =>
  finish({ ...incident, facts: put(incident.facts, field, fact) }, step, {
    kind: 'answered',
    at: entry.at,
    field,
  });

const finish = (incident: Incident, step: StepKey, how: Finish): Incident => ({
  ...incident,
  finished: put(incident.finished, step, how),
  toReview: without(incident.toReview, step),
});

const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value);

const without = <T>(set: ReadonlySet<T>, ...gone: readonly T[]): ReadonlySet<T> =>
  gone.some((one) => set.has(one)) ? new Set([...set].filter((one) => !gone.includes(one))) : set;

/** Items written by hand may leave gaps; a gap is an item of which nothing is known yet. */
const dense = (items: readonly (Item | undefined)[]): readonly Item[] =>
  Array.from(items, (item) => item ?? {});

/** `{ [key]: value }`, or nothing where there is no value: our types tell "absent" from "undefined". */
export const optional = <Key extends string, V>(
  key: Key,
  value: V | undefined,
): { readonly [K in Key]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: V });
