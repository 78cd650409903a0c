import type { Fact } from './answer.ts';
import type { Finish } from './incident.ts';
import { changedSince } from './read-back.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { stepsOf } from './scene.ts';

/**
 * Where a step stands. `open` was not finished; `review` has an answer that wants a second look (待复核); `done` and
 * `skipped` are finished; `gone` does not apply. What was really said, done or notified stays `done`, whatever applies.
 */
export type Standing = 'open' | 'review' | 'done' | 'skipped' | 'gone';

/** A step with where it stands, as lists and screens show it. */
export interface OutlineStep extends Placed {
  readonly standing: Standing;
  /** The condition misses a fact, so the step is shown to be on the safe side. */
  readonly uncertain: boolean;
}

/** Every step of the incident with its standing, in reading order. */
export const outline = (scene: Scene, judging: Judge = judge(scene)): readonly OutlineStep[] =>
  stepsOf(scene).map((placed) => ({
    ...placed,
    standing: standing(scene, judging, placed),
    uncertain: judging.relevance(placed.key) === 'open',
  }));

/** Where one step stands now. */
export const standing = ({ incident }: Scene, judging: Judge, { key, step }: Placed): Standing => {
  const finish = incident.finished.get(key);
  if (judging.relevance(key) === 'no') return finish !== undefined && happened(finish) ? 'done' : 'gone';
  if (incident.toReview.has(key)) return 'review';
  if (step.ask === undefined) {
    if (finish === undefined || changedSince(incident, step, finish)) return 'open';
    return finish.kind === 'skipped' ? 'skipped' : 'done';
  }
  const fact = judging.fact(step.ask);
  if (fact !== undefined && isWhole(fact, finish)) {
    // A fact that another step or procedure brought is not asked for twice. One of a branch that was left is looked at.
    return judging.relevance(fact.by) === 'no' ? 'review' : 'done';
  }
  return finish?.kind === 'skipped' ? 'skipped' : 'open';
};

/** Whether something was done in the world, which no later answer undoes. */
const happened = (finish: Finish): boolean => finish.kind === 'done' || finish.kind === 'reached';

/** A list is whole when the operator said that there are no more, or that nobody knows whether there are. */
const isWhole = (fact: Fact, finish: Finish | undefined): boolean =>
  fact.kind === 'answer' || fact.complete || finish?.kind === 'answered';
