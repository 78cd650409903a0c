import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDisk } from '../../src/records/disk.ts';
import {
  beatLock,
  holderOfLock,
  lockState,
  releaseLock,
  type Taker,
  takeLock,
} from '../../src/records/lock.ts';
import type { Operation } from './fragile-disk.ts';
import { fragileDisk } from './fragile-disk.ts';
import { holder } from './stories.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = Date.parse('2026-11-21T22:00:00+08:00');
let serials = 0;

/** A program with a name of its own; one that runs, since this one does. */
const taker = (operator: string): Taker => ({
  holder: holder(operator),
  instance: Buffer.from(operator.padEnd(4, '.')).toString('hex').slice(0, 8),
  now,
  time: () => now,
  serial() {
    serials += 1;
    return serials.toString(16).padStart(8, '0');
  },
});

const dead = { ...holder('dead'), start: 'long-ago:1', token: 'd'.repeat(16) };

function place() {
  const folder = temporaryFolder();
  const path = join(folder, 'some.lock');
  const disk = fragileDisk();
  /** Does something the first time that a call of this kind is about to be made. */
  const interrupt = (operation: Operation, act: () => void): void => {
    let done = false;
    disk.breakWith((call) => {
      if (!done && call.operation === operation) {
        done = true;
        act();
      }
      return undefined;
    });
  };
  const names = (): readonly string[] => readdirSync(folder);
  return { folder, path, disk, interrupt, names };
}

describe('the right to write', () => {
  test('is a file that says who has it', () => {
    const { path, disk, names } = place();
    const taking = takeLock(disk, path, taker('一'));
    expect(taking.kind).toBe('held');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject(holder('一'));
    expect(holderOfLock(disk, path, () => now)).toEqual(holder('一'));
    expect(takeLock(disk, path, taker('二'))).toEqual({ kind: 'taken', by: holder('一') });
    expect(names()).toEqual(['some.lock']);
  });

  const moments: readonly Operation[] = [
    'stat',
    'read',
    'open',
    'write',
    'touch',
    'link',
    'rename',
    'fstat',
    'remove',
  ];

  describe.each([
    ['a free one', false],
    ['a dead one', true],
  ])('%s, wanted by two', (_, ofTheDead) => {
    test.each(moments)('while one is before its %s: one has it, and the other is told so', (moment) => {
      const { path, disk, interrupt } = place();
      if (ofTheDead) writeFileSync(path, JSON.stringify(dead));
      let second: ReturnType<typeof takeLock> | undefined;
      interrupt(moment, () => {
        second = takeLock(realDisk, path, taker('二'));
      });
      const first = takeLock(disk, path, taker('一'));
      const winners = [first, second].filter((taking) => taking?.kind === 'held');
      const losers = [first, second].filter((taking) => taking?.kind === 'taken');
      expect(winners).toHaveLength(1);
      for (const winner of winners) {
        if (winner?.kind === 'held') expect(lockState(disk, winner.lock)).toBe('ours');
      }
      const by = first.kind === 'held' ? holder('一') : holder('二');
      // Who lost before the other one had signed is told that it is somebody.
      const told = losers.flatMap((taking) => (taking?.kind === 'taken' ? taking.by.operator : []));
      expect(told.filter((name) => name !== '' && name !== by.operator)).toEqual([]);
      expect(holderOfLock(disk, path, () => now)).toEqual(by);
    });

    test.each(moments)('while the other takes it and gives it back before the %s of the first', (moment) => {
      const { path, disk, interrupt } = place();
      if (ofTheDead) writeFileSync(path, JSON.stringify(dead));
      interrupt(moment, () => {
        const second = takeLock(realDisk, path, taker('二'));
        if (second.kind === 'held') releaseLock(realDisk, second.lock);
      });
      const first = takeLock(disk, path, taker('一'));
      if (first.kind === 'held') expect(lockState(disk, first.lock)).toBe('ours');
      else expect(first.by.operator).toBe('');
    });
  });

  test('taken by force is lost to the first one, and stays lost', () => {
    const { path, disk } = place();
    const first = takeLock(disk, path, taker('一'));
    const second = takeLock(disk, path, taker('二'), true);
    if (first.kind !== 'held' || second.kind !== 'held') throw new Error('nobody has it');
    expect([lockState(disk, first.lock), lockState(disk, second.lock)]).toEqual(['lost', 'ours']);
    releaseLock(disk, first.lock);
    expect(lockState(disk, second.lock)).toBe('ours');
    releaseLock(disk, second.lock);
    expect(lockState(disk, second.lock)).toBe('missing');
  });

  test('that cannot be read belongs to somebody for a minute, and then to nobody', () => {
    const { path, disk } = place();
    writeFileSync(path, '');
    const written = disk.stat(path)?.ctimeMs ?? 0;
    const at = (time: number): Taker => ({ ...taker('一'), time: () => time });
    expect(takeLock(disk, path, at(written + 60_000)).kind).toBe('taken');
    expect(takeLock(disk, path, at(written + 60_001)).kind).toBe('held');
  });

  test('gives a sign of life now and then, also when the clock was set back', () => {
    const { path, disk } = place();
    const there = { ...taker('一'), holder: { ...holder('一'), host: `not-${hostname()}` } };
    const taking = takeLock(disk, path, there);
    if (taking.kind !== 'held') throw new Error('nobody has it');
    const touched: number[] = [];
    for (const later of [1000, 14_999, 15_000, 20_000, -3_600_000]) {
      const before = disk.stat(path)?.mtimeMs;
      beatLock(disk, taking.lock, now + later);
      if (disk.stat(path)?.mtimeMs !== before) touched.push(later);
    }
    expect(touched).toEqual([15_000, -3_600_000]);
  });

  test('is cleared of what others left beside it when they died', () => {
    const { folder, path, disk, names } = place();
    writeFileSync(path, JSON.stringify(dead));
    writeFileSync(`${path}.${'a'.repeat(16)}`, JSON.stringify({ ...dead, token: 'a'.repeat(16) }));
    writeFileSync(`${path}.after-${'b'.repeat(16)}`, JSON.stringify({ ...dead, token: 'c'.repeat(16) }));
    writeFileSync(join(folder, 'some.jsonl'), 'not a lock');
    expect(takeLock(disk, path, taker('一')).kind).toBe('held');
    expect(names()).toEqual(['some.jsonl', 'some.lock']);
  });
});
