import type { Command, Opening, Refusal } from '../incident/command.ts';
import { currentStep, sendHelpStep } from '../incident/current-step.ts';
import type { Ground } from '../incident/decide.ts';
import { decide } from '../incident/decide.ts';
import type { Entry, Moment } from '../incident/entry.ts';
import { begin, evolve, replay } from '../incident/evolve.ts';
import type { Incident } from '../incident/incident.ts';
import { outline } from '../incident/outline.ts';
import type { Scene } from '../incident/scene.ts';
import { findStep } from '../incident/scene.ts';
import type { ProcedureId, StepKey } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { procedureText } from '../procedure/procedure-text.ts';
import type { Appended, Damage, Holder, IncidentId, Records } from '../records/records.ts';
import type { CallTime, Clock } from './clock.ts';
import { callTime } from './clock.ts';
import type { View } from './view.ts';
import { viewOf } from './view.ts';

/** What a session works with. */
export interface Place {
  readonly records: Records;
  readonly ground: Ground;
  readonly clock: Clock;
  readonly holder: Holder;
}

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

/** Starts a new incident. Undefined where there is no such procedure. */
export const openIncident = (
  place: Place,
  procedure: ProcedureId,
  opening: Omit<Opening, 'operator' | 'desk'>,
): Session | undefined => {
  const time = callTime(place.clock, 0);
  const at = time.now();
  const { operator, desk } = place.holder;
  const decision = decide(
    place.ground,
    undefined,
    { type: 'open', procedure, operator, desk, ...opening },
    at,
  );
  if (decision.kind === 'refused') return undefined;
  const [first, ...rest] = decision.entries;
  if (first?.type !== 'opened') return undefined;
  const id = place.records.begin(opening.kind, at.wall.slice(0, 10).replaceAll('-', ''), place.holder);
  keepTexts(place, decision.entries);
  const appended = place.records.append(id, 0, decision.entries);
  const incident = rest.reduce(evolve, begin(first));
  return run(place, id, incident, time, { appended, damage: [], writing: true });
};

/** Why an incident could not be gone on with. */
export type CannotResume =
  | { readonly kind: 'no-such-incident' }
  /** Its opening entry cannot be read, so nothing can be made of the rest. */
  | { readonly kind: 'unreadable'; readonly damage: readonly Damage[] }
  | { readonly kind: 'held'; readonly by: Holder };

/** Goes on with an incident. `watch` reads along without the right to write; closed incidents are watched too. */
export const resumeIncident = (
  place: Place,
  id: IncidentId,
  how: 'write' | 'watch' | 'take-over',
): Session | CannotResume => {
  const from = how === 'take-over' ? place.records.heldBy(id) : undefined;
  const hold =
    how === 'watch'
      ? undefined
      : place.records.hold(id, place.holder, how === 'take-over' ? 'force' : undefined);
  if (hold?.kind === 'taken') return { kind: 'held', by: hold.by };
  const kept = place.records.read(id);
  if (kept === undefined) return { kind: 'no-such-incident' };
  const incident = replay(kept.entries);
  if (incident === undefined) return { kind: 'unreadable', damage: kept.damage };
  const ground = groundOf(place, incident);
  const now = place.clock.wall();
  const since = now - Date.parse(incident.opened.at.wall);
  const time = callTime(place.clock, Math.max(incident.elapsed, Number.isFinite(since) ? since : 0));
  const writing = how !== 'watch';
  const session = run({ ...place, ground }, id, incident, time, {
    appended: { kind: 'saved' },
    damage: kept.damage,
    writing,
  });
  const { operator, desk } = place.holder;
  if (writing && incident.closed === undefined) {
    session.send(
      from === undefined
        ? { type: 'resume', operator, desk }
        : { type: 'take-over', operator, desk, from: `${from.operator} ${from.desk}`.trim() },
    );
  }
  return session;
};

/** The procedures of an incident in the exact versions that it was run on; any others as they are now. */
export const groundOf = (place: Pick<Place, 'records' | 'ground'>, incident: Incident): Ground => {
  const procedures = new Map(place.ground.procedures);
  for (const { procedure, digest } of incident.procedures) {
    if (procedures.get(procedure)?.digest === digest) continue;
    const text = place.records.procedure(digest);
    if (text !== undefined)
      procedures.set(procedure, { ...(JSON.parse(text) as Omit<Procedure, 'digest'>), digest });
  }
  return { ...place.ground, procedures };
};

const keepTexts = ({ records, ground }: Place, entries: readonly Entry[]): void => {
  for (const entry of entries) {
    if (entry.type !== 'opened' && entry.type !== 'handed-off') continue;
    const procedure = ground.procedures.get(entry.procedure);
    if (procedure !== undefined) records.keepProcedure(entry.digest, procedureText(procedure));
  }
};

interface Start {
  readonly appended: Appended;
  readonly damage: readonly Damage[];
  readonly writing: boolean;
}

const run = (place: Place, id: IncidentId, first: Incident, time: CallTime, start: Start): Session => {
  const { records, ground } = place;
  const listeners = new Set<() => void>();
  let incident = first;
  let { appended, writing } = start;
  let visiting: StepKey | undefined;
  let held: StepKey | undefined;
  let refusal: Refusal | undefined;
  let view: View | undefined;

  const scene = (now: Moment = time.now()): Scene => ({ procedures: ground.procedures, incident, now });

  const waiting = (now: Scene): StepKey | undefined => {
    const next = currentStep(now);
    return next.kind === 'step' ? next.key : undefined;
  };

  const publish = (): void => {
    view = undefined;
    for (const listener of listeners) listener();
  };

  /** Something that time brought may wait before the step on screen; the screen stays where the operator is typing. */
  const shownKey = (now: Scene): StepKey | undefined => {
    const wanted = visiting ?? held;
    if (wanted === undefined) return undefined;
    const standing = outline(now).find(({ key }) => key === wanted)?.standing;
    return visiting !== undefined || standing === 'open' || standing === 'review' ? wanted : undefined;
  };

  /** False when another terminal wrote meanwhile: then this one has lost the incident and only watches. */
  const write = (entries: readonly Entry[]): boolean => {
    if (entries.length === 0) return true;
    keepTexts(place, entries);
    const result = records.append(id, incident.entries, entries);
    if (result.kind === 'conflict') {
      writing = false;
      reread();
      return false;
    }
    appended = result;
    incident = entries.reduce(evolve, incident);
    return true;
  };

  const reread = (): void => {
    const again = replay(records.read(id)?.entries ?? []);
    if (again !== undefined) incident = again;
  };

  const send: Session['send'] = (command) => {
    if (!writing) return refuse('not-yours');
    const now = scene();
    const decision = decide(ground, incident, command, now.now);
    if (decision.kind === 'refused') return refuse(decision.because);
    refusal = undefined;
    if (!write(decision.entries)) return refuse('not-yours');
    if (!STAYS.has(command.type)) {
      visiting = undefined;
      held = waiting(scene());
    }
    publish();
    return 'accepted';
  };

  const refuse = (because: Refusal): Refusal => {
    refusal = because;
    publish();
    return because;
  };

  const visit: Session['visit'] = (step) => {
    visiting = step;
    if (step === undefined) held = waiting(scene());
    refusal = undefined;
    publish();
  };

  const look = (): View => {
    const now = scene();
    const key = shownKey(now);
    return viewOf(now, {
      id,
      shown: key === undefined ? undefined : findStep(now, key),
      visiting: visiting !== undefined,
      appended,
      refusal,
      damage: start.damage,
      troubles: records.troubles(),
      writing,
      heldBy: writing ? undefined : records.heldBy(id),
    });
  };

  held = waiting(scene());

  return {
    id,
    view: () => {
      view ??= look();
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
      const steps = outline(now).filter(({ standing }) => standing !== 'gone');
      const at = steps.findIndex(({ key }) => key === (shownKey(now) ?? waiting(now)));
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
      if (!writing) {
        publish();
        return;
      }
      const by = time.jumped();
      if (by !== 0) send({ type: 'clock-jumped', by });
      if (appended.kind !== 'saved' && records.mend()) appended = { kind: 'saved' };
      const decision = decide(ground, incident, { type: 'tick' }, time.now());
      if (decision.kind === 'accepted') write(decision.entries);
      publish();
    },
    refresh: () => {
      if (writing) return;
      reread();
      publish();
    },
    takeOver: () => {
      const from = records.heldBy(id);
      if (incident.closed || records.hold(id, place.holder, 'force').kind !== 'held') return false;
      reread();
      writing = true;
      const { operator, desk } = place.holder;
      return (
        send({
          type: 'take-over',
          operator,
          desk,
          from: from ? `${from.operator} ${from.desk}`.trim() : '',
        }) === 'accepted'
      );
    },
    leave: () => {
      if (writing) records.release(id);
      writing = false;
      listeners.clear();
    },
  };
};

/** Commands that leave the screen at the step it shows. */
const STAYS: ReadonlySet<Command['type']> = new Set([
  'note',
  'repeat',
  'override-grade',
  'tick',
  'clock-jumped',
  'resume',
  'take-over',
]);
