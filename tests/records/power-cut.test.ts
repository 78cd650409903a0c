import { describe, expect, test } from 'vitest';
import { openRecords } from '../../src/records/journal-records.ts';
import { lockPath } from '../../src/records/names.ts';
import type { IncidentId, Records } from '../../src/records/records.ts';
import { type SimulatedDisk, simulatedDisk } from './simulated-disk.ts';
import { day, holder, noted, notesOf, opened } from './stories.ts';

const folder = '/home/somebody/state/records';

const records = (disk: SimulatedDisk): Records =>
  openRecords({ folder, secondPlace: '/elsewhere', now: () => new Date(), disk });

function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const unsound = 'a disk whose syncs fail now and then';

/** How the disk behaves while the call goes on: which syncs and writes of the first place fail. */
const disks: { readonly [name: string]: (seed: number) => (operation: string, path: string) => boolean } = {
  'a sound disk': () => () => false,
  [unsound]: (seed) => {
    const draw = lots(seed);
    return (operation, path) => operation === 'datasync' && path.startsWith(folder) && draw(3) === 0;
  },
  'a disk that is full for a while': (seed) => {
    const draw = lots(seed);
    let full = 0;
    return (operation, path) => {
      if (operation !== 'write' || !path.startsWith(folder)) return false;
      if (full === 0 && draw(6) === 0) full = 4;
      full = Math.max(0, full - 1);
      return full > 0;
    };
  },
};

interface Moment {
  readonly disk: SimulatedDisk;
  readonly acknowledged: readonly string[];
}

/** Plays a call, with a power cut at every moment that is asked for. */
function play(
  fails: (operation: string, path: string) => boolean,
  cut: (call: number) => ((below: number) => number) | undefined,
): { readonly id: IncidentId; readonly moments: readonly Moment[] } {
  const disk = simulatedDisk();
  const moments: Moment[] = [];
  const acknowledged: string[] = [];
  let calls = 0;
  disk.before = (operation, path) => {
    calls += 1;
    const draw = cut(calls);
    if (draw) moments.push({ disk: disk.afterPowerCut(draw), acknowledged: [...acknowledged] });
    if (fails(operation, path)) throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  const here = records(disk);
  const id = here.begin('live', day, holder());
  for (let count = 0; count < 10; count += 1) {
    const text = `第${count}句`;
    const appended = here.append(id, count, [count === 0 ? { ...opened(), words: text } : noted(text)]);
    expect(appended.kind).toMatch(/^(saved|set-aside)$/);
    acknowledged.push(text);
    // Right after the acknowledgement nothing may depend on what comes next.
    for (const seed of [1, 2, 3]) {
      moments.push({ disk: disk.afterPowerCut(lots(count * 7 + seed)), acknowledged: [...acknowledged] });
    }
  }
  return { id, moments };
}

const told = (at: Records, id: IncidentId): readonly string[] => {
  const entries = at.read(id)?.entries ?? [];
  return entries.flatMap((entry) => (entry.type === 'opened' ? (entry.words ?? '') : notesOf([entry])));
};

describe.each(Object.entries(disks))('the power is cut from %s', (name, behaviour) => {
  test('at 500 moments, and whatever was acknowledged is there', () => {
    let states = 0;
    for (let seed = 1; states < 500; seed += 1) {
      const draw = lots(seed);
      const { id, moments } = play(behaviour(seed), () =>
        draw(4) === 0 ? lots(draw(1_000_000)) : undefined,
      );
      for (const { disk, acknowledged } of moments) {
        states += 1;
        // The machine started anew: whoever held a lock is gone.
        const lock = lockPath(folder, id);
        if (disk.stat(lock)) disk.remove(lock);
        const after = records(disk);
        expect(told(after, id).slice(0, acknowledged.length)).toEqual(acknowledged);
        // At most the answer that was on its way is there besides.
        expect(told(after, id).length - acknowledged.length).toBeLessThanOrEqual(1);
        // Where syncs failed, the first place may have a hole, and says so; what fell into it was in the second.
        const damage = (after.read(id)?.damage ?? []).map(({ kind }) => kind);
        if (name !== unsound) expect(damage.filter((kind) => kind === 'broken-chain')).toEqual([]);
      }
    }
  });
});
