import type { HandOff, Procedure } from '../procedure/procedure.ts';
import { outline } from './outline.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { proceduresOf } from './scene.ts';

/** What comes next. Every front end asks `currentStep`, none chooses by itself. */
export type Next =
  | ({ readonly kind: 'step' } & Placed & { readonly review: boolean; readonly uncertain: boolean })
  | {
      readonly kind: 'hand-off';
      readonly procedure: Procedure;
      readonly handOff: HandOff;
      readonly to: Procedure;
    }
  | { readonly kind: 'finished' };

/**
 * The first thing that waits. The procedure entered last leads; when it has nothing left, the one before it goes on.
 * In each, a hand-off that is due comes first, then the earliest step that applies and is not finished.
 */
export const currentStep = (scene: Scene, judging: Judge = judge(scene)): Next => {
  const steps = outline(scene, judging);
  for (const procedure of proceduresOf(scene).toReversed()) {
    const [due] = dueHandOffs(scene, judging, procedure);
    if (due !== undefined) return due;
    const waiting = steps.find(
      (one) => one.procedure.id === procedure.id && (one.standing === 'open' || one.standing === 'review'),
    );
    if (waiting !== undefined) {
      const { key, step, standing, uncertain } = waiting;
      return { kind: 'step', key, step, procedure, review: standing === 'review', uncertain };
    }
  }
  return { kind: 'finished' };
};

/** Hand-offs whose condition holds for certain and that were neither taken nor declined. */
const dueHandOffs = (
  { incident, procedures }: Scene,
  judging: Judge,
  procedure: Procedure,
): readonly Extract<Next, { kind: 'hand-off' }>[] =>
  procedure.handOffs.flatMap((handOff) => {
    const to = procedures.get(handOff.to);
    const taken = incident.procedures.some((one) => one.procedure === handOff.to);
    if (to === undefined || taken || incident.declinedHandOffs.has(handOff.to)) return [];
    const outcome = judging.outcome(procedure.id, handOff.when);
    return outcome.kind === 'known' && outcome.value ? [{ kind: 'hand-off', procedure, handOff, to }] : [];
  });

/** The earliest unfinished step that sends help: what the send-help-now key jumps to from anywhere. */
export const sendHelpStep = (scene: Scene): Placed | undefined =>
  outline(scene).find((one) => one.step.sendsHelp && one.standing === 'open');
