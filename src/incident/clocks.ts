import type { StepKey } from '../procedure/ids.ts';
import { optional } from './copies.ts';
import type { Incident, Snooze } from './incident.ts';
import { standing } from './outline.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { MINUTE, milliseconds, stepsOf } from './scene.ts';
import { spanOf } from './spans.ts';
import { toldWithin } from './told-already.ts';
import { byUrgency, oncePerRole } from './urgency.ts';

/** A clock that runs. Milliseconds; `remaining` below zero means late. */
export interface Clock extends Placed {
  readonly kind: 'deadline' | 'reminder';
  /** Since opening. */
  readonly due: number;
  readonly remaining: number;
  /** For a reminder: how often it comes. */
  readonly every?: number;
  /** Put off by the operator. A reminder comes at that time; a deadline keeps its own, only bell and urgency wait. */
  readonly snoozed?: Snooze;
}

/** Running clocks, the most urgent first; one for each party that is to be told by about the same time. */
export const clocks = (scene: Scene, judging: Judge = judge(scene)): readonly Clock[] =>
  scene.incident.closed
    ? []
    : oncePerRole(
        stepsOf(scene).flatMap((placed) => clockOf(scene, judging, placed) ?? []),
        scene.incident.leading,
      ).toSorted(byUrgency);

/** The clock of one step, if one runs. */
export const clockOf = (scene: Scene, judging: Judge, placed: Placed): Clock | undefined =>
  deadline(scene, judging, placed) ?? reminder(scene, judging, placed);

/**
 * The time by which a step should be finished, since opening; undefined while the clock has not started. A limit counts
 * from its moment, also for a step that came to apply later: `of` a step or a moment field says it otherwise. Of `opened` it
 * counts from entering the procedure (`limitStart`).
 */
export const dueOf = (incident: Incident, judging: Judge, placed: Placed): number | undefined =>
  spanOf(incident, judging, placed)?.due;

/** The time by which an unfinished step is owed; undefined where its party was told otherwise (`toldWithin`). */
export const owedBy = (scene: Scene, judging: Judge, placed: Placed): number | undefined => {
  const span = spanOf(scene.incident, judging, placed);
  return span === undefined || toldWithin(scene, judging, placed, span) ? undefined : span.due;
};

const deadline = (scene: Scene, judging: Judge, placed: Placed): Clock | undefined => {
  if (placed.step.within === undefined || standing(scene, judging, placed) !== 'open') return undefined;
  const due = owedBy(scene, judging, placed);
  if (due === undefined) return undefined;
  const snoozed = scene.incident.snoozed.get(placed.key);
  const remaining = due - scene.now.elapsed;
  return { ...placed, kind: 'deadline', due, remaining, ...optional('snoozed', snoozed) };
};

const reminder = (scene: Scene, judging: Judge, placed: Placed): Clock | undefined => {
  const { incident, now } = scene;
  const last = lastDone(incident, placed.key);
  if (last === undefined || !reminds(scene, judging, placed)) return undefined;
  const every = placed.step.every && milliseconds(placed.step.every.minutes, MINUTE, incident);
  if (every === undefined) return undefined;
  const snoozed = incident.snoozed.get(placed.key);
  const due = snoozed?.until ?? last + every;
  return {
    ...placed,
    kind: 'reminder',
    due,
    remaining: due - now.elapsed,
    every,
    ...optional('snoozed', snoozed),
  };
};

/** Whether a finished step's act is to be done again and again for now. Its end unknown: it goes on. */
export const reminds = (scene: Scene, judging: Judge, placed: Placed): boolean => {
  const { step, procedure, key } = placed;
  if (step.every === undefined || judging.relevance(key) === 'no') return false;
  if (standing(scene, judging, placed) !== 'done' || lastDone(scene.incident, key) === undefined)
    return false;
  const end = judging.outcome(procedure.id, step.every.until);
  return !(end.kind === 'known' && end.value);
};

const lastDone = (incident: Incident, key: StepKey): number | undefined => {
  const finished = incident.finished.get(key)?.at.elapsed;
  const repeated = incident.repeated.get(key)?.elapsed;
  return finished === undefined ? undefined : Math.max(finished, repeated ?? finished);
};
