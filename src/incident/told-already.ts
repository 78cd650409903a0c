import type { Try } from './incident.ts';
import type { Placed, Scene } from './scene.ts';
import { findStep } from './scene.ts';

/**
 * The latest time that a step's party was reached for another procedure of the incident. The same procedure does not
 * count: whoever asks twice for one party in one plan means two calls.
 */
export const toldAlready = (scene: Pick<Scene, 'procedures' | 'incident'>, placed: Placed): Try | undefined =>
  reachedFor(scene, placed).at(-1);

/** Whether that party was reached between two times since opening, so that nobody is late in telling it. */
export const toldBetween = (
  scene: Pick<Scene, 'procedures' | 'incident'>,
  placed: Placed,
  from: number,
  until: number,
): boolean => reachedFor(scene, placed).some(({ at }) => at.elapsed >= from && at.elapsed <= until);

const reachedFor = (
  scene: Pick<Scene, 'procedures' | 'incident'>,
  { step, procedure }: Placed,
): readonly Try[] =>
  step.notify === undefined
    ? []
    : scene.incident.tries.filter(
        (one) =>
          one.outcome === 'reached' &&
          one.role === step.notify &&
          findStep(scene, one.step)?.procedure.id !== procedure.id,
      );
