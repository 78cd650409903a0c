import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runConsole } from '../../src/console/console.tsx';
import type { Keyboard } from '../../src/console/input/guard.ts';
import { themeOf } from '../../src/console/theme.ts';
import { directoryOf } from '../../src/site/directory.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { handClock, me } from './support/desk.ts';
import { gasLike } from './support/procedure.ts';

/** A terminal of 80×24 that keeps what is written to it, and what was done to its keyboard. */
const terminal = () => {
  const written: string[] = [];
  const raw: boolean[] = [];
  const keyboard = new PassThrough();
  const stdin: Keyboard = Object.assign(keyboard, {
    isTTY: true,
    setRawMode: (mode: boolean) => {
      raw.push(mode);
    },
    ref: () => {},
    unref: () => {},
  });
  const screen = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  const stdout = Object.assign(screen, {
    isTTY: true,
    columns: 80,
    rows: 24,
  }) as unknown as NodeJS.WriteStream;
  return {
    stdin,
    stdout,
    raw,
    written,
    all: () => written.join(''),
    type: (keys: string) => keyboard.write(keys),
  };
};

const open = (options: { readonly alternateScreen?: boolean } = {}) => {
  const at = terminal();
  const clock = handClock();
  const records = memoryRecords();
  let tick = (): void => {};
  let stop = (): void => {};
  let stopped = false;
  const outcome = runConsole({
    ...options,
    stdin: at.stdin,
    stdout: at.stdout,
    place: {
      records,
      ground: { procedures: new Map([[gasLike.id, gasLike]]), holidays: {} },
      clock,
      holder: me,
    },
    narrowing: () => () => true,
    directory: directoryOf({
      roles: { 'repair-crew': { title: { zh: '抢修' }, parties: [] } },
      people: {},
      roster: {},
      holidays: {},
    }),
    find: () => [],
    known: () => undefined,
    notices: () => [],
    language: 'zh',
    theme: themeOf('no-colour'),
    who: '',
    opening: { settings: {}, program: 'test' },
    phrases: { groups: [] },
    names: {},
    copy: (text, _kind, send) => {
      send(`<${text}>`);
      return { kind: 'copied', sent: true, file: undefined };
    },
    summary: () => '',
    exportSummary: () => ({ kind: 'failed', because: '' }),
    initial: { kind: 'procedure', procedure: gasLike.id },
    every: (_milliseconds, then) => {
      tick = then;
      return () => {
        stopped = true;
      };
    },
    onStop: (leave) => {
      stop = leave;
    },
  });
  return { ...at, clock, records, outcome, tick: () => tick(), stop: () => stop(), isStopped: () => stopped };
};

/** Until the terminal was told what is waited for. */
const until = async (at: { all: () => string }, wanted: string): Promise<void> => {
  const limit = performance.now() + 60_000;
  while (!at.all().includes(wanted)) {
    if (performance.now() > limit) throw new Error(`never drew ${wanted}`);
    await new Promise((done) => setImmediate(done));
  }
};

const ENTER_ALTERNATE = '\u001b[?1049h';
const LEAVE_ALTERNATE = '\u001b[?1049l';

describe('the console on a terminal', () => {
  it('takes the alternate screen and gives everything back when it is left', async () => {
    const at = open();
    await until(at, '请先离开屋子');
    at.type('\r');
    await until(at, '现在屋里还有人吗');
    at.type('\u0003');
    await until(at, '要离开吗');
    at.type('1');
    expect(await at.outcome).toMatchObject({ calls: [{ open: true }], why: 'asked' });
    expect(at.all()).toContain(ENTER_ALTERNATE);
    expect(at.all().lastIndexOf(LEAVE_ALTERNATE)).toBeGreaterThan(at.all().indexOf(ENTER_ALTERNATE));
    expect(at.all()).toContain('\u001b[?2004l');
    expect(at.raw.at(-1)).toBe(false);
    expect(at.isStopped()).toBe(true);
    expect(at.records.heldBy(at.records.list()[0]?.id ?? ('' as never))).toBeUndefined();
  });

  it('sends what is copied by itself, between two frames', async () => {
    const at = open();
    await until(at, '请先离开屋子');
    at.type('\u0019');
    await until(at, '话术');
    at.type('1');
    await until(at, '已送到剪贴板');
    const sent = at.written.filter((one) => one.includes('<'));
    // One write of its own: nothing of a frame before it, behind it or around it.
    expect(sent.filter((one) => /^<[^<>]+>$/u.test(one))).toHaveLength(1);
    at.stop();
    await at.outcome;
  });

  it('stays on the normal screen when asked to', async () => {
    const at = open({ alternateScreen: false });
    await until(at, '请先离开屋子');
    at.stop();
    await at.outcome;
    expect(at.all()).not.toContain(ENTER_ALTERNATE);
  });

  it('moves the clock by its timer, and paints everything anew on Ctrl+L', async () => {
    const at = open();
    await until(at, '已 00:00');
    at.clock.move(1000);
    at.tick();
    await until(at, '22:15:08');
    at.type('\f');
    await until(at, '\u001b[2J');
    at.stop();
    await at.outcome;
  });

  it('rings the terminal’s bell when a clock runs out', async () => {
    const at = open();
    await until(at, '剩 01:00');
    at.clock.move(61_000);
    at.tick();
    await until(at, '\u0007');
    at.stop();
    await at.outcome;
  });

  it('survives a paste that never ends', async () => {
    const at = open();
    await until(at, '请先离开屋子');
    at.type('\u001b[200~半句');
    await until(at, '这里不接受粘贴');
    at.type('\r');
    await until(at, '现在屋里还有人吗');
    at.stop();
    await at.outcome;
  });
});
