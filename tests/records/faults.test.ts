import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecords } from '../../src/records/journal-records.ts';
import { journalPath } from '../../src/records/names.ts';
import type { IncidentId, Records } from '../../src/records/records.ts';
import { type Call, type FragileDisk, fragileDisk, type Mishap } from './fragile-disk.ts';
import { day, holder, noted, notesOf, opened } from './stories.ts';
import { quickFolder } from './temporary-folder.ts';

/**
 * SQLite's two loops: the first, second, … n-th call fails, once or from then on, with every error. Whatever fails,
 * the call goes on; nothing that was acknowledged is lost, and nothing is there twice once it is mended.
 */

interface Place {
  readonly disk: FragileDisk;
  readonly folder: string;
  readonly records: () => Records;
}

function place(root: string): Place {
  const disk = fragileDisk();
  const folder = join(root, 'records');
  const second = join(root, 'second');
  return {
    disk,
    folder,
    records: () => openRecords({ folder, secondPlace: second, now: () => new Date(), disk }),
  };
}

interface Told {
  readonly id: IncidentId;
  readonly records: Records;
  /** What was acknowledged in one of the three words, in order. */
  readonly acknowledged: string[];
  /** What was acknowledged as being in a file, in order. */
  readonly inFiles: string[];
}

/** A short call: opened, answered, given back, gone on with. */
function story(at: Place): Told {
  const acknowledged: string[] = [];
  const inFiles: string[] = [];
  const records = at.records();
  const id = records.begin('live', day, holder());
  let count = 0;
  const note = (text: string): void => {
    const appended = records.append(id, count, count === 0 ? [opened(), noted(text)] : [noted(text)]);
    if (appended.kind === 'conflict') throw new Error(`conflict at ${text}`);
    count += count === 0 ? 2 : 1;
    acknowledged.push(text);
    if (appended.kind !== 'unsaved') inFiles.push(text);
  };
  records.keepProcedure('ab'.repeat(32), '{}');
  note('一');
  note('二');
  records.reindex(id);
  records.beat();
  note('三');
  records.release(id);
  expect(records.hold(id, holder())).toEqual({ kind: 'held' });
  // What could not be read when the right was taken again is known to be there, and must be waited for.
  const known = records.read(id)?.entries.length ?? 0;
  if (known === count) {
    note('四');
    note('五');
  }
  return { id, records, acknowledged, inFiles };
}

const journalLines = (folder: string, id: IncidentId): readonly string[] =>
  readFileSync(journalPath(folder, id), 'utf8').split('\n');

function check(at: Place, told: Told): void {
  const { id, records, acknowledged, inFiles } = told;
  at.disk.repair();
  // Another terminal sees what is in files, although the first one may have it set aside.
  expect(notesOf(at.records().read(id)?.entries).filter((text) => inFiles.includes(text))).toEqual(inFiles);

  records.mend();
  records.hold(id, holder());
  const before = records.read(id);
  expect(notesOf(before?.entries)).toEqual(acknowledged);
  // One answer after the repair everything is in its place.
  expect(records.append(id, before?.entries.length ?? 0, [noted('好了')])).toEqual({ kind: 'saved' });
  expect(records.mend()).toBe(true);
  expect(records.procedure('ab'.repeat(32))).toBe('{}');
  records.close();

  const after = at.records().read(id);
  expect(notesOf(after?.entries)).toEqual([...acknowledged, '好了']);
  expect(after?.damage.filter(({ kind }) => kind !== 'torn-tail')).toEqual([]);
  const lines = journalLines(at.folder, id).filter((line) => line.endsWith('}'));
  expect(new Set(lines).size).toBe(lines.length);
}

const codes = ['ENOSPC', 'EROFS', 'EIO', 'EACCES', 'ENOENT'] as const;

const rules: {
  readonly [name: string]: (at: Place, code: string, number: number) => (call: Call) => Mishap;
} = {
  'fails once': (_, code, number) => (call) => (call.number === number ? { code } : undefined),
  'fails from then on, in the first place': (at, code, number) => (call) =>
    call.number >= number && call.path.startsWith(at.folder) ? { code } : undefined,
  'fails from then on, everywhere': (_, code, number) => (call) =>
    call.number >= number ? { code } : undefined,
  'fails and works by turns': (at, code, number) => (call) =>
    call.number >= number &&
    Math.floor((call.number - number) / 7) % 2 === 0 &&
    call.path.startsWith(at.folder)
      ? { code }
      : undefined,
  'tears what is written': (_, code, number) => (call) =>
    call.number >= number && call.number < number + 12 && call.operation === 'write'
      ? { code, torn: true }
      : undefined,
};

const callsOfStory = (): number => {
  const at = place(quickFolder());
  at.disk.breakWith(() => undefined);
  story(at);
  return at.disk.calls.length;
};

describe.each(Object.entries(rules))('a disk that %s', (_, rule) => {
  // Every call with every error.
  test.each([0, 1, 2, 3, 4])('whatever the error (%#)', { timeout: 60_000 }, (shift) => {
    const root = quickFolder();
    const total = callsOfStory();
    expect(total).toBeGreaterThan(60);
    for (let number = 1; number <= total; number += 1) {
      const code = codes[(number + shift) % codes.length] ?? 'EIO';
      const at = place(join(root, String(number)));
      at.disk.breakWith(rule(at, code, number));
      try {
        check(at, story(at));
      } catch (error) {
        const { operation, path } = at.disk.calls[number - 1] ?? {};
        throw new Error(`${code} at call ${number}, ${operation} ${path?.slice(root.length)}`, {
          cause: error,
        });
      }
    }
  });
});
