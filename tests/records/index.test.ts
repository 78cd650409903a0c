import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openRecords } from '../../src/records/journal-records.ts';
import { journalPath } from '../../src/records/names.ts';
import type { Records } from '../../src/records/records.ts';
import { fragileDisk } from './fragile-disk.ts';
import { answered, closed, day, holder, noted, opened } from './stories.ts';
import { temporaryFolder } from './temporary-folder.ts';

function place() {
  const root = temporaryFolder();
  const folder = join(root, 'records');
  const disk = fragileDisk();
  const terminal = (): Records => openRecords({ folder, secondPlace: root, now: () => new Date(), disk });
  const records = terminal();
  const ids = ['一号', '二号', '三号'].map((words) => {
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened('live', words), noted(`切换${words}`)]);
    records.reindex(id);
    return id;
  });
  return { folder, disk, terminal, records, ids, index: join(folder, 'index.sqlite') };
}

const asides = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^index\.corrupt-(?!.*-journal$)/.test(name));

const found = (records: Records, search: string): number => records.list({ search }).length;

describe('the index', () => {
  test('is really used, and reads no journal that has not changed', () => {
    const { disk, terminal, ids } = place();
    terminal().list();
    disk.breakWith(({ operation, path }) =>
      operation === 'read' && path.endsWith('.jsonl') && path.includes('/incidents/')
        ? { code: 'EIO' }
        : undefined,
    );
    const records = terminal();
    expect(records.list({ search: '切换' }).map(({ id }) => id)).toEqual(ids.toReversed());
    expect(records.troubles()).toEqual([]);
  });

  test('is for its owner only, whatever the umask, and so is its journal', () => {
    const before = process.umask(0);
    try {
      const { index, records } = place();
      records.list();
      expect(statSync(index).mode & 0o777).toBe(0o600);
    } finally {
      process.umask(before);
    }
  });

  test('that is readable for everybody is closed to them', () => {
    const { index, folder } = place();
    rmSync(index);
    writeFileSync(index, '', { mode: 0o644 });
    openRecords({ folder, now: () => new Date() }).list();
    expect(statSync(index).mode & 0o777).toBe(0o600);
  });

  test('is made anew when it is missing', () => {
    const { index, terminal, records } = place();
    records.list();
    rmSync(index);
    expect(found(records, '切换')).toBe(3);
    expect(found(terminal(), '二号')).toBe(1);
    expect(statSync(index).size).toBeGreaterThan(0);
  });

  const foreign = (path: string): void => {
    rmSync(path);
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE incidents (id TEXT); PRAGMA user_version = 1');
    database.close();
  };
  const broken = (from: number, length: number) => (path: string) => {
    const bytes = readFileSync(path);
    bytes.fill(0xa5, from, Math.min(from + length, bytes.length));
    writeFileSync(path, bytes);
  };
  const dropped = (table: string) => (path: string) => {
    const database = new DatabaseSync(path);
    database.exec(`DROP TABLE ${table}`);
    database.close();
  };
  const olderLayout = (path: string): void => {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 0');
    database.close();
  };

  test.each([
    ['nonsense', (path: string) => writeFileSync(path, 'no database '.repeat(1000))],
    ['a foreign database', foreign],
    ['one of another layout', olderLayout],
    ['one with a broken head', broken(0, 40)],
    ['one with a broken first page', broken(100, 800)],
    ['one with broken pages', broken(4096, 60_000)],
    ['one that was cut off', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 5000))],
    ['one without its table', dropped('incidents')],
    ['one without its words', dropped('grams')],
  ])('that is %s is put aside and made anew', (_, damage) => {
    const { index, folder, terminal, records, ids } = place();
    records.list();
    records.close();
    damage(index);
    const again = terminal();
    expect(again.list({ search: '切换' }).map(({ id }) => id)).toEqual(ids.toReversed());
    expect(again.troubles().map(({ fault }) => fault)).toEqual(['index-rebuilt']);
    expect(asides(folder)).toHaveLength(1);
    expect(terminal().list()).toHaveLength(3);
    expect(terminal().troubles()).toEqual([]);
    expect(asides(folder)).toHaveLength(1);
  });

  test('offers nothing of a journal that was taken away, and keeps no byte of it', () => {
    const { folder, index, records, terminal } = place();
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened(), answered('滨江路 1222 号')]);
    records.reindex(id);
    records.release(id);
    expect(records.told(['where'], 'live', '1', 5)).toEqual([{ field: 'where', value: '滨江路 1222 号' }]);
    expect(readFileSync(index).includes('滨江路 1222 号')).toBe(true);
    records.close();
    rmSync(journalPath(folder, id));
    const again = terminal();
    again.list();
    expect(again.told(['where'], 'live', '1', 5)).toEqual([]);
    again.close();
    expect(readFileSync(index).includes('滨江路 1222 号')).toBe(false);
  });

  test('of an earlier program is made anew without a word', () => {
    const { index, folder, terminal, records, ids } = place();
    records.list();
    records.close();
    const database = new DatabaseSync(index);
    database.exec('DROP TABLE told; DROP TABLE same; PRAGMA user_version = 1');
    database.close();
    const again = terminal();
    expect(again.list().map(({ id }) => id)).toEqual(ids.toReversed());
    expect(again.troubles()).toEqual([]);
    expect(asides(folder)).toHaveLength(0);
  });

  test('without what was told offers nothing, and is made anew by the next list', () => {
    const { index, terminal, records, ids } = place();
    records.list();
    records.close();
    dropped('told')(index);
    const again = terminal();
    expect(again.told(['where'], 'live', '1', 5)).toBeUndefined();
    expect(again.list().map(({ id }) => id)).toEqual(ids.toReversed());
  });

  test('broken at any place never stops a list, and never shows what is not there', () => {
    const { index, terminal, records, ids } = place();
    records.list();
    records.close();
    const sound = readFileSync(index);
    for (let from = 0; from < sound.length; from += 1531) {
      const bytes = Buffer.from(sound);
      bytes.fill(0, from, Math.min(from + 64, bytes.length));
      writeFileSync(index, bytes);
      const again = terminal();
      expect(again.list({ limit: 10 }).map(({ id }) => id)).toEqual(ids.toReversed());
      again.close();
    }
  });

  test('that cannot be made at all is done without', () => {
    const { index, terminal, records, ids } = place();
    records.close();
    rmSync(index);
    mkdirSync(index);
    const again = terminal();
    expect(again.list({ search: '二号' })).toMatchObject([{ id: ids[1] }]);
    again.reindex(ids[0] ?? again.begin('live', day, holder()));
    expect(again.troubles()).toEqual([{ fault: 'index-unusable', path: index }]);
  });

  test('that is busy says that it does not know what was told before, not that there was nothing', () => {
    const { index, records } = place();
    records.list();
    const other = new DatabaseSync(index);
    other.exec('BEGIN EXCLUSIVE');
    expect(records.told(['where'], 'live', '1', 9)).toBeUndefined();
    expect(records.withSame(['phone 13800138000'], 'live', '2026-11-01')).toBeUndefined();
    expect(records.troubles()).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    expect(records.told(['where'], 'live', '1', 9)).toEqual([]);
    expect(records.withSame(['phone 13800138000'], 'live', '2026-11-01')).toEqual([]);
  });

  test('that another terminal holds for writing is read all the same, and what it lacks out of the files', () => {
    const { disk, index, terminal, records, ids } = place();
    records.list();
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened('live', '四号'), noted('切换四号')]);
    records.close();
    const other = new DatabaseSync(index);
    other.exec('BEGIN IMMEDIATE');
    const again = terminal();
    disk.breakWith(() => undefined);
    const wanted = [id, ...ids.toReversed()];
    expect(again.list({ search: '切换', limit: 9 }).map((head) => head.id)).toEqual(wanted);
    const read = disk.calls.filter(({ operation, path }) => operation === 'read' && path.endsWith('.jsonl'));
    expect(read.map(({ path }) => path)).not.toContain(journalPath(join(index, '..'), ids[0] ?? id));
    expect(again.troubles()).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    expect(again.list({ search: '切换' }).map((head) => head.id)).toEqual(wanted);
  });

  test('that another terminal makes anew just now hides nothing', () => {
    const { index, terminal, records, ids } = place();
    records.close();
    rmSync(index);
    terminal().told([], 'live', '1', 9);
    const other = new DatabaseSync(index);
    other.exec('BEGIN IMMEDIATE');
    expect(
      terminal()
        .list({ status: 'open' })
        .map(({ id }) => id),
    ).toEqual(ids.toReversed());
    other.exec('ROLLBACK');
    other.close();
  });

  test('that another terminal is writing is done without, and no time is lost', () => {
    const { index, terminal, records, ids } = place();
    records.close();
    const other = new DatabaseSync(index);
    other.exec('BEGIN EXCLUSIVE');
    const again = terminal();
    const before = performance.now();
    expect(again.list().map(({ id }) => id)).toEqual(ids.toReversed());
    expect(performance.now() - before).toBeLessThan(15_000);
    other.exec('ROLLBACK');
    other.close();
    again.list();
    expect(again.troubles()).toEqual([]);
  });

  test('is never needed for an answer', () => {
    const { index, terminal } = place();
    rmSync(index);
    const records = terminal();
    const id = records.begin('live', day, holder());
    expect(records.append(id, 0, [opened()])).toEqual({ kind: 'saved' });
    expect(() => statSync(index)).toThrow('ENOENT');
  });

  test('forgets an incident whose file is gone, and one that was taken away from another month', () => {
    const { folder, records, ids, terminal } = place();
    records.list();
    for (const id of ids) records.release(id);
    rmSync(journalPath(folder, ids[0] ?? records.begin('live', day, holder())));
    expect(terminal().list()).toHaveLength(2);
  });

  test('notices what another terminal added to an incident that had been closed', () => {
    const { terminal, records, ids } = place();
    const id = ids[0] ?? records.begin('live', day, holder());
    records.append(id, 2, [closed()]);
    records.reindex(id);
    records.release(id);
    expect(found(terminal(), '补记')).toBe(0);
    const other = terminal();
    other.hold(id, holder('乙'));
    other.append(id, 3, [noted('补记')]);
    other.release(id);
    expect(found(records, '补记')).toBe(1);
  });

  test('finds words in Chinese, of one sign and of many, across scripts', () => {
    const { records } = place();
    const id = records.begin('live', day, holder());
    const texts = ['证书过期', 'ＡＢ座', 'Mixed中文Text', '𠮷野家', '👩‍🚒到场', 'a-b_c%d', '两行\n文字'];
    records.append(id, 0, [opened(), ...texts.map((text) => answered(text))]);
    records.reindex(id);
    for (const word of [
      '证',
      '期',
      '书过',
      '证书过期',
      'ｂ座',
      'mixed中',
      '文text',
      '𠮷',
      '野家',
      '🚒',
      'b_c%',
      '两行',
      '文字',
    ]) {
      expect(found(records, word), word).toBe(1);
    }
    for (const word of ['书期', '行文', '过书', '𠮶', 'b_d', '证书过期了'])
      expect(found(records, word), word).toBe(0);
  });
});
