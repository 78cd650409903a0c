import type { Command, Refusal } from '../incident/command.ts';
import { sendHelpStep } from '../incident/current-step.ts';
import { decide } from '../incident/decide.ts';
import type { Entry } from '../incident/entry.ts';
import { evolve } from '../incident/evolve.ts';
import type { Incident } from '../incident/incident.ts';
import { outline } from '../incident/outline.ts';
import { judge } from '../incident/relevance.ts';
import type { Scene } from '../incident/scene.ts';
import type { StepKey } from '../procedure/ids.ts';
import type { Damage, Holder, IncidentId, Stored } from '../records/records.ts';
import type { CallTime } from './clock.ts';
import type { Focus } from './focus.ts';
import { afterCommand, afterOthers, afterTime, onStep, onWaiting, shown } from './focus.ts';
import type { Place } from './place.ts';
import { groundOf, keepTexts } from './place.ts';
import { readIncident } from './read-incident.ts';
import type { Standpoint, View } from './view.ts';
import { viewOf } from './view.ts';

/**
 * One incident in hand: takes commands, puts what they lead to on record, then publishes the new state. Made for
 * `useSyncExternalStore`: `view()` gives the same object until something changed.
 */
export interface Session {
  readonly id: IncidentId;
  view(): View;
  subscribe(listener: () => void): () => void;
  /** Decides, records, publishes. A refusal changes nothing but `view().refusal`. */
  send(command: Exclude<Command, { type: 'open' }>): 'accepted' | Refusal;
  /** Shows a step out of turn, to look at it or to answer it; undefined goes back to the step that waits. */
  visit(step: StepKey | undefined): void;
  /** The finished step before the one on screen; stays where it is at the first. */
  back(): void;
  /** Jumps to the earliest unfinished step that sends help. False when there is none left. */
  sendHelp(): boolean;
  /** Time went on: publishes clocks, and puts on record what fell due. */
  tick(): void;
  /** Reads anew what another terminal wrote; for watching. */
  refresh(): void;
  /** Writes on from here although another terminal holds the incident; that is put on record. */
  takeOver(): boolean;
  /** Gives the right to write back. The incident stays as it is. */
  leave(): void;
}

/** A terminal as it is named in a record. */
export const nameOf = ({ operator, desk }: Holder): string => `${operator} ${desk}`.trim();

/** How an incident comes into hand. */
interface Start {
  readonly appended: Stored;
  readonly damage: readonly Damage[];
  readonly writing: boolean;
}

/** Takes an incident in hand, as it was just opened or read. */
export const runSession = (
  place: Place,
  id: IncidentId,
  first: Incident,
  time: CallTime,
  start: Start,
): Session => {
  const { records } = place;
  const listeners = new Set<() => void>();
  let incident = first;
  let ground = groundOf(place, incident);
  let { appended, damage, writing } = start;
  let refusal: Refusal | undefined;

  const scene = (): Scene => {
    const now = time.now();
    // Another terminal's entries may be ahead of this one's clock.
    const elapsed = Math.max(now.elapsed, incident.elapsed);
    return { procedures: ground.procedures, incident, now: { ...now, elapsed } };
  };

  const standpoint = (): Standpoint => ({
    id,
    focus,
    appended,
    refusal,
    damage,
    troubles: records.troubles(),
    writing,
    heldBy: writing ? undefined : records.heldBy(id),
  });

  const begun = scene();
  const judging = judge(begun);
  const steps = outline(begun, judging);
  let focus: Focus = onWaiting(begun, judging, steps);
  let view: View | undefined = viewOf(begun, standpoint(), judging, steps);

  /** @param looked what is published, where that was worked out already */
  const publish = (looked?: View): void => {
    view = looked;
    for (const listener of listeners) listener();
  };

  /** False when this terminal has lost the incident. */
  const write = (entries: readonly Entry[]): boolean => {
    if (entries.length === 0) return true;
    keepTexts({ records, ground }, entries);
    const result = records.append(id, incident.entries, entries);
    if (result.kind === 'conflict') {
      lose();
      return false;
    }
    appended = result;
    incident = entries.reduce(evolve, incident);
    return true;
  };

  /**
   * Another terminal writes it, or wrote behind our back: this one only watches from here on. `appended` stays as it was,
   * since what was not in its place by then is not in the incident.
   */
  const lose = (): void => {
    writing = false;
    refusal = 'not-yours';
    records.release(id);
    reread();
  };

  /** Tries to put what is set aside into its place. False when this terminal has lost the incident. */
  const settle = (): boolean => {
    if (appended.kind !== 'saved') records.mend();
    const where = records.whereIs(id);
    if (where.kind === 'conflict') {
      lose();
      return false;
    }
    appended = where;
    return true;
  };

  /** What another terminal wrote. An incident that cannot be read just now stays as it was last seen. */
  const reread = (): void => {
    const found = readIncident(place, id);
    if (!('incident' in found)) return;
    incident = found.incident;
    ground = groundOf(place, incident);
    damage = found.kept.damage;
    focus = afterOthers(scene(), focus);
  };

  const send: Session['send'] = (command) => {
    if (!writing) return refuse('not-yours');
    const decision = decide(ground, incident, command, scene().now);
    if (decision.kind === 'refused') return refuse(decision.because);
    if (!write(decision.entries)) return refuse('not-yours');
    refusal = undefined;
    focus = afterCommand(scene(), focus, command);
    publish();
    return 'accepted';
  };

  const refuse = (because: Refusal): Refusal => {
    refusal = because;
    publish();
    return because;
  };

  const visit: Session['visit'] = (step) => {
    focus = step === undefined ? onWaiting(scene()) : onStep(scene(), step);
    refusal = undefined;
    publish();
  };

  return {
    id,
    view: () => {
      view ??= viewOf(scene(), standpoint());
      return view;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send,
    visit,
    back: () => {
      const now = scene();
      const next = shown(now, focus);
      const steps = outline(now).filter(({ standing }) => standing !== 'gone');
      const at = next.kind === 'step' ? steps.findIndex(({ key }) => key === next.key) : -1;
      const before = steps
        .slice(0, at < 0 ? steps.length : at)
        .findLast(({ standing }) => standing !== 'open');
      if (before !== undefined) visit(before.key);
    },
    sendHelp: () => {
      const help = sendHelpStep(scene());
      if (help !== undefined) visit(help.key);
      return help !== undefined;
    },
    tick: () => {
      if (!(writing && settle())) {
        publish();
        return;
      }
      const by = time.jumped();
      const command: Command = by === 0 || incident.closed ? { type: 'tick' } : { type: 'clock-jumped', by };
      const before = scene();
      const seen = judge(before);
      const decision = decide(ground, incident, command, before.now, seen);
      const brought = decision.kind === 'accepted' ? decision.entries : [];
      write(brought);
      // Mostly time brings nothing, and then things are judged once: this goes on every second, for every open call.
      const now = brought.length === 0 ? before : scene();
      const judging = now === before ? seen : judge(now);
      const steps = outline(now, judging);
      focus = afterTime(now, focus, judging, steps);
      publish(viewOf(now, standpoint(), judging, steps));
    },
    refresh: () => {
      if (writing) return;
      reread();
      publish();
    },
    takeOver: () => {
      if (writing) return true;
      const from = records.heldBy(id);
      if (records.hold(id, place.holder, 'force').kind !== 'held') return false;
      reread();
      if (incident.closed) {
        records.release(id);
        publish();
        return false;
      }
      writing = true;
      const { operator, desk } = place.holder;
      return send({ type: 'take-over', operator, desk, from: from ? nameOf(from) : '' }) === 'accepted';
    },
    leave: () => {
      if (writing) records.release(id);
      writing = false;
      listeners.clear();
    },
  };
};
