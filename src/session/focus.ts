import type { Command } from '../incident/command.ts';
import type { Next } from '../incident/current-step.ts';
import { asNext, currentStep, dueHandOffs, waits } from '../incident/current-step.ts';
import type { OutlineStep } from '../incident/outline.ts';
import { outline } from '../incident/outline.ts';
import type { Judge } from '../incident/relevance.ts';
import { judge } from '../incident/relevance.ts';
import type { Scene } from '../incident/scene.ts';
import type { ProcedureId, StepKey } from '../procedure/ids.ts';

/**
 * Where the screen is. What it shows is held while it still waits, so that something which time brought does not push
 * itself under the operator's fingers; it comes up with the operator's next step. Only the end of the call is not held:
 * what comes up there has to be seen.
 */
export type Focus =
  | { readonly kind: 'step'; readonly step: StepKey; readonly visiting: boolean }
  | { readonly kind: 'hand-off'; readonly to: ProcedureId }
  | { readonly kind: 'end' };

/** On what waits now. */
export const onWaiting = (
  scene: Scene,
  judging: Judge = judge(scene),
  steps: readonly OutlineStep[] = outline(scene, judging),
): Focus => focusOn(currentStep(scene, judging, steps));

/** On a step that was asked for: a visit, unless it is what waits anyway. */
export const onStep = (scene: Scene, step: StepKey): Focus => {
  const waiting = onWaiting(scene);
  return waiting.kind === 'step' && waiting.step === step ? waiting : { kind: 'step', step, visiting: true };
};

const focusOn = (next: Next): Focus => {
  switch (next.kind) {
    case 'step':
      return { kind: 'step', step: next.key, visiting: false };
    case 'hand-off':
      return { kind: 'hand-off', to: next.to.id };
    case 'finished':
      return { kind: 'end' };
    default:
      return next satisfies never;
  }
};

/** What is on screen, or undefined where it does not wait any more and was not visited. */
const held = (
  scene: Scene,
  focus: Focus,
  judging: Judge,
  steps: readonly OutlineStep[],
): Next | undefined => {
  switch (focus.kind) {
    case 'step': {
      const found = steps.find(({ key }) => key === focus.step);
      return found !== undefined && (focus.visiting || waits(found)) ? asNext(found) : undefined;
    }
    case 'hand-off':
      return dueHandOffs(scene, judging).find(({ to }) => to.id === focus.to);
    case 'end':
      return undefined;
    default:
      return focus satisfies never;
  }
};

/** What to draw: what the screen is on, or what waits where that is over. */
export const shown = (
  scene: Scene,
  focus: Focus,
  judging: Judge = judge(scene),
  steps: readonly OutlineStep[] = outline(scene, judging),
): Next => held(scene, focus, judging, steps) ?? currentStep(scene, judging, steps);

/** After another terminal wrote: along with it, unless the operator went to look at a step. */
export const afterOthers = (scene: Scene, focus: Focus): Focus =>
  focus.kind === 'step' && focus.visiting ? focus : onWaiting(scene);

/** After time went on: the same, as long as that still waits. */
export const afterTime = (
  scene: Scene,
  focus: Focus,
  judging: Judge = judge(scene),
  steps: readonly OutlineStep[] = outline(scene, judging),
): Focus =>
  held(scene, focus, judging, steps) === undefined ? focusOn(currentStep(scene, judging, steps)) : focus;

/**
 * After a command: on what waits now, unless the step on screen is still to be finished (a party was tried and did not
 * answer, one part of a list was answered) or the command was about something else.
 */
export const afterCommand = (scene: Scene, focus: Focus, command: Command): Focus => {
  // What was taken back is asked again at once.
  if (command.type === 'withdraw') return onStep(scene, command.step);
  if (STAYS.has(command.type)) return afterTime(scene, focus);
  if (!('step' in command)) return onWaiting(scene);
  if (focus.kind !== 'step' || command.step !== focus.step) return afterTime(scene, focus);
  if (focus.visiting && command.type === 'answer-item') return focus;
  const still = outline(scene).find(({ key }) => key === focus.step);
  return still !== undefined && waits(still) ? focus : onWaiting(scene);
};

const STAYS: ReadonlySet<Command['type']> = new Set([
  'note',
  'ring',
  'tell',
  'withdraw-ring',
  'repeat',
  'override-grade',
  'tick',
  'clock-jumped',
  'resume',
  'take-over',
]);
