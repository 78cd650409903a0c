import type { StepKey } from '../procedure/ids.ts';
import type { Incident } from './incident.ts';
import { momentOf } from './moments.ts';
import { standing } from './outline.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { MINUTE, milliseconds, stepsOf } from './scene.ts';

/** A clock that runs. Milliseconds; `remaining` below zero means late. */
export interface Clock extends Placed {
  readonly kind: 'deadline' | 'reminder';
  /** Since opening. */
  readonly due: number;
  readonly remaining: number;
  /** For a reminder: how often it comes. */
  readonly every?: number;
}

/** Running clocks, the most urgent first. */
export const clocks = (scene: Scene, judging: Judge = judge(scene)): readonly Clock[] =>
  scene.incident.closed
    ? []
    : stepsOf(scene)
        .flatMap((placed) => deadline(scene, judging, placed) ?? reminder(scene, judging, placed) ?? [])
        .sort((a, b) => a.due - b.due);

/**
 * The time by which a step should be finished, since opening; undefined while the clock has not started. A limit counts
 * from its moment, also for a step that came to apply later: `of` a step or a moment field says it otherwise.
 */
export const dueOf = (
  incident: Incident,
  judging: Judge,
  { step, procedure }: Placed,
): number | undefined => {
  if (step.within === undefined) return undefined;
  const start = momentOf(incident, procedure, step.within.of, judging.fact);
  const length = milliseconds(step.within.minutes, MINUTE, incident);
  return start === undefined || length === undefined ? undefined : start + length;
};

const deadline = (scene: Scene, judging: Judge, placed: Placed): Clock | undefined => {
  const due = dueOf(scene.incident, judging, placed);
  return due !== undefined && standing(scene, judging, placed) === 'open'
    ? { ...placed, kind: 'deadline', due, remaining: due - scene.now.elapsed }
    : undefined;
};

const reminder = (scene: Scene, judging: Judge, placed: Placed): Clock | undefined => {
  const { incident, now } = scene;
  const last = lastDone(incident, placed.key);
  if (last === undefined || !reminds(scene, judging, placed)) return undefined;
  const every = placed.step.every && milliseconds(placed.step.every.minutes, MINUTE, incident);
  if (every === undefined) return undefined;
  return { ...placed, kind: 'reminder', due: last + every, remaining: last + every - now.elapsed, every };
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
