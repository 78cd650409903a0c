import { isDate } from '../procedure/calendar.ts';
import type { FieldId, StepId } from '../procedure/ids.ts';
import { stepKey } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Fact } from './answer.ts';
import { effectiveLevel } from './grade-view.ts';
import type { Incident } from './incident.ts';

/**
 * When a named moment came, in milliseconds since opening; undefined while it has not. The names, in this order:
 * `opened`, `closed`, `graded`, a field of type moment, a step of that procedure (when it was finished).
 * This is what conditions count from; when a limit begins to run is `limitStart` in `spans.ts`.
 * @param factOf gives a field's fact while it holds (`Judge.fact`)
 */
export const momentOf = (
  incident: Incident,
  procedure: Procedure,
  name: string,
  factOf: (field: FieldId) => Fact | undefined,
): number | undefined => {
  if (name === 'opened') return 0;
  if (name === 'closed') return incident.closed?.at.elapsed;
  if (name === 'graded') {
    const grade = incident.grades.get(procedure.id);
    return effectiveLevel(grade) === undefined ? undefined : grade?.at.elapsed;
  }
  if (procedure.fields[name as FieldId]?.type === 'moment') {
    const fact = factOf(name as FieldId);
    return fact && sinceOpening(incident, fact);
  }
  return finishedAt(incident, procedure, name, factOf);
};

/** A question counts from the answer that is held, wherever it was given; a step that was skipped never was finished. */
const finishedAt = (
  incident: Incident,
  procedure: Procedure,
  name: string,
  factOf: (field: FieldId) => Fact | undefined,
): number | undefined => {
  const step = procedure.steps.find(({ id }) => id === name);
  if (step === undefined) return undefined;
  const by = step.ask === undefined ? stepKey(procedure.id, name as StepId) : factOf(step.ask)?.by;
  const finish = by && incident.finished.get(by);
  return finish === undefined || finish.kind === 'skipped' ? undefined : finish.at.elapsed;
};

/** A moment that was answered; undefined where the answer is no time that could be read. */
export const sinceOpening = (incident: Incident, fact: Fact): number | undefined => {
  if (fact.kind !== 'answer' || fact.answer.kind !== 'value' || typeof fact.answer.value !== 'string')
    return undefined;
  const time = timeOf(fact.answer.value);
  const opened = timeOf(incident.opened.at.wall);
  return time === undefined || opened === undefined ? undefined : time - opened;
};

const ISO = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * An ISO time with its offset in milliseconds since 1970. Anything else, which the machine might guess at, is no time; nor
 * is 30 February, of which it would make a day in March.
 */
export const timeOf = (text: string): number | undefined => {
  const day = ISO.exec(text)?.[1];
  if (day === undefined || !isDate(day)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
};
