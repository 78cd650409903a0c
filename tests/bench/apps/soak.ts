import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { hitsOf } from '../../../src/cli/hits.ts';
import { narrowing } from '../../../src/cli/narrowing.ts';
import { runConsole } from '../../../src/console/console.tsx';
import type { Keyboard } from '../../../src/console/input/guard.ts';
import { themeOf } from '../../../src/console/theme.ts';
import { readContent } from '../../../src/procedure/compiled-content.ts';
import { openBytes } from '../../../src/procedure/file-bytes.ts';
import type { ProcedureId } from '../../../src/procedure/ids.ts';
import { openRecords } from '../../../src/records/journal-records.ts';
import { directoryOf } from '../../../src/site/directory.ts';

/**
 * The console as it ships, Ink included, through hours whose seconds are called one by one: at home or in a call, with a
 * key now and then. Prints one line of JSON: what was held at the end of each hour.
 *
 *     node --expose-gc soak.mjs <content.jsonl> <hours> <home | call | parked>
 */
const [, , compiled = '', given = '8', place = 'home'] = process.argv;
const hours = Number(given);

const clock = (() => {
  let wall = Date.parse('2026-11-21T14:15:07.000Z');
  let steady = 1000;
  return {
    wall: () => wall,
    steady: () => steady,
    offset: () => 480,
    second: () => {
      wall += 1000;
      steady += 1000;
    },
  };
})();

const keyboard = new PassThrough();
const stdin: Keyboard = Object.assign(keyboard, {
  isTTY: true,
  setRawMode: () => {},
  ref: () => {},
  unref: () => {},
});
let written = 0;
const screen = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    written += chunk.length;
    done();
  },
});
const stdout = Object.assign(screen, {
  isTTY: true,
  columns: 100,
  rows: 30,
}) as unknown as NodeJS.WriteStream;

const folder = mkdtempSync(join(os.tmpdir(), 'zhiban-soak-'));
const records = openRecords({ folder, now: () => new Date(clock.wall()) });
const content = readContent(openBytes(compiled));
const [first] = [...content.procedures.values()].filter(({ life }) => life);
const settings = Object.fromEntries(
  Object.entries(content.settings).map(([name, { value }]) => [name, value]),
);
let tick = (): void => {};
let stop = (): void => {};

const left = runConsole({
  stdin,
  stdout,
  place: {
    records,
    ground: { procedures: content.procedures, holidays: content.holidays },
    clock,
    holder: {
      operator: '王敏',
      desk: '1',
      host: os.hostname(),
      pid: process.pid,
      since: new Date(clock.wall()).toISOString(),
    },
  },
  directory: directoryOf(content),
  narrowing,
  ...hitsOf(content),
  notices: () => [],
  language: 'zh',
  theme: themeOf('dark'),
  who: '1 · 王敏',
  opening: { settings, program: 'soak' },
  phrases: content.phrases,
  names: { desk: '1', operator: '王敏' },
  copy: () => ({ kind: 'copied', sent: true, file: '' }),
  summary: () => '',
  exportSummary: () => ({ kind: 'written', path: '' }),
  bell: () => {},
  every: (_milliseconds, then) => {
    tick = then;
    return () => {};
  },
  onStop: (given) => {
    stop = given;
  },
  ...(place === 'home' || first === undefined
    ? {}
    : { initial: { kind: 'procedure', procedure: first.id as ProcedureId } as const }),
});

/** Until what was typed and what it led to has been dealt with. */
const settled = (milliseconds = 30): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const type = async (keys: string): Promise<void> => {
  keyboard.write(keys);
  await settled();
};

const [newCall, away, down, up] = ['\u000f', '\u001b', '\u001b[B', '\u001b[A'];

/** What somebody does who only looks: words typed and taken back at home, the list of actions opened and closed in a call. */
const look = async (minute: number): Promise<void> => {
  if (place === 'home') {
    await type(`漏水${minute % 7}`);
    await type(away);
  } else {
    await type(away);
    await type(minute % 2 === 0 ? down : up);
    await type(away);
  }
};

const listeners = (): number =>
  [process, keyboard, screen].reduce(
    (sum, emitter) =>
      sum + emitter.eventNames().reduce((count, name) => count + emitter.listenerCount(name as string), 0),
    0,
  );

const bytesIn = (path: string): number =>
  readdirSync(path, { withFileTypes: true }).reduce(
    (sum, one) =>
      sum + (one.isDirectory() ? bytesIn(join(path, one.name)) : statSync(join(path, one.name)).size),
    0,
  );

await settled(200);
if (place === 'parked') {
  for (let count = 0; count < 3; count += 1) {
    await type(newCall);
    await type('1');
  }
}
const figures: object[] = [];
for (let hour = 1; hour <= hours; hour += 1) {
  for (let second = 1; second <= 3600; second += 1) {
    clock.second();
    tick();
    await soon();
    if (second % 120 === 0) await look(second / 120);
  }
  await settled(200);
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed } = process.memoryUsage();
  figures.push({ hour, heap: heapUsed, listeners: listeners(), written, kept: bytesIn(folder) });
}
stop();
await left;
records.close();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(figures)}\n`);
