import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { stepsOf } from './scene.ts';

/**
 * Where a step stands. `open` was not finished; `review` was answered, lapsed and came back (待复核); `done` and
 * `skipped` are finished; `gone` does not apply, whether it was finished or not.
 */
export type Standing = 'open' | 'review' | 'done' | 'skipped' | 'gone';

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

export const standing = ({ incident }: Scene, judging: Judge, { key, step }: Placed): Standing => {
  if (judging.relevance(key) === 'no') return 'gone';
  if (incident.toReview.has(key)) return 'review';
  if (step.ask !== undefined) {
    const fact = judging.fact(step.ask);
    // A fact that another step or procedure brought is not asked for twice.
    if (fact !== undefined && (fact.kind === 'answer' || fact.complete)) return 'done';
    return incident.finished.get(key)?.kind === 'skipped' ? 'skipped' : 'open';
  }
  const finish = incident.finished.get(key);
  if (finish === undefined) return 'open';
  return finish.kind === 'skipped' ? 'skipped' : 'done';
};
