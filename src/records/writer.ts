import type { Entry, Kind } from '../incident/entry.ts';
import { bringOrphanBack, strand } from './bring-back.ts';
import type { Chain } from './chain.ts';
import { faultOf } from './fault.ts';
import type { Grip } from './grip.ts';
import type { Ground } from './ground.ts';
import {
  commit,
  emptyChain,
  type HeldIncident,
  nextLines,
  textOfLines,
  type Where,
} from './held-incident.ts';
import { closeJournal, heldWriting } from './held-writing.ts';
import { isIncidentId, journalPath, numberPrefix } from './names.ts';
import { claimNext, createNext } from './numbers.ts';
import type { Appended, Fault, Hold, Holder, IncidentId } from './records.ts';

/** The part of records that writes: the incidents that this terminal holds, and what was set aside. */
export interface Writer {
  begin(kind: Kind, day: string, holder: Holder): IncidentId;
  append(incident: IncidentId, expected: number, entries: readonly Entry[]): Appended;
  hold(incident: IncidentId, holder: Holder, force: boolean): Hold;
  release(incident: IncidentId): void;
  held(incident: IncidentId): HeldIncident | undefined;
  all(): Iterable<HeldIncident>;
  mend(): boolean;
  /** Incidents that other programs have set aside, as of the last `mend`. */
  pending(): readonly IncidentId[];
  beat(): void;
  close(): void;
}

/**
 * @param guard throws when the folder cannot be the first place now
 * @param countThere how many entries of an incident can be read
 * @param seen what was last read of an incident
 */
export function writer(
  ground: Ground,
  guard: () => void,
  countThere: (incident: IncidentId) => number,
  seen: (incident: IncidentId) => Chain | undefined,
): Writer {
  const { disk, folder, second, grips: locks } = ground;
  const holding = new Map<IncidentId, HeldIncident>();
  let pending: readonly IncidentId[] = [];

  /** Another terminal has it now. What only we have is kept for a person to look at. */
  const lose = (held: HeldIncident): Appended => {
    holding.delete(held.id);
    closeJournal(ground, held);
    locks.release(held.grip);
    const only = held.lines.slice(held.safe);
    if (held.where.kind === 'memory' && only.length > 0) strand(ground, held.id, textOfLines(only));
    return { kind: 'conflict', entries: countThere(held.id) };
  };

  const placeOf = (held: HeldIncident): 'first' | 'second' =>
    held.where.kind === 'first' ? 'first' : 'second';
  const keeps = (held: HeldIncident): boolean => locks.keeps(held.grip, held.holder, placeOf(held));

  const { check, write, failed, comeBack, setAside, learn } = heldWriting(ground, guard, seen);

  const fresh = (id: IncidentId, holder: Holder, grip: Grip, where: Where): HeldIncident => {
    const { last, head } = emptyChain(id);
    const rest = { torn: false, safe: 0, known: 'all', released: false } as const;
    const held: HeldIncident = { id, holder, grip, where, lines: [], entries: [], last, head, ...rest };
    holding.set(id, held);
    return held;
  };

  function append(incident: IncidentId, expected: number, entries: readonly Entry[]): Appended {
    const held = holding.get(incident);
    if (!held) return { kind: 'conflict', entries: countThere(incident) };
    if (!keeps(held)) return lose(held);

    if (held.known === 'nothing') learn(held);
    let trouble: Fault | undefined;
    if (held.where.kind === 'first') {
      ground.notices.length = 0;
      trouble = check(held, held.where.journal);
    }
    if (expected !== held.entries.length) return { kind: 'conflict', entries: held.entries.length };
    const lines = nextLines(held, entries, () => ground.hex(16));

    if (held.where.kind === 'first') {
      const { journal } = held.where;
      const written = write(held, journal, lines);
      if (written === 'written') {
        commit(held, lines, entries);
        held.torn = false;
        held.safe = held.lines.length;
        return { kind: 'saved' };
      }
      if (written === 'overtaken') return { kind: 'conflict', entries: held.entries.length };
      trouble = written;
      failed(held, trouble, written === 'gone' ? 0 : held.safe);
      if (!keeps(held)) return lose(held);
    } else if (trouble === undefined) {
      const back = comeBack(held, lines, entries);
      if (back === 'back') return { kind: 'saved' };
      if (back === 'lost') return lose(held);
      trouble = back;
    } else if (!keeps(held)) {
      return lose(held);
    }
    const aside = setAside(held, trouble, lines);
    commit(held, lines, entries);
    return aside;
  }

  function begin(kind: Kind, day: string, holder: Holder): IncidentId {
    const prefix = numberPrefix(kind, day, ground.deskCode);
    for (;;) {
      let made: { readonly id: IncidentId; readonly where: Where };
      try {
        guard();
        const { id, journal } = createNext(ground, prefix);
        made = { id, where: { kind: 'first', journal } };
      } catch (error) {
        const id = claimNext(ground, prefix, (other) => holding.has(other));
        made = { id, where: { kind: 'memory', because: faultOf(error) } };
      }
      const grip = locks.take(made.id, holder, false);
      if ('kind' in grip) continue;
      fresh(made.id, holder, grip, made.where);
      return made.id;
    }
  }

  /** A terminal that only brings lines back, a matter of milliseconds, holds under no name: it is waited for. */
  const takeAfterMending = (
    incident: IncidentId,
    holder: Holder,
    force: boolean,
  ): ReturnType<typeof locks.take> => {
    for (let round = 0; ; round += 1) {
      const grip = locks.take(incident, holder, force);
      const passing = 'kind' in grip && grip.by.operator === '' && grip.by.pid !== process.pid;
      if (!passing || round === 40) return grip;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  };

  const mayBeThere = (incident: IncidentId): boolean => {
    if (!isIncidentId(incident)) return false;
    try {
      return disk.stat(journalPath(folder, incident)) !== undefined || second.read(incident) !== undefined;
    } catch (error) {
      faultOf(error);
      return true;
    }
  };

  function hold(incident: IncidentId, holder: Holder, force: boolean): Hold {
    const mine = holding.get(incident);
    if (mine && keeps(mine)) {
      mine.released = false;
      if (mine.known === 'nothing') learn(mine);
      return { kind: 'held' };
    }
    if (mine) lose(mine);
    // Of what is not there nothing can be held, and nothing must come to be by asking for it.
    if (!mayBeThere(incident)) return { kind: 'held' };
    const grip = takeAfterMending(incident, holder, force);
    if ('kind' in grip) return grip;
    learn(fresh(incident, holder, grip, { kind: 'memory', because: 'gone' }));
    return { kind: 'held' };
  }

  const letGo = (held: HeldIncident): void => {
    holding.delete(held.id);
    closeJournal(ground, held);
    locks.release(held.grip);
  };

  /** Whether nothing of it is set aside any more. */
  const settle = (held: HeldIncident): boolean => {
    if (held.where.kind === 'first') return true;
    if (!keeps(held)) {
      lose(held);
      return true;
    }
    const back = comeBack(held, [], []);
    if (back === 'lost') lose(held);
    else if (back === 'back' && held.released) letGo(held);
    return back === 'back' || back === 'lost';
  };

  function release(incident: IncidentId): void {
    const held = holding.get(incident);
    if (!held) return;
    held.released = true;
    // What is not in its place yet is kept, and held, until it is.
    if (settle(held) && holding.get(incident) === held) letGo(held);
  }

  function mend(): boolean {
    const done = [...holding.values()].map(settle).every((back) => back);
    const orphans = second.incidents().filter((id) => !holding.has(id));
    const results = new Map(orphans.map((id) => [id, bringOrphanBack(ground, guard, id)]));
    pending = orphans.filter((id) => results.get(id) !== 'back');
    return done && [...results.values()].every((result) => result !== 'failed');
  }

  return {
    begin,
    append,
    hold,
    release,
    mend,
    held: (incident) => holding.get(incident),
    all: () => holding.values(),
    pending: () => pending,
    beat() {
      for (const held of holding.values()) locks.beat(held.grip);
    },
    close() {
      for (const held of [...holding.values()]) {
        if (!settle(held) && held.where.kind === 'memory') {
          strand(ground, held.id, textOfLines(held.lines.slice(held.safe)));
        }
        if (holding.has(held.id)) letGo(held);
      }
    },
  };
}
