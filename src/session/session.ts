import type { Command, Opening, Refusal } from '../incident/command.ts';
import { sendHelpStep } from '../incident/current-step.ts';
import type { Ground } from '../incident/decide.ts';
import { decide } from '../incident/decide.ts';
import type { Entry } from '../incident/entry.ts';
import { begin, evolve, replay } from '../incident/evolve.ts';
import type { Incident } from '../incident/incident.ts';
import { timeOf } from '../incident/moments.ts';
import { outline } from '../incident/outline.ts';
import type { Scene } from '../incident/scene.ts';
import { proceduresOf } from '../incident/scene.ts';
import type { ProcedureId, StepKey } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { digestOf, procedureText } from '../procedure/procedure-text.ts';
import { laidOver } from '../procedure/procedures.ts';
import type { Appended, Damage, Holder, IncidentId, Kept, Records } from '../records/records.ts';
import type { CallTime, Clock } from './clock.ts';
import { callTime, JUMP } from './clock.ts';
import type { Focus } from './focus.ts';
import { afterCommand, afterTime, onWaiting, shown } from './focus.ts';
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
  /** Its opening entry or the text of its procedures cannot be read, so nothing can be made of the rest. */
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
  const found = readIncident(place, id);
  if (!('incident' in found)) {
    if (hold !== undefined) place.records.release(id);
    return found;
  }
  const { incident, kept } = found;
  // While no program ran only the wall clock went on. Set back, it says nothing; then time goes on from where it was.
  const away = place.clock.wall() - (wallOf(kept) ?? Number.NaN);
  const time = callTime(place.clock, incident.elapsed + (away > 0 ? away : 0));
  const writing = how !== 'watch';
  const session = run(place, id, incident, time, {
    appended: { kind: 'saved' },
    damage: kept.damage,
    writing,
  });
  if (writing && incident.closed === undefined) {
    if (away < -JUMP) session.send({ type: 'clock-jumped', by: away });
    const { operator, desk } = place.holder;
    session.send(
      from === undefined
        ? { type: 'resume', operator, desk }
        : { type: 'take-over', operator, desk, from: nameOf(from) },
    );
  }
  return session;
};

const readIncident = (
  place: Place,
  id: IncidentId,
): { readonly incident: Incident; readonly kept: Kept } | Exclude<CannotResume, { kind: 'held' }> => {
  const kept = place.records.read(id);
  if (kept === undefined) return { kind: 'no-such-incident' };
  const incident = replay(kept.entries);
  const readable =
    incident !== undefined && proceduresOf({ procedures: groundOf(place, incident).procedures, incident });
  return readable && readable.length > 0 ? { incident, kept } : { kind: 'unreadable', damage: kept.damage };
};

const wallOf = ({ entries }: Kept): number | undefined => {
  const last = entries.at(-1);
  return last && timeOf(last.at.wall);
};

const nameOf = ({ operator, desk }: Holder): string => `${operator} ${desk}`.trim();

/** The procedures of an incident in the exact versions that it was run on; any others as they are now. */
export const groundOf = (place: Pick<Place, 'records' | 'ground'>, incident: Incident): Ground => {
  const { procedures } = place.ground;
  const asRun = new Map<ProcedureId, Procedure>();
  for (const { procedure, digest } of incident.procedures) {
    if (procedures.get(procedure)?.digest === digest) continue;
    const kept = readProcedure(place.records, digest);
    if (kept !== undefined) asRun.set(procedure, kept);
  }
  return { ...place.ground, procedures: laidOver(procedures, asRun) };
};

/** A text that comes back damaged or changed is as good as lost; then the version at hand has to do. */
const readProcedure = (records: Records, digest: string): Procedure | undefined => {
  const text = records.procedure(digest);
  if (text === undefined || digestOf(text) !== digest) return undefined;
  // The digest proves that this is the text that this program kept.
  const kept: Omit<Procedure, 'digest'> = JSON.parse(text);
  return { ...kept, digest };
};

const keepTexts = (
  { records, ground }: Pick<Place, 'records' | 'ground'>,
  entries: readonly Entry[],
): void => {
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
  const { records } = place;
  const listeners = new Set<() => void>();
  let incident = first;
  let ground = groundOf(place, incident);
  let { appended, damage, writing } = start;
  let refusal: Refusal | undefined;
  let view: View | undefined;

  const scene = (): Scene => {
    const now = time.now();
    // Another terminal's entries may be ahead of this one's clock.
    const elapsed = Math.max(now.elapsed, incident.elapsed);
    return { procedures: ground.procedures, incident, now: { ...now, elapsed } };
  };

  let focus: Focus = onWaiting(scene());

  const publish = (): void => {
    view = undefined;
    for (const listener of listeners) listener();
  };

  /** False when another terminal wrote meanwhile: then this one has lost the incident and only watches. */
  const write = (entries: readonly Entry[]): boolean => {
    if (entries.length === 0) return true;
    keepTexts({ records, ground }, entries);
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

  /** What another terminal wrote. An incident that cannot be read just now stays as it was last seen. */
  const reread = (): void => {
    const found = readIncident(place, id);
    if (!('incident' in found)) return;
    incident = found.incident;
    ground = groundOf(place, incident);
    damage = found.kept.damage;
    focus = focus.kind === 'step' && focus.visiting ? focus : onWaiting(scene());
  };

  /**
   * Whether another terminal took the incident over since. What is not in its place yet is left to the next write,
   * which finds out the same and keeps the lines for a person to look at.
   */
  const isTaken = (): boolean => {
    if (appended.kind !== 'saved' || incident.closed) return false;
    const by = records.heldBy(id);
    const { operator, desk, host, pid, since } = place.holder;
    const isOurs =
      by?.pid === pid &&
      by.host === host &&
      by.since === since &&
      by.operator === operator &&
      by.desk === desk;
    return by !== undefined && !isOurs;
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
    focus = step === undefined ? onWaiting(scene()) : { kind: 'step', step, visiting: true };
    refusal = undefined;
    publish();
  };

  const look = (): View =>
    viewOf(scene(), {
      id,
      focus,
      appended,
      refusal,
      damage,
      troubles: records.troubles(),
      writing,
      heldBy: writing ? undefined : records.heldBy(id),
    });

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
      if (!writing) {
        publish();
        return;
      }
      if (isTaken()) {
        writing = false;
        refusal = 'not-yours';
        records.release(id);
        reread();
        publish();
        return;
      }
      if (appended.kind !== 'saved' && records.mend()) appended = { kind: 'saved' };
      const by = time.jumped();
      const command: Command = by === 0 || incident.closed ? { type: 'tick' } : { type: 'clock-jumped', by };
      const decision = decide(ground, incident, command, scene().now);
      if (decision.kind === 'accepted' && !write(decision.entries)) refusal = 'not-yours';
      focus = afterTime(scene(), focus);
      publish();
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
