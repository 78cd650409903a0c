import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecords } from '../../src/records/journal-records.ts';
import { writeLine } from '../../src/records/line.ts';
import { journalPath, lockPath } from '../../src/records/names.ts';
import type { Records } from '../../src/records/records.ts';
import { fragileDisk } from './fragile-disk.ts';
import { day, holder, noted, notesOf, opened } from './stories.ts';
import { temporaryFolder } from './temporary-folder.ts';

function place() {
  const root = temporaryFolder();
  const folder = join(root, 'state', 'records');
  const disk = fragileDisk();
  const second = join(root, 'second');
  const terminal = (options: { readonly deskCode?: string } = {}): Records =>
    openRecords({
      folder,
      secondPlace: second,
      now: () => new Date('2026-11-21T22:00:00+08:00'),
      disk,
      ...options,
    });
  const failing = (code: string): void =>
    disk.breakWith(({ path, operation }) =>
      path.startsWith(folder) && operation === 'write' ? { code } : undefined,
    );
  const blind = (code: string): void =>
    disk.breakWith(({ path }) => (path.startsWith(folder) ? { code } : undefined));
  return { root, folder, second, disk, terminal, failing, blind };
}

function call(at: ReturnType<typeof place>) {
  const records = at.terminal();
  const id = records.begin('live', day, holder());
  records.append(id, 0, [opened(), noted('一')]);
  return { records, id, path: journalPath(at.folder, id) };
}

const everything = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

describe('files and folders', () => {
  test.each([0, 0o022, 0o777])('are for their owner only under umask %i', (mask) => {
    const at = place();
    mkdirSync(join(at.root, 'state'));
    const before = process.umask(mask);
    try {
      const { records, id } = call(at);
      records.keepProcedure('ab'.repeat(32), '{}');
      records.reindex(id);
      records.list();
      at.failing('EIO');
      records.append(id, 2, [noted('二')]);
    } finally {
      process.umask(before);
    }
    const made = [at.folder, at.second, ...everything(at.folder), ...everything(at.second)];
    expect(made.length).toBeGreaterThan(12);
    for (const path of made) {
      const state = statSync(path);
      expect([path, (state.mode & 0o777).toString(8)]).toEqual([path, state.isDirectory() ? '700' : '600']);
    }
  });

  test('lie where a person looks for them', () => {
    const at = place();
    const { id } = call(at);
    const drill = at.terminal({ deskCode: 'B2' }).begin('drill', day, holder());
    expect(drill).toBe('B2-D20261121-001');
    const month = join(at.folder, 'incidents', '2026', '11');
    expect(readdirSync(month).sort()).toEqual(
      [`${id}.jsonl`, `${id}.lock`, `${drill}.jsonl`, `${drill}.lock`].sort(),
    );
  });

  test('a desk code of another form is a mistake of the caller', () => {
    const at = place();
    expect(() => at.terminal({ deskCode: '../x' }).begin('live', day, holder())).toThrow(
      'not an incident number',
    );
  });

  test('a line is JSON with the entry in plain words', () => {
    const at = place();
    const { path } = call(at);
    const [, second] = readFileSync(path, 'utf8').trim().split('\n');
    expect(JSON.parse(second ?? '')).toEqual({
      n: 2,
      at: noted('').at.wall,
      elapsed: 1000,
      type: 'noted',
      text: '一',
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
      prev: expect.stringMatching(/^[0-9a-f]{64}$/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('before each line the path is looked at', () => {
  const happenings: readonly (readonly [
    string,
    (at: ReturnType<typeof place>, path: string) => void,
    string,
  ])[] = [
    ['the file was deleted', (_, path) => rmSync(path), 'gone'],
    ['the file was moved away', (_, path) => renameSync(path, `${path}.away`), 'gone'],
    ['the folder was deleted', (at) => rmSync(at.folder, { recursive: true }), 'gone'],
    ['the folder above it was deleted', (at) => rmSync(join(at.root, 'state'), { recursive: true }), 'gone'],
    [
      'a copy was put in its place',
      (_, path) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
      'gone',
    ],
    [
      'an older copy was put in its place',
      (_, path) => {
        writeFileSync(`${path}.copy`, `${readFileSync(path, 'utf8').split('\n')[0]}\n`);
        renameSync(`${path}.copy`, path);
      },
      'gone',
    ],
    [
      'nonsense was put in its place',
      (_, path) => {
        writeFileSync(`${path}.copy`, 'nonsense');
        renameSync(`${path}.copy`, path);
      },
      'gone',
    ],
    ['the file was emptied', (_, path) => truncateSync(path), 'broken'],
    ['the file was cut off', (_, path) => truncateSync(path, 200), 'broken'],
  ];

  test.each(happenings)(
    '%s: it is told once, and the next answer has everything back',
    (_, happen, fault) => {
      const at = place();
      const { records, id, path } = call(at);
      happen(at, path);
      expect(records.append(id, 2, [noted('二')])).toEqual({
        kind: 'set-aside',
        place: expect.stringContaining(at.second),
        because: fault,
      });
      expect(notesOf(records.read(id)?.entries)).toEqual(['一', '二']);
      expect(records.append(id, 3, [noted('三')])).toEqual({ kind: 'saved' });
      expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '二', '三']);
      expect(existsSync(path)).toBe(true);
      expect(everything(at.second).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
    },
  );

  test('the folder was moved away and comes back: both halves come together', () => {
    const at = place();
    const { records, id } = call(at);
    renameSync(join(at.root, 'state'), join(at.root, 'elsewhere'));
    writeFileSync(join(at.root, 'state'), 'in the way');
    expect(records.append(id, 2, [noted('二')])).toMatchObject({ kind: 'set-aside', because: 'gone' });
    expect(records.append(id, 3, [noted('三')])).toMatchObject({ kind: 'set-aside' });
    rmSync(join(at.root, 'state'));
    renameSync(join(at.root, 'elsewhere'), join(at.root, 'state'));
    expect(records.append(id, 4, [noted('四')])).toEqual({ kind: 'saved' });
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '二', '三', '四']);
  });

  test('somebody else added a line: nothing is added blindly', () => {
    const at = place();
    const { records, id, path } = call(at);
    const other = at.terminal();
    other.hold(id, holder('乙'), 'force');
    other.append(id, 2, [noted('乙')]);
    rmSync(lockPath(at.folder, id));
    expect(records.append(id, 2, [noted('甲')])).toEqual({ kind: 'conflict', entries: 3 });
    expect(readFileSync(path, 'utf8').match(/甲/g)?.length).toBe(1);
  });

  /** The opening that is there, followed by a line that we never wrote. */
  const goneOnOtherwise = (path: string): string => {
    const [first = ''] = readFileSync(path, 'utf8').split('\n');
    const { hash } = JSON.parse(first);
    return `${first}\n${writeLine(2, hash, noted('别的'), 'salt').text}\n`;
  };

  test('a file that went on in another way, although we hold it, is put aside and not lost', () => {
    const at = place();
    const { records, id, path } = call(at);
    const other = goneOnOtherwise(path);
    rmSync(path);
    writeFileSync(path, other);
    expect(records.append(id, 2, [noted('二')])).toMatchObject({ kind: 'set-aside', because: 'gone' });
    expect(records.append(id, 3, [noted('三')])).toEqual({ kind: 'saved' });
    const [foreign] = everything(at.folder).filter((name) => name.includes('.foreign-'));
    expect(readFileSync(foreign ?? '', 'utf8')).toBe(other);
    expect(records.troubles()).toContainEqual({ fault: 'broken', path: foreign });
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '二', '三']);
  });

  test('a file that went on in another way while nobody may have held it is left alone; ours is kept beside it', () => {
    const at = place();
    const { records, id, path } = call(at);
    const other = goneOnOtherwise(path);
    rmSync(path);
    writeFileSync(path, other);
    rmSync(lockPath(at.folder, id));
    expect(records.append(id, 2, [noted('二')])).toMatchObject({ kind: 'set-aside', because: 'gone' });
    expect(records.append(id, 3, [noted('三')])).toMatchObject({ kind: 'conflict' });
    expect(readFileSync(path, 'utf8')).toBe(other);
    records.mend();
    const [kept] = everything(join(at.folder, 'unmerged'));
    expect(readFileSync(kept ?? '', 'utf8')).toMatch(/"一"[\s\S]*"二"/);
    expect(notesOf(records.read(id)?.entries)).toEqual(['别的']);
  });
});

describe('and once more after it was written', () => {
  /** Does something once, in the middle of the next answer. */
  const during = (
    at: ReturnType<typeof place>,
    moment: 'write' | 'datasync',
    path: string,
    act: () => void,
  ): void => {
    let done = false;
    at.disk.breakWith((call) => {
      if (!done && call.operation === moment && call.path === path) {
        done = true;
        act();
      }
      return undefined;
    });
  };

  test('the file was taken away under the write: the answer is not said to be there', () => {
    const at = place();
    const { records, id, path } = call(at);
    during(at, 'datasync', path, () => rmSync(path));
    expect(records.append(id, 2, [noted('二')])).toMatchObject({ kind: 'set-aside', because: 'gone' });
    expect(records.append(id, 3, [noted('三')])).toEqual({ kind: 'saved' });
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '二', '三']);
  });

  test('the file was taken away and another terminal took over: we stop, and what was in the file is kept', () => {
    const at = place();
    const { records, id, path } = call(at);
    const other = at.terminal();
    during(at, 'datasync', path, () => {
      other.hold(id, holder('乙'), 'force');
      rmSync(path);
    });
    expect(records.append(id, 2, [noted('二')])).toMatchObject({ kind: 'conflict' });
    const [kept] = everything(join(at.folder, 'unmerged'));
    expect(readFileSync(kept ?? '', 'utf8')).toContain('"一"');
  });

  test('another terminal took over and wrote first: the line that came second does not count', () => {
    const at = place();
    const { records, id, path } = call(at);
    const other = at.terminal();
    during(at, 'write', path, () => {
      other.hold(id, holder('乙'), 'force');
      expect(other.append(id, 2, [noted('乙')])).toEqual({ kind: 'saved' });
    });
    expect(records.append(id, 2, [noted('甲')])).toEqual({ kind: 'conflict', entries: 3 });
    expect(notesOf(records.read(id)?.entries)).toEqual(['一', '乙']);
    expect(other.append(id, 3, [noted('乙又')])).toEqual({ kind: 'saved' });
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '乙', '乙又']);
  });

  test('another terminal took over and wrote after: both lines count', () => {
    const at = place();
    const { records, id, path } = call(at);
    const other = at.terminal();
    during(at, 'datasync', path, () => {
      other.hold(id, holder('乙'), 'force');
      expect(other.append(id, 3, [noted('乙')])).toEqual({ kind: 'saved' });
    });
    expect(records.append(id, 2, [noted('甲')])).toEqual({ kind: 'saved' });
    expect(records.append(id, 3, [noted('甲又')])).toEqual({ kind: 'conflict', entries: 4 });
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '甲', '乙']);
    expect(at.terminal().read(id)?.damage).toEqual([]);
  });
});

describe('a torn tail', () => {
  test('is told, and what follows begins on a line of its own', () => {
    const at = place();
    const { records, id, path } = call(at);
    records.close();
    appendFileSync(path, '{"n":3,"at":"2026-11-2');
    const again = at.terminal();
    expect(again.read(id)?.damage).toEqual([{ kind: 'torn-tail', line: 3 }]);
    again.hold(id, holder());
    expect(again.append(id, 2, [noted('二')])).toEqual({ kind: 'saved' });
    expect(again.append(id, 3, [noted('三')])).toEqual({ kind: 'saved' });
    expect(notesOf(again.read(id)?.entries)).toEqual(['一', '二', '三']);
    expect(again.read(id)?.damage).toEqual([{ kind: 'torn-tail', line: 3 }]);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(6);
  });

  test('that lacks nothing but the end of its line is whole', () => {
    const at = place();
    const { records, id, path } = call(at);
    records.close();
    truncateSync(path, statSync(path).size - 1);
    const again = at.terminal();
    again.hold(id, holder());
    expect(again.append(id, 2, [noted('二')])).toEqual({ kind: 'saved' });
    expect(again.read(id)).toMatchObject({ entries: { length: 3 }, damage: [] });
  });
});

describe('the second place', () => {
  test('has the whole call, so that a new program can go on although the first place is not there', () => {
    const at = place();
    const { records, id } = call(at);
    at.blind('EIO');
    records.append(id, 2, [noted('二')]);
    records.close();
    const again = at.terminal();
    expect(notesOf(again.read(id)?.entries)).toEqual(['一', '二']);
    expect(again.list({ search: '二' })).toMatchObject([{ id, entries: 3 }]);
    expect(again.hold(id, holder())).toEqual({ kind: 'held' });
    expect(again.append(id, 3, [noted('三')])).toMatchObject({ kind: 'set-aside', because: 'broken' });
    at.disk.repair();
    expect(again.mend()).toBe(true);
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '二', '三']);
  });

  test('is emptied by the next program that starts', () => {
    const at = place();
    const { records, id, path } = call(at);
    at.failing('ENOSPC');
    records.append(id, 2, [noted('二')]);
    records.close();
    const waiting = at.terminal();
    expect(waiting.troubles()).toEqual([{ fault: 'waiting-to-merge', path: expect.stringContaining(id) }]);
    at.disk.repair();
    const next = at.terminal();
    expect(next.troubles()).toEqual([{ fault: 'merged-back', path, count: 1 }]);
    expect(notesOf(next.read(id)?.entries)).toEqual(['一', '二']);
    expect(everything(at.second).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
  });

  test('keeps a living terminal from being disturbed', () => {
    const at = place();
    const { records, id } = call(at);
    at.failing('ENOSPC');
    records.append(id, 2, [noted('二')]);
    at.disk.repair();
    const other = at.terminal();
    expect(other.heldBy(id)).toEqual(holder());
    expect(other.hold(id, holder('乙'))).toEqual({ kind: 'taken', by: holder() });
    expect(notesOf(other.read(id)?.entries)).toEqual(['一', '二']);
    expect(records.append(id, 3, [noted('三')])).toEqual({ kind: 'saved' });
  });

  test('is taken over with the incident, and the first terminal never writes again', () => {
    const at = place();
    const { records, id } = call(at);
    at.failing('ENOSPC');
    records.append(id, 2, [noted('二')]);
    const other = at.terminal();
    expect(other.hold(id, holder('乙'), 'force')).toEqual({ kind: 'held' });
    expect(records.append(id, 3, [noted('甲')]).kind).toBe('conflict');
    expect(other.append(id, 3, [noted('乙')])).toMatchObject({ kind: 'set-aside', because: 'full' });
    at.disk.repair();
    expect(other.append(id, 4, [noted('乙又')])).toEqual({ kind: 'saved' });
    expect(records.append(id, 3, [noted('甲')]).kind).toBe('conflict');
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '二', '乙', '乙又']);
    expect(at.terminal().read(id)?.damage).toEqual([]);
  });

  test('gives numbers that never meet those of the first place', () => {
    const at = place();
    at.terminal().begin('live', day, holder());
    at.blind('EROFS');
    const [one, other] = [at.terminal(), at.terminal()];
    const given = [one, other, one].map((records) => records.begin('live', day, holder()));
    expect(new Set(given).size).toBe(3);
    for (const id of given) expect(Number(id.slice(-3))).toBeGreaterThan(500);
    const [first] = given;
    if (first === undefined) throw new Error('no number');
    expect(one.append(first, 0, [opened()])).toMatchObject({ kind: 'set-aside', because: 'read-only' });
    at.disk.repair();
    expect(one.append(first, 1, [noted('好了')])).toEqual({ kind: 'saved' });
    expect(existsSync(journalPath(at.folder, first))).toBe(true);
    expect(one.begin('live', day, holder())).toBe('20261121-002');
  });

  test('brings back nothing over an incident that went on without it, and keeps it for a person to look at', () => {
    const at = place();
    const { records, id } = call(at);
    at.failing('ENOSPC');
    records.append(id, 2, [noted('甲')]);
    records.close();
    // The second place is out of sight for a while, and somebody else goes on.
    renameSync(at.second, `${at.second}.away`);
    at.disk.repair();
    const other = at.terminal();
    other.hold(id, holder('乙'));
    expect(other.append(id, 2, [noted('乙')])).toEqual({ kind: 'saved' });
    other.close();
    rmSync(at.second, { recursive: true, force: true });
    renameSync(`${at.second}.away`, at.second);

    const next = at.terminal();
    expect(notesOf(next.read(id)?.entries)).toEqual(['一', '乙']);
    expect(next.read(id)?.damage).toEqual([]);
    const [kept] = readdirSync(join(at.folder, 'unmerged'));
    expect(readFileSync(join(at.folder, 'unmerged', kept ?? ''), 'utf8')).toContain('甲');
    expect(next.troubles()).toEqual([{ fault: 'fits-nowhere', path: expect.stringContaining('unmerged') }]);
    expect(next.mend()).toBe(true);
  });

  test('is never a folder that somebody else laid there', () => {
    const at = place();
    const { records, id } = call(at);
    at.failing('EIO');
    records.append(id, 2, [noted('二')]);
    const [own] = readdirSync(at.second);
    rmSync(at.second, { recursive: true });
    mkdirSync(at.second);
    mkdirSync(join(at.root, 'trap'));
    symlinkSync(join(at.root, 'trap'), join(at.second, own ?? ''));
    expect(records.append(id, 3, [noted('三')])).toEqual({ kind: 'unsaved', because: 'broken' });
    expect(readdirSync(join(at.root, 'trap'))).toEqual([]);
    at.disk.repair();
    expect(records.append(id, 4, [noted('四')])).toEqual({ kind: 'saved' });
    expect(notesOf(at.terminal().read(id)?.entries)).toEqual(['一', '二', '三', '四']);
  });

  test('is closed to others when it was open', () => {
    const at = place();
    const { records, id } = call(at);
    at.failing('EIO');
    records.append(id, 2, [noted('二')]);
    const own = join(at.second, readdirSync(at.second)[0] ?? '');
    chmodSync(own, 0o755);
    records.append(id, 3, [noted('三')]);
    expect(statSync(own).mode & 0o777).toBe(0o700);
  });
});

describe('the text of a procedure that cannot be written', () => {
  const digest = 'ab'.repeat(32);
  const blocked = () => {
    const at = place();
    const { records, id } = call(at);
    const procedures = join(at.folder, 'procedures');
    at.disk.breakWith(({ path, operation }) =>
      path.startsWith(procedures) && operation === 'open' ? { code: 'EACCES' } : undefined,
    );
    records.keepProcedure(digest, '{"一":1}');
    expect(records.append(id, 2, [noted('二')])).toEqual({ kind: 'saved' });
    return { at, records, id, trouble: { fault: 'denied', path: procedures } };
  };

  test('is told for as long as only memory has it, and written as soon as it can be', () => {
    const { at, records, id, trouble } = blocked();
    expect(records.procedure(digest)).toBe('{"一":1}');
    records.reindex(id);
    expect(records.troubles()).toEqual([trouble]);
    at.disk.repair();
    records.reindex(id);
    expect(records.troubles()).toEqual([]);
    expect(at.terminal().procedure(digest)).toBe('{"一":1}');
  });

  test('is written at the latest when the program ends', () => {
    const { at, records } = blocked();
    at.disk.repair();
    records.close();
    expect(at.terminal().procedure(digest)).toBe('{"一":1}');
  });
});

test('an answer that is saved makes nothing else readable', () => {
  const at = place();
  const { records, id } = call(at);
  const other = records.begin('live', day, holder());
  records.append(other, 0, [opened()]);
  const path = journalPath(at.folder, other);
  records.release(other);
  at.disk.breakWith((asked) => (asked.path === path ? { code: 'EIO' } : undefined));
  records.read(other);
  expect(records.append(id, 2, [noted('二')])).toEqual({ kind: 'saved' });
  expect(records.troubles()).toEqual([{ fault: 'broken', path }]);
  at.disk.repair();
  records.read(other);
  expect(records.troubles()).toEqual([]);
});

describe('a failed sync', () => {
  test('is never just tried again: the bytes are written once more, and no line is there twice', () => {
    const at = place();
    const { records, id, path } = call(at);
    at.disk.breakWith(({ operation, path: where }) =>
      operation === 'datasync' && where === path ? { code: 'EIO' } : undefined,
    );
    expect(records.append(id, 2, [noted('二')])).toMatchObject({ kind: 'set-aside', because: 'broken' });
    at.disk.breakWith(() => undefined);
    expect(records.append(id, 3, [noted('三')])).toEqual({ kind: 'saved' });
    const written = at.disk.calls.filter((call) => call.path === path).map(({ operation }) => operation);
    expect(written.filter((operation) => operation === 'write')).toHaveLength(2);
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(4);
    expect(records.read(id)).toMatchObject({ entries: { length: 4 }, damage: [] });
  });
});
