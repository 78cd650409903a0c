import { clocks } from '../../src/incident/clocks.ts';
import type { Ground } from '../../src/incident/decide.ts';
import type { Entry } from '../../src/incident/entry.ts';
import { severity } from '../../src/incident/grade.ts';
import { effectiveLevel } from '../../src/incident/grade-view.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { outline } from '../../src/incident/outline.ts';
import { stepsOf } from '../../src/incident/scene.ts';
import { settle } from '../../src/incident/settle.ts';
import type { FieldId } from '../../src/procedure/ids.ts';

/** What is always so, whatever was ordered. Gives the sentences that are broken. */
export const brokenInvariants = (
  ground: Ground,
  incident: Incident,
  entries: readonly Entry[],
): readonly string[] =>
  Object.entries(invariants(ground, incident, entries)).flatMap(([sentence, holds]) =>
    holds ? [] : [sentence],
  );

const invariants = (
  ground: Ground,
  incident: Incident,
  entries: readonly Entry[],
): { readonly [sentence: string]: boolean } => {
  const { procedures } = ground;
  const steps = new Map(stepsOf({ procedures, incident }).map((one) => [one.key, one]));
  const last = entries.at(-1);
  const now = last?.at ?? incident.opened.at;
  const closing = entries.findIndex(({ type }) => type === 'closed');
  const standing = outline({ procedures, incident, now });
  return {
    'the state counts its entries': incident.entries === entries.length,
    'elapsed time never goes back': entries.every(
      ({ at }, place) => at.elapsed >= (entries[place - 1]?.at.elapsed ?? 0),
    ),
    'the latest elapsed time is kept': incident.elapsed === now.elapsed,
    'the opening comes first and once': entries.every(
      ({ type }, place) => (type === 'opened') === (place === 0),
    ),
    'finished steps exist': [...incident.finished.keys()].every((key) => steps.has(key)),
    'an ask is finished by an answer, an act by doing it, a notice by reaching somebody': [
      ...incident.finished,
    ].every(([key, { kind }]) => {
      const step = steps.get(key)?.step;
      switch (kind) {
        case 'answered':
          return step?.ask !== undefined;
        case 'done':
          return step?.kind === 'say' || step?.kind === 'do';
        case 'reached':
          return incident.tries.some((one) => one.role === step?.notify && one.outcome === 'reached');
        case 'skipped':
          return true;
        default:
          return kind satisfies never;
      }
    }),
    'what lapsed is not looked at again': [...incident.lapsed].every((key) => !incident.toReview.has(key)),
    'only what was answered is looked at again': [...incident.toReview].every(
      (key) => incident.finished.get(key)?.kind === 'answered',
    ),
    'only answers and skips lapse': [...incident.lapsed].every((key) => {
      const kind = incident.finished.get(key)?.kind;
      return kind === 'answered' || kind === 'skipped';
    }),
    'a fact comes from a step that asks for it': [...incident.facts].every(
      ([field, { by }]) => steps.get(by)?.step.ask === field,
    ),
    'a fact is its latest answer': [...incident.facts].every(([field, fact]) =>
      fact.kind === 'items'
        ? fact.items.every((item) => Object.keys(item).length > 0)
        : fact.answer === latestAnswer(entries, field),
    ),
    'corrections, notes, rings and tries are all there, but for what was taken back': [
      [incident.corrections.length, 'corrected'],
      [incident.notes.length, 'noted'],
      [incident.rings.length + takenBack(entries, 'rang'), 'rang'],
      [incident.tries.length + takenBack(entries, 'tried'), 'tried'],
    ].every(([kept, type]) => kept === entries.filter((entry) => entry.type === type).length),
    'procedures are run once each, and known': incident.procedures.every(
      ({ procedure }, place) =>
        procedures.has(procedure) &&
        incident.procedures.findIndex((one) => one.procedure === procedure) === place,
    ),
    'a grade is a level of a procedure that is run': [...incident.grades].every(([id, grade]) => {
      const scheme = procedures.get(id)?.grade;
      const level = effectiveLevel(grade);
      return (
        scheme !== undefined &&
        incident.procedures.some(({ procedure }) => procedure === id) &&
        (level === undefined || severity(scheme, level) >= 0) &&
        (grade.rule === undefined || scheme.rules[grade.rule]?.level === grade.level)
      );
    }),
    'what is put off has a limit or comes again': [...incident.snoozed.keys()].every(
      (key) => steps.get(key)?.step.within !== undefined || steps.get(key)?.step.every !== undefined,
    ),
    'one clock for one party by one time': clocks({ procedures, incident, now }).every(
      (clock, place, all) =>
        clock.step.notify === undefined ||
        place === all.findIndex((one) => one.step.notify === clock.step.notify && one.due === clock.due),
    ),
    'late steps have a limit': [...incident.late.keys()].every(
      (key) => steps.get(key)?.step.within !== undefined,
    ),
    'a closed call takes notes only':
      closing < 0
        ? incident.closed === undefined
        : entries.slice(closing + 1).every(({ type }) => type === 'noted'),
    'nothing follows from what is settled':
      incident.closed !== undefined || settle({ procedures, incident, now }).length === 0,
    'what lapsed does not apply':
      incident.closed !== undefined ||
      standing.every(({ key, standing: stands }) => !incident.lapsed.has(key) || stands === 'gone'),
  };
};

const takenBack = (entries: readonly Entry[], what: 'answered' | 'tried' | 'rang'): number =>
  entries.filter((entry) => entry.type === 'withdrawn' && entry.what === what).length;

const latestAnswer = (entries: readonly Entry[], field: FieldId): unknown => {
  const latest = entries.findLast(
    (entry) => (entry.type === 'answered' || entry.type === 'corrected') && entry.field === field,
  );
  return latest !== undefined && 'answer' in latest ? latest.answer : undefined;
};
