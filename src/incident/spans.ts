import type { Incident } from './incident.ts';
import { momentOf } from './moments.ts';
import type { Judge } from './relevance.ts';
import type { Placed } from './scene.ts';
import { MINUTE, milliseconds } from './scene.ts';

/** What a limit spans, in milliseconds since opening. */
export interface Span {
  /** What was told from here on was told in time. Of `opened` the incident's opening, whenever the procedure was entered. */
  readonly since: number;
  readonly due: number;
}

/** The span of a step's limit; undefined while its moment has not come, and where it has no limit. */
export const spanOf = (
  incident: Incident,
  judging: Pick<Judge, 'fact'>,
  { step, procedure }: Placed,
): Span | undefined => {
  if (step.within === undefined) return undefined;
  const { of } = step.within;
  const since = momentOf(incident, procedure, of, judging.fact);
  const start = limitStart(incident, procedure, of, judging.fact);
  const length = milliseconds(step.within.minutes, MINUTE, incident);
  return since === undefined || start === undefined || length === undefined
    ? undefined
    : { since, due: start + length };
};

/**
 * When a limit of that procedure begins to run. Of `opened` it runs from the time when the incident entered the procedure:
 * nobody can be late with a plan that was not in hand yet. Conditions look at the whole incident instead
 * (`minutes_since(opened)` is `momentOf`): how long somebody is trapped or gas leaks does not begin anew with a hand-off.
 */
export const limitStart: typeof momentOf = (incident, procedure, name, factOf) =>
  name === 'opened'
    ? incident.procedures.find((one) => one.procedure === procedure.id)?.entered.elapsed
    : momentOf(incident, procedure, name, factOf);
