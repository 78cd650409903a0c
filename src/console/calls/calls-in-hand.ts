import type { IncidentId, Records } from '../../records/records.ts';
import { mostUrgentFirst } from '../../session/call-order.ts';
import type { Session } from '../../session/session.ts';
import type { LeftCall } from '../ports.ts';
import type { Screen } from '../screen.ts';

/** One call with all that belongs to it: its drafts and its place are kept by its screen while it is parked. */
export interface CallInHand {
  readonly session: Session;
  readonly screen: Screen;
}

/** The calls that this desk has taken up and not put down: one on screen, any number parked. */
export interface CallsInHand {
  take(call: CallInHand): void;
  find(id: IncidentId): CallInHand | undefined;
  /** Gives the right to write back, after the last entry is in the index. */
  putDown(id: IncidentId): void;
  /** All of them, with what is to be told about each. */
  putDownAll(): readonly LeftCall[];
  /** All but one, the most urgent first. */
  others(than: IncidentId | undefined): readonly CallInHand[];
  /** How many are open and ours. */
  open(): number;
  /** A second went by, for each of them: whoever is parked becomes late at its own time. */
  tick(): void;
}

export const callsInHand = (records: Records): CallsInHand => {
  const calls = new Map<IncidentId, CallInHand>();
  /** How many entries of each the index knows. */
  const indexed = new Map<IncidentId, number>();
  /** Those that were closed since the desk had none in hand. */
  let closed: readonly LeftCall[] = [];

  /** What a list shows of an incident follows when nobody waits for a frame. */
  const index = ({ session }: CallInHand): void => {
    const { id, writing, incident } = session.view();
    if (incident.entries === indexed.get(id) || !(writing || incident.closed)) return;
    indexed.set(id, incident.entries);
    records.reindex(id);
  };

  const leftAs = ({ session }: CallInHand): LeftCall => {
    const { id, incident, appended } = session.view();
    return { incident: id, open: incident.closed === undefined, appended };
  };

  const others: CallsInHand['others'] = (than) =>
    [...calls.values()]
      .filter(({ session }) => session.id !== than)
      .sort((a, b) => mostUrgentFirst(a.session.view(), b.session.view()));

  const putDown: CallsInHand['putDown'] = (id) => {
    const call = calls.get(id);
    if (call === undefined) return;
    index(call);
    const left = leftAs(call);
    if (!left.open) closed = [...closed.filter(({ incident }) => incident !== id), left];
    call.session.leave();
    calls.delete(id);
    indexed.delete(id);
  };

  return {
    take: (call) => {
      if (calls.size === 0) closed = [];
      calls.set(call.session.id, call);
    },
    find: (id) => calls.get(id),
    putDown,
    putDownAll: () => {
      // Those in other hands are told of there.
      const open = others(undefined)
        .filter(({ session }) => session.view().writing)
        .map(leftAs);
      for (const id of [...calls.keys()]) putDown(id);
      return [...closed, ...open];
    },
    others,
    open: () => [...calls.values()].filter(({ session }) => session.view().writing).length,
    tick: () => {
      for (const call of calls.values()) {
        call.screen.tick?.();
        index(call);
      }
    },
  };
};
