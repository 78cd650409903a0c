import type { ProcedureId } from '../procedure/ids.ts';
import type { Command, Opening, Refusal } from './command.ts';
import type { Next } from './current-step.ts';
import { currentStep } from './current-step.ts';
import type { Ground } from './decide.ts';
import { decide } from './decide.ts';
import type { Entry, Moment } from './entry.ts';
import { evolve, replay } from './evolve.ts';
import type { Incident } from './incident.ts';

/** An order during the call. */
export type WalkCommand = Exclude<Command, { type: 'open' }>;

/** Says what to do about what comes next; undefined ends the walk there. `script.ts` makes one from a file's answers. */
export type Choose = (next: Next, incident: Incident) => WalkCommand | undefined;

/** A procedure that was run without a person, as far as it went. */
export interface Walk {
  readonly incident: Incident;
  readonly entries: readonly Entry[];
  /** What was on screen, in order; each time that it came up anew. */
  readonly shown: readonly Next[];
  readonly end: WalkEnd;
}

/** Why a walk went no further. */
export type WalkEnd =
  /** Nothing was left to do. */
  | { readonly kind: 'finished' }
  /** The chooser ended it. */
  | { readonly kind: 'stopped' }
  /** The chooser's command was not accepted; everything before it was. */
  | { readonly kind: 'refused'; readonly command: WalkCommand; readonly because: Refusal }
  /** More commands than any call has: the chooser does not get on, or the procedure does not end. */
  | { readonly kind: 'endless' };

/** Far above the longest call, so that only a walk that goes in circles meets it. */
const MOST_COMMANDS = 5000;

/**
 * Runs a procedure without a person, records or screen. `time` is asked once for the opening and once for each
 * command, so a test can let time pass in between. Undefined where there is no such procedure.
 */
export const walk = (
  ground: Ground,
  procedure: ProcedureId,
  opening: Opening,
  choose: Choose,
  time: () => Moment,
): Walk | undefined => {
  const opened = decide(ground, undefined, { type: 'open', procedure, ...opening }, time());
  if (opened.kind === 'refused') return undefined;
  const entries = [...opened.entries];
  let incident = replay(entries);
  const shown: Next[] = [];
  const at = (kind: WalkEnd): Walk | undefined => incident && { incident, entries, shown, end: kind };
  for (let count = 0; incident !== undefined && count < MOST_COMMANDS; count += 1) {
    const now = time();
    const tick = decide(ground, incident, { type: 'tick' }, now);
    const brought = tick.kind === 'accepted' ? tick.entries : [];
    entries.push(...brought);
    incident = brought.reduce(evolve, incident);
    const next = currentStep({ procedures: ground.procedures, incident, now });
    if (!sameAs(next, shown.at(-1))) shown.push(next);
    if (next.kind === 'finished' || incident.closed) return at({ kind: 'finished' });
    const command = choose(next, incident);
    if (command === undefined) return at({ kind: 'stopped' });
    const decision = decide(ground, incident, command, now);
    if (decision.kind === 'refused') return at({ kind: 'refused', command, because: decision.because });
    entries.push(...decision.entries);
    incident = decision.entries.reduce(evolve, incident);
  }
  return at({ kind: 'endless' });
};

const sameAs = (next: Next, last: Next | undefined): boolean =>
  (next.kind === 'step' && last?.kind === 'step' && next.key === last.key) ||
  (next.kind === 'hand-off' && last?.kind === 'hand-off' && next.to.id === last.to.id);
