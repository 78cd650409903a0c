import type { Entry, Kind } from '../incident/entry.ts';
import { bringOrphanBack } from './bring-back.ts';
import type { Chain } from './chain.ts';
import { faultOf } from './fault.ts';
import type { Grip } from './grip.ts';
import type { Ground } from './ground.ts';
import { commit, emptyChain, type HeldIncident, nextLines, storedOf, type Where } from './held-incident.ts';
import { closeJournal, heldWriting } from './held-writing.ts';
import { leftoverLines } from './leftovers.ts';
import { isIncidentId, journalPath, numberPrefix } from './names.ts';
import { claimNext, createNext } from './numbers.ts';
import type { Appended, Fault, Hold, Holder, IncidentId, Trouble } from './records.ts';

/** The part of records that writes: the incidents that this terminal holds, and what was set aside. */
export interface Writer {
  begin(kind: Kind, day: string, holder: Holder): IncidentId;
  append(incident: IncidentId, expected: number, entries: readonly Entry[]): Appended;
  hold(incident: IncidentId, holder: Holder, force: boolean): Hold;
  release(incident: IncidentId): void;
  held(incident: IncidentId): HeldIncident | undefined;
  all(): Iterable<HeldIncident>;
  mend(): boolean;
  whereIs(incident: IncidentId): Appended;
  /** What is not in its place. */
  troubles(): readonly Trouble[];
  /** Incidents that other programs have set aside, as of the last `mend`. */
  pending(): readonly IncidentId[];
  beat(): void;
  close(): void;
}

/** What became of lines that may have been set aside. */
type Settled = 'in-place' | 'waiting' | 'lost';

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
  /** Incidents that another terminal took from this one. */
  const taken = new Set<IncidentId>();
  const leftovers = leftoverLines(ground);
  let pending: readonly IncidentId[] = [];

  const letGo = (held: HeldIncident): void => {
    holding.delete(held.id);
    closeJournal(ground, held);
    locks.release(held.grip);
  };

  /** Another terminal has it now. What only we have is kept for a person to look at. */
  const lose = (held: HeldIncident): Appended => {
    letGo(held);
    taken.add(held.id);
    leftovers.add(held);
    leftovers.strand();
    return { kind: 'conflict', entries: countThere(held.id) };
  };

  /** Somebody wrote to it behind us. It is ours still, but what the caller knows of it is old. */
  const grown = (held: HeldIncident): Appended => ({ kind: 'conflict', entries: held.entries.length });

  const placeOf = (held: HeldIncident): 'first' | 'second' =>
    held.where.kind === 'first' ? 'first' : 'second';
  const keeps = (held: HeldIncident): boolean => locks.keeps(held.grip, held.holder, placeOf(held));

  const { check, write, failed, comeBack, setAside, learn } = heldWriting(ground, guard, seen);

  const fresh = (id: IncidentId, holder: Holder, grip: Grip, where: Where): HeldIncident => {
    const { last, head } = emptyChain(id);
    const rest = { torn: false, safe: 0, known: 'all', released: false } as const;
    const held: HeldIncident = { id, holder, grip, where, lines: [], entries: [], last, head, ...rest };
    holding.set(id, held);
    taken.delete(id);
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
    if (expected !== held.entries.length) return grown(held);
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
      if (written === 'overtaken') return grown(held);
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

  /** Puts what is set aside into its place; what was given back is held only until it is there. */
  const settle = (held: HeldIncident): Settled => {
    if (held.where.kind !== 'first') {
      const back = keeps(held) ? comeBack(held, [], []) : 'lost';
      if (back === 'lost') {
        lose(held);
        return 'lost';
      }
      if (back !== 'back') return 'waiting';
    }
    if (held.released) letGo(held);
    return 'in-place';
  };

  function release(incident: IncidentId): void {
    const held = holding.get(incident);
    if (!held) return;
    held.released = true;
    settle(held);
  }

  function whereIs(incident: IncidentId): Appended {
    const held = holding.get(incident);
    if (!held) {
      return taken.has(incident) ? { kind: 'conflict', entries: countThere(incident) } : { kind: 'saved' };
    }
    return keeps(held) ? storedOf(held) : lose(held);
  }

  function troubles(): readonly Trouble[] {
    const waiting = [...holding.values()].flatMap(({ id, where, lines, safe }) =>
      where.kind === 'first'
        ? []
        : [{ fault: where.because, path: journalPath(folder, id), count: lines.length - safe }],
    );
    return [...waiting, ...leftovers.troubles()];
  }

  function mend(): boolean {
    const settled = [...holding.values()].map(settle);
    const done = leftovers.strand() && !settled.includes('waiting');
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
    whereIs,
    troubles,
    held: (incident) => holding.get(incident),
    all: () => holding.values(),
    pending: () => pending,
    beat() {
      for (const held of holding.values()) locks.beat(held.grip);
    },
    close() {
      for (const held of [...holding.values()]) {
        held.released = true;
        if (settle(held) === 'waiting') lose(held);
      }
      leftovers.strand();
    },
  };
}
