import type { HandOff, Procedure } from '../procedure/procedure.ts';
import type { OutlineStep } from './outline.ts';
import { outline } from './outline.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { proceduresOf } from './scene.ts';
import { toldAlready } from './told-already.ts';

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
 * The first thing that waits. The leading procedure comes first; when it has nothing left, the others go on, the one
 * entered last before the ones before it. In each, a hand-off that is due comes first, then the earliest step that applies and is not finished.
 */
export const currentStep = (
  scene: Scene,
  judging: Judge = judge(scene),
  steps: readonly OutlineStep[] = outline(scene, judging),
): Next => {
  for (const procedure of inTurn(scene)) {
    const [due] = handOffsOf(scene, judging, procedure);
    if (due !== undefined) return due;
    const waiting = steps.find((one) => one.procedure.id === procedure.id && waits(one));
    if (waiting !== undefined) return asNext(waiting);
  }
  return { kind: 'finished' };
};

const inTurn = (scene: Scene): readonly Procedure[] => {
  const run = proceduresOf(scene).toReversed();
  const leads = ({ id }: Procedure): boolean => id === scene.incident.leading;
  return [...run.filter(leads), ...run.filter((one) => !leads(one))];
};

/** Whether a step is still to be finished, or its answer to be looked at again. */
export const waits = ({ standing }: OutlineStep): boolean => standing === 'open' || standing === 'review';

/** A step of the outline as what comes next. */
export const asNext = ({
  key,
  step,
  procedure,
  standing,
  uncertain,
}: OutlineStep): Extract<Next, { kind: 'step' }> => ({
  kind: 'step',
  key,
  step,
  procedure,
  review: standing === 'review',
  uncertain,
});

/** Every hand-off that is due: its condition holds for certain, and it was neither taken nor declined. */
export const dueHandOffs = (
  scene: Scene,
  judging: Judge = judge(scene),
): readonly Extract<Next, { kind: 'hand-off' }>[] =>
  inTurn(scene).flatMap((procedure) => handOffsOf(scene, judging, procedure));

const handOffsOf = (
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

/**
 * The earliest unfinished step that sends help: what the send-help-now key jumps to from anywhere. A party that was
 * told for another procedure can wait until those were told that know nothing yet.
 */
export const sendHelpStep = (
  scene: Scene,
  steps: readonly OutlineStep[] = outline(scene),
): Placed | undefined => {
  const waiting = steps.filter((one) => one.step.sendsHelp && one.standing === 'open');
  return waiting.find((one) => toldAlready(scene, one) === undefined) ?? waiting[0];
};
