import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './figures.ts';
import { PseudoTerminal } from './pseudo-terminal.ts';

const program = join(import.meta.dirname, '../../bin/zhiban.js');
const SECONDS = 60;

/** What the program costs while nobody does anything. Linux only: it is read from /proc. */
export const measureIdle = async (folder: string): Promise<string> => {
  const env = (name: string) => ({ ZHIBAN_HOME: join(folder, `home-idle-${name}`) });
  const home = new PseudoTerminal([process.execPath, program], env('home'));
  const call = new PseudoTerminal([process.execPath, program, 'start', 'gas-accident-report'], env('call'));
  const text = new PseudoTerminal([process.execPath, program, 'start', 'gas-accident-report'], env('text'));
  const parked = new PseudoTerminal(
    [process.execPath, program, 'start', 'gas-accident-report'],
    env('parked'),
  );
  await Promise.all([home.until('来电人说'), ...[call, text, parked].map((at) => at.until('禁忌'))]);
  await text.press(note);
  for (let count = 0; count < 3; count += 1) {
    await parked.press(newCall);
    await parked.press('1');
  }
  // What is put off until nobody waits, the index above all, is done by then.
  await pause(20);
  const places = [
    { what: 'home screen', at: home },
    { what: 'call with its clocks', at: call },
    { what: 'call, a line being typed', at: text },
    { what: 'call, three more parked', at: parked },
  ];
  const before = places.map(({ at }) => spent(at));
  await pause(SECONDS);
  const rows = places.flatMap(({ what, at }, index) => {
    const [from, to] = [before[index], spent(at)];
    const per = (of: keyof Spent): number => (to[of] - (from?.[of] ?? 0)) / SECONDS;
    return [
      { what: `${what}, processor`, figure: `${(per('processor') / 10).toFixed(2)} %`, aim: '< 1 %' },
      { what: `${what}, to the terminal`, figure: `${per('terminal').toFixed(1)} B/s`, aim: 'near 0' },
      { what: `${what}, to all files`, figure: `${per('written').toFixed(1)} B/s`, aim: 'near 0' },
    ];
  });
  await Promise.all(places.map(({ at }) => at.end()));
  return table(`Idle (${SECONDS} s each, at the same time)`, rows);
};

const [note, newCall] = ['\x0e', '\x0f'];

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

interface Spent {
  /** Milliseconds of all threads. */
  readonly processor: number;
  /** Bytes that came out at the terminal. */
  readonly terminal: number;
  /** Bytes handed to the system in all, the terminal's included. */
  readonly written: number;
}

const spent = (terminal: PseudoTerminal): Spent => {
  const process = `/proc/${terminal.pid}`;
  // The time in /proc/…/stat is counted in steps longer than what a tick takes.
  const threads = readdirSync(`${process}/task`).map((thread) =>
    Number(readFileSync(`${process}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  const written = /^wchar: (\d+)$/m.exec(readFileSync(`${process}/io`, 'utf8'))?.[1];
  return {
    processor: threads.reduce((sum, one) => sum + one, 0) / 1e6,
    terminal: Buffer.byteLength(terminal.output),
    written: Number(written),
  };
};
