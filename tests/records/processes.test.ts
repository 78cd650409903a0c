import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRecords } from '../../src/records/journal-records.ts';
import { journalPath, lockPath } from '../../src/records/names.ts';
import type { Appended, IncidentId, Records } from '../../src/records/records.ts';
import { sharedDisk } from './shared-disk.ts';
import { day, holder, notesOf, opened } from './stories.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { Order, Setting } from './terminal.ts';

const program = join(import.meta.dirname, 'terminal.ts');

const place = (): Setting => {
  const root = temporaryFolder();
  return { folder: join(root, 'records'), second: join(root, 'second') };
};
const here = ({ folder, second }: Setting): Records =>
  openRecords({ folder, secondPlace: second, now: () => new Date() });

function start(setting: Setting): ChildProcess {
  const child = fork(program, [JSON.stringify(setting)], {
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: join(setting.folder, '..', 'cache') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function ready(setting: Setting): Promise<ChildProcess> {
  const child = start(setting);
  await once(child, 'message');
  return child;
}

/** What the child sends back. */
async function ask<Answer>(child: ChildProcess, order: Order): Promise<Answer> {
  const answer = once(child, 'message');
  child.send(order);
  const [sent]: Answer[] = await answer;
  if (sent === undefined) throw new Error('no answer');
  return sent;
}

async function killed(child: ChildProcess): Promise<void> {
  const end = once(child, 'exit');
  child.kill('SIGKILL');
  await end;
}

/** Small numbers that look as if drawn by lot, the same in every run. */
function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('a terminal that is killed', { timeout: 120_000 }, () => {
  /** Lets one terminal after the other go on with an incident and kills each; gives what they said was kept. */
  async function lane(
    setting: Setting,
    incident: IncidentId,
    kills: number,
    seed: number,
  ): Promise<readonly { readonly where: string; readonly text: string }[]> {
    const draw = lots(seed);
    const acknowledged: { readonly where: string; readonly text: string }[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const child = start(setting);
      const after = draw(12);
      let said = '';
      let complaint = '';
      child.stderr?.on('data', (data) => {
        complaint += data;
      });
      child.stdout?.on('data', (data) => {
        said += data;
        if (said.split('\n').length > after) child.kill('SIGKILL');
      });
      child.send({
        kind: 'write',
        incident,
        mark: `${seed}-${kill}`,
        firstFails: draw(3) === 0,
      } satisfies Order);
      // Some die while they start, before they have said anything.
      if (draw(10) === 0) child.once('message', () => child.kill('SIGKILL'));
      await once(child, 'close');
      expect(complaint).toBe('');
      for (const line of said.split('\n').slice(0, -1)) {
        const [where = '', text = ''] = line.split(' ');
        expect(where).toMatch(/^(saved|set-aside)$/);
        acknowledged.push({ where, text });
      }
    }
    return acknowledged;
  }

  test('at 200 moments loses nothing that it had acknowledged, and nothing is there twice', async () => {
    const setting = place();
    const records = here(setting);
    const incidents = [1, 2, 3, 4].map(() => {
      const id = records.begin('live', day, holder());
      records.append(id, 0, [opened()]);
      records.release(id);
      return id;
    });
    const kills = 50;
    const acknowledged = await Promise.all(incidents.map((id, index) => lane(setting, id, kills, index + 1)));
    expect(acknowledged.flat().length).toBeGreaterThan(400);
    expect(acknowledged.flat().filter(({ where }) => where === 'set-aside').length).toBeGreaterThan(100);

    const after = here(setting);
    expect(after.mend()).toBe(true);
    for (const [index, id] of incidents.entries()) {
      const kept = after.read(id);
      const notes = notesOf(kept?.entries);
      const told = (acknowledged[index] ?? []).map(({ text }) => text);
      expect(notes.filter((note) => told.includes(note))).toEqual(told);
      expect(new Set(notes).size).toBe(notes.length);
      // One more answer may have been on its way in each of them.
      expect(notes.length - told.length).toBeLessThanOrEqual(kills);
      expect(kept?.damage.filter(({ kind }) => kind !== 'torn-tail')).toEqual([]);
      const lines = readFileSync(journalPath(setting.folder, id), 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'));
      expect(new Set(lines).size).toBe(lines.length);
    }
    // The next one who takes an incident also clears away what the dead left beside its lock.
    for (const id of incidents) {
      after.hold(id, holder());
      after.release(id);
    }
    const names = readdirSync(
      dirname(lockPath(setting.folder, incidents[0] ?? records.begin('live', day, holder()))),
    );
    expect(names.sort()).toEqual(incidents.map((id) => `${id}.jsonl`));
  });
});

describe('terminals that run for the same thing', { timeout: 120_000 }, () => {
  test('never get the same number', async () => {
    const setting = place();
    const terminals = await Promise.all([1, 2, 3, 4].map(() => ready(setting)));
    const given = await Promise.all(
      terminals.map((child) => ask<readonly string[]>(child, { kind: 'begin', day, times: 50 })),
    );
    expect(new Set(given.flat()).size).toBe(200);
  });

  test('after a holder that died: one wins, never two', async () => {
    const setting = place();
    const records = here(setting);
    const dead = await ready(setting);
    const [lockOfDead] = await ask<readonly IncidentId[]>(dead, { kind: 'begin', day: '20261120', times: 1 });
    if (lockOfDead === undefined) throw new Error('no number');
    await killed(dead);
    const mark: { readonly token: string } = JSON.parse(
      readFileSync(lockPath(setting.folder, lockOfDead), 'utf8'),
    );

    const terminals = await Promise.all([1, 2, 3, 4].map(() => ready(setting)));
    const results: string[] = [];
    for (let round = 0; round < 60; round += 1) {
      const id = records.begin('live', day, holder());
      records.release(id);
      const path = lockPath(setting.folder, id);
      const token = round.toString(16).padStart(16, '0');
      writeFileSync(path, JSON.stringify({ ...mark, token }));
      // In every second round another one died while it was taking over.
      if (round % 2 === 1) {
        writeFileSync(`${path}.after-${token}`, JSON.stringify({ ...mark, token: token.replace(/^./, 'f') }));
      }
      const answers = await Promise.all(
        terminals.map((child) => ask<string>(child, { kind: 'race', incident: id })),
      );
      results.push(answers.sort().join(' '));
      expect(records.heldBy(id)?.operator).toMatch(/^terminal /);
    }
    expect(new Set(results)).toEqual(new Set(['held taken taken taken']));
    const left = readdirSync(dirname(lockPath(setting.folder, lockOfDead)));
    expect(left.filter((name) => name.includes('.after-'))).toEqual([]);
  });

  test('with a holder that is suspended: it keeps the right, until that is taken from it, and then never writes', async () => {
    const setting = place();
    const sleeper = await ready(setting);
    const [id] = await ask<readonly IncidentId[]>(sleeper, { kind: 'begin', day, times: 1 });
    if (id === undefined) throw new Error('no number');
    expect(await ask<Appended>(sleeper, { kind: 'append', incident: id, expected: 0 })).toEqual({
      kind: 'saved',
    });
    sleeper.kill('SIGSTOP');

    const records = here(setting);
    expect(records.hold(id, holder('乙'))).toMatchObject({ kind: 'taken', by: { pid: sleeper.pid } });
    expect(records.hold(id, holder('乙'), 'force')).toEqual({ kind: 'held' });
    expect(records.append(id, 1, [opened()])).toEqual({ kind: 'saved' });

    sleeper.kill('SIGCONT');
    for (const expected of [1, 2]) {
      const answer = await ask<Appended>(sleeper, { kind: 'append', incident: id, expected });
      expect(answer).toEqual({ kind: 'conflict', entries: 2 });
    }
    await killed(sleeper);
    expect(records.append(id, 2, [opened()])).toEqual({ kind: 'saved' });
    expect(records.read(id)).toMatchObject({ entries: { length: 3 }, damage: [] });
  });

  test('and take the right from each other all the time: what each was told is there once, in its order', async () => {
    const setting = place();
    const records = here(setting);
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened()]);
    const terminals = await Promise.all([1, 2, 3].map(() => ready(setting)));
    const told = await Promise.all(
      terminals.map((child) => ask<readonly string[]>(child, { kind: 'contend', incident: id, times: 40 })),
    );
    expect(told.flat().length).toBeGreaterThan(60);
    const notes = notesOf(here(setting).read(id)?.entries);
    for (const own of told) expect(notes.filter((note) => own.includes(note))).toEqual(own);
    expect(new Set(notes).size).toBe(notes.length);
  });

  const hour = 3_600_000;

  test.each([
    ['agree', 0, 0],
    ['differ, the holder’s being behind', -hour, 0],
    ['differ, the holder’s being ahead', hour, 0],
    ['differ, the other’s being behind', 0, -hour],
    ['differ, the other’s being ahead', 0, hour],
  ])(
    'on another machine are dead after a minute without a sign of life, also where clocks %s',
    (_, holders, others) => {
      const { folder, second } = place();
      let time = Date.parse('2026-11-21T22:00:00+08:00');
      const disk = sharedDisk(() => time);
      const terminal = (ahead: number): Records =>
        openRecords({ folder, secondPlace: second, now: () => new Date(time + ahead), disk });
      const there = { ...holder('远方'), host: `not-${hostname()}` };
      const [one, other] = [terminal(holders), terminal(others)];
      const id = one.begin('live', day, there);
      time += 50_000;
      one.beat();
      time += 60_000;
      expect(other.heldBy(id)).toEqual(there);
      expect(other.hold(id, holder('乙'))).toEqual({ kind: 'taken', by: there });
      time += 1;
      expect(other.heldBy(id)).toBeUndefined();
      expect(other.hold(id, holder('乙'))).toEqual({ kind: 'held' });
      expect(one.append(id, 0, [opened()])).toEqual({ kind: 'conflict', entries: 0 });
    },
  );

  test('a pid that was given to another program holds nothing', () => {
    const setting = place();
    const records = here(setting);
    const id = records.begin('live', day, holder());
    records.release(id);
    const stolen = { ...holder('旧'), pid: process.pid, start: '0badb007:1', token: '0'.repeat(16) };
    writeFileSync(lockPath(setting.folder, id), JSON.stringify(stolen));
    expect(records.heldBy(id)).toBeUndefined();
    expect(records.hold(id, holder('新'))).toEqual({ kind: 'held' });
  });
});
