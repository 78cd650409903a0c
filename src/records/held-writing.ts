import type { Entry } from '../incident/entry.ts';
import { bringAsideBack, bringBack, strand } from './bring-back.ts';
import { type Chain, readChain } from './chain.ts';
import { faultOf } from './fault.ts';
import type { Ground } from './ground.ts';
import { adopt, commit, emptyChain, type HeldIncident, textOfLines } from './held-incident.ts';
import {
  appendSynced,
  closeQuietly,
  type JournalFile,
  lookAt,
  openJournal,
  readJournal,
} from './journal-file.ts';
import type { Line } from './line.ts';
import { journalPath } from './names.ts';
import type { Appended, Fault, IncidentId } from './records.ts';

/** What is done with the places of one held incident; who holds it, and until when, is the writer's matter. */
export interface HeldWriting {
  /** Looks at the path before anything is written. A file that is not what we wrote keeps nothing safe. */
  check(held: HeldIncident, journal: JournalFile): Fault | undefined;
  /** Writes lines into the first place. */
  write(held: HeldIncident, journal: JournalFile, lines: readonly Line[]): 'written' | 'overtaken' | Fault;
  /** The first place cannot be used; `safe` lines are known to be in it. */
  failed(held: HeldIncident, because: Fault, safe: number): void;
  /** Back to the first place, with `added` lines behind those that were set aside. */
  comeBack(held: HeldIncident, added: readonly Line[], entries: readonly Entry[]): 'back' | 'lost' | Fault;
  /** Puts lines into the second place; or nowhere, then they are in memory only. */
  setAside(held: HeldIncident, because: Fault, added: readonly Line[]): Appended;
  /** Reads what there is of an incident: in the first place, in the second, or what was read of it before. */
  learn(held: HeldIncident): void;
}

/** Lets go of the journal's file, if one is open. */
export function closeJournal({ disk }: Ground, held: HeldIncident): void {
  if (held.where.kind === 'first') closeQuietly(disk, held.where.journal.file);
}

/**
 * @param guard throws when the folder cannot be the first place now
 * @param seen what was last read of an incident
 */
export function heldWriting(
  ground: Ground,
  guard: () => void,
  seen: (incident: IncidentId) => Chain | undefined,
): HeldWriting {
  const { disk, folder, second, grips: locks } = ground;

  const failed = (held: HeldIncident, because: Fault, safe: number): void => {
    closeJournal(ground, held);
    held.where = { kind: 'memory', because };
    held.safe = safe;
  };

  /** Lines that fit nowhere may lie in the second place beside ours: they are kept for a person to look at. */
  const clearAside = (held: HeldIncident): void => {
    const aside = second.read(held.id);
    if (aside === undefined) return;
    const hashes = new Set(held.lines.map((line) => line.hash));
    const ours = readChain(held.id, aside).lines.every((line) => hashes.has(line.hash));
    if (ours || strand(ground, held.id, aside)) second.remove(held.id);
  };

  const comeBack = (
    held: HeldIncident,
    added: readonly Line[],
    entries: readonly Entry[],
  ): 'back' | 'lost' | Fault => {
    if (!locks.keeps(held.grip, held.holder, 'first')) return 'lost';
    // Only who had the right all the time may put aside a file that is not what was written.
    const all = held.known === 'all' && !held.grip.lapsed;
    const brought = bringBack(ground, guard, held.id, [...held.lines, ...added], all);
    if (brought.kind === 'diverged') return 'lost';
    if (brought.kind === 'failed') return brought.because;
    const count = held.lines.length - held.safe;
    held.where = { kind: 'first', journal: brought.journal };
    commit(held, added, entries);
    // Whoever had the right while ours had lapsed may have gone on: the next answer must be told so.
    if (brought.chain.head !== held.head) adopt(held, brought.chain);
    held.torn = brought.chain.torn;
    held.safe = held.lines.length;
    clearAside(held);
    locks.letSecondGo(held.grip);
    if (count > 0) ground.notices.push({ fault: 'merged-back', path: brought.journal.path, count });
    return 'back';
  };

  const setAside = (held: HeldIncident, because: Fault, added: readonly Line[]): Appended => {
    const { where } = held;
    const known =
      where.kind === 'aside' && second.add(where.path, textOfLines(added)) ? where.path : undefined;
    const path = known ?? second.put(held.id, textOfLines([...held.lines, ...added]));
    held.where = path === undefined ? { kind: 'memory', because } : { kind: 'aside', path, because };
    return path === undefined ? { kind: 'unsaved', because } : { kind: 'set-aside', place: path, because };
  };

  /** Reads anew what is in the file. False when that is not what we had and more. */
  const reread = (held: HeldIncident, journal: JournalFile): boolean => {
    const chain = readJournal(disk, journal, held.id);
    const hashes = new Set(chain.lines.map((line) => line.hash));
    if (!held.lines.every((line) => hashes.has(line.hash))) return false;
    adopt(held, chain);
    held.safe = held.lines.length;
    return true;
  };

  const check = (held: HeldIncident, journal: JournalFile): Fault | undefined => {
    try {
      const look = lookAt(disk, journal);
      if (look === 'same' || (look === 'grown' && reread(held, journal))) return undefined;
      const fault = look === 'moved' ? 'gone' : 'broken';
      failed(held, fault, 0);
      return fault;
    } catch (error) {
      const fault = faultOf(error);
      failed(held, fault, held.safe);
      return fault;
    }
  };

  const write = (
    held: HeldIncident,
    journal: JournalFile,
    lines: readonly Line[],
  ): 'written' | 'overtaken' | Fault => {
    try {
      const written = appendSynced(disk, journal, (held.torn ? '\n' : '') + textOfLines(lines));
      if (written === 'overtaken') reread(held, journal);
      return written === 'moved' ? 'gone' : written;
    } catch (error) {
      return faultOf(error);
    }
  };

  const learn = (held: HeldIncident): void => {
    const { id } = held;
    const aside = second.read(id);
    const waiting = aside !== undefined && !bringAsideBack(ground, guard, id, aside) ? aside : '';
    let journal: JournalFile | undefined;
    let because: Fault = 'broken';
    let chain: Chain | undefined;
    try {
      if (disk.stat(journalPath(folder, id))) {
        journal = openJournal(disk, journalPath(folder, id));
        chain = readJournal(disk, journal, id);
      } else {
        because = 'gone';
        chain = emptyChain(id);
      }
    } catch (error) {
      because = faultOf(error);
    }
    held.safe = chain?.lines.length ?? 0;
    held.known = chain ? 'all' : 'copy';
    chain ??= seen(id);
    if (waiting !== '') chain = readChain(id, textOfLines(chain?.lines ?? []) + waiting);
    if (chain) adopt(held, chain);
    else held.known = 'nothing';
    if (journal && held.known === 'all' && waiting === '') {
      held.where = { kind: 'first', journal };
    } else {
      if (journal) closeQuietly(disk, journal.file);
      held.where = { kind: 'memory', because };
    }
  };

  return { check, write, failed, comeBack, setAside, learn };
}
