import { join } from 'node:path';
import { anchoredIn, readAnchor } from './anchor.ts';
import { type Chain, readChain } from './chain.ts';
import type { Ground } from './ground.ts';
import { type HeldIncident, textOfLines } from './held-incident.ts';
import { incidentOfFile, incidentsFolder, isIncidentId, journalPath } from './names.ts';
import type { Damage, IncidentId, Kept } from './records.ts';

/** The part of records that reads. */
export interface Reader {
  read(incident: IncidentId): Kept | undefined;
  /** What was read last of an incident: enough to go on with when a disk fails between reading and writing. */
  seen(incident: IncidentId): Chain | undefined;
  /** Every incident that there is a file of, here or in the second place. */
  everyIncident(): ReadonlySet<IncidentId>;
  /** Every incident that was ever anchored, whatever became of its file. */
  everyAnchored(): ReadonlySet<IncidentId>;
}

/** Asks the disk and remembers where it failed. */
export type Try = <T>(path: string, ask: () => T) => T | undefined;

const lined = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function anchorDamage(ground: Ground, incident: IncidentId, { lines, last }: Chain): readonly Damage[] {
  const anchor = readAnchor(ground.disk, ground.folder, incident);
  if (!anchor) return [];
  if (last < anchor.lines) return [{ kind: 'shorter-than-anchored', anchored: anchor.lines, found: last }];
  const there = lines.find(({ n }) => n === anchor.lines);
  // A chain that was written anew from somewhere on holds together; only the anchor tells.
  return there && there.hash !== anchor.head ? [{ kind: 'broken-chain', line: anchor.lines }] : [];
}

/** @param heldHere what this terminal has of an incident in memory */
export function reader(
  ground: Ground,
  tried: Try,
  heldHere: (incident: IncidentId) => HeldIncident | undefined,
): Reader {
  const { disk, folder, second } = ground;
  let latest: { readonly incident: IncidentId; readonly chain: Chain } | undefined;

  const namesIn = (path: string): readonly string[] =>
    tried(path, () => (disk.stat(path) ? disk.list(path) : [])) ?? [];

  /** Every file in a folder of months: its path and its name. */
  function* filesOfMonths(root: string): Iterable<{ readonly path: string; readonly name: string }> {
    for (const year of namesIn(root)) {
      for (const month of namesIn(join(root, year))) {
        for (const name of namesIn(join(root, year, month))) {
          yield { path: join(root, year, month, name), name };
        }
      }
    }
  }

  function read(incident: IncidentId): Kept | undefined {
    if (!isIncidentId(incident)) return undefined;
    const path = journalPath(folder, incident);
    const text = tried(path, () => (disk.stat(path) ? disk.read(path) : undefined));
    const held = heldHere(incident);
    const aside = second.read(incident);
    const journal = readChain(incident, text ?? '');
    const there = new Map(journal.lines.map((line) => [line.n, line.hash]));
    const missing = held?.lines.some(({ n, hash }) => there.get(n) !== hash) ?? false;
    const inMemory = held && missing ? textOfLines(held.lines) : '';
    const elsewhere = inMemory !== '' || aside !== undefined;
    // Memory first: it knows for certain what this terminal wrote.
    const all = elsewhere ? readChain(incident, inMemory + lined(text ?? '') + (aside ?? '')) : journal;
    if (text !== undefined || elsewhere) latest = { incident, chain: all };
    // What memory still has is shown; that the file lacks it must be told all the same.
    const measured = held?.where.kind === 'first' && text !== undefined ? journal : all;
    const anchored = anchorDamage(ground, incident, measured);
    if (text === undefined && !held && aside === undefined && anchored.length === 0) return undefined;
    return {
      entries: all.entries,
      damage: [...journal.damage, ...anchored],
      head: all.last === 0 ? '' : all.head.slice(0, 8),
    };
  }

  return {
    read,
    seen: (incident) => (latest?.incident === incident ? latest.chain : undefined),
    everyIncident() {
      const found = new Set<IncidentId>(second.incidents());
      for (const { name } of filesOfMonths(incidentsFolder(folder))) {
        const incident = incidentOfFile(name);
        if (incident !== undefined) found.add(incident);
      }
      return found;
    },
    everyAnchored() {
      const found = new Set<IncidentId>();
      for (const { path } of filesOfMonths(join(folder, 'anchors'))) {
        for (const incident of anchoredIn(disk, path)) found.add(incident);
      }
      return found;
    },
  };
}
