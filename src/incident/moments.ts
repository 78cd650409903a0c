import type { FieldId, ProcedureId, StepId } from '../procedure/ids.ts';
import { stepKey } from '../procedure/ids.ts';
import type { Incident } from './incident.ts';

/**
 * When a named moment came, in milliseconds since opening; undefined while it has not. The names, in this order:
 * `opened`, `closed`, `graded`, a field of type moment, a step of that procedure (when it was finished).
 */
export const momentOf = (incident: Incident, procedure: ProcedureId, name: string): number | undefined => {
  if (name === 'opened') return 0;
  if (name === 'closed') return incident.closed?.at.elapsed;
  if (name === 'graded') return gradedAt(incident, procedure);
  const fact = incident.facts.get(name as FieldId);
  if (fact?.kind === 'answer')
    return sinceOpening(incident, fact.answer.kind === 'value' ? fact.answer.value : undefined);
  const finish = incident.finished.get(stepKey(procedure, name as StepId));
  return finish === undefined || finish.kind === 'skipped' ? undefined : finish.at.elapsed;
};

const gradedAt = (incident: Incident, procedure: ProcedureId): number | undefined => {
  const grade = incident.grades.get(procedure);
  if (grade?.override) return grade.override.at.elapsed;
  return grade?.level === undefined ? undefined : grade.at.elapsed;
};

const sinceOpening = (incident: Incident, value: unknown): number | undefined => {
  if (typeof value !== 'string') return undefined;
  const elapsed = Date.parse(value) - Date.parse(incident.opened.at.wall);
  return Number.isFinite(elapsed) ? elapsed : undefined;
};
