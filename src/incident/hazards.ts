import type { Hazard, Procedure } from '../procedure/procedure.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Scene } from './scene.ts';
import { proceduresOf } from './scene.ts';

/** A hazard that has to be on screen, and whose it is. */
export interface StandingHazard {
  readonly procedure: Procedure;
  readonly hazard: Hazard;
}

/** What must not be done now: unless it surely does not apply, and until its end has surely come. */
export const hazards = (scene: Scene, judging: Judge = judge(scene)): readonly StandingHazard[] => {
  const standing = proceduresOf(scene)
    .toReversed()
    .flatMap((procedure) => procedure.hazards.map((hazard) => ({ procedure, hazard })))
    .filter(({ procedure, hazard }) => {
      const applies = hazard.when && judging.outcome(procedure.id, hazard.when);
      const over = hazard.until && judging.outcome(procedure.id, hazard.until);
      return !(applies?.kind === 'known' && !applies.value) && !(over?.kind === 'known' && over.value);
    });
  // Two procedures of one incident may forbid the same thing in the same words; once is enough.
  return standing.filter(
    (one, index) => standing.findIndex((other) => other.hazard.text.zh === one.hazard.text.zh) === index,
  );
};
