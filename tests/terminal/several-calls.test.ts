import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Running } from '../support/terminal.ts';
import { control, enter, goOn, position, press } from './operator.ts';
import { eventually, journals, lives, makePlace, type Place } from './place.ts';
import { procedureNamed } from './words.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.clear());

const asBefore = { alternate: false, caret: true, paste: false };
const taken = ['lift-entrapment', 'complaint-general', 'threat-call'];

const numberOf = (screen: string): string => /\d{8}-\d{3}/.exec(screen)?.[0] ?? '';
const othersOf = (screen: string): string => screen.split('\n')[1] ?? '';

const note = async (terminal: Running, text: string): Promise<void> => {
  terminal.send(control('n'));
  await terminal.until('输入备注');
  terminal.send(`${text}${enter}`);
  await terminal.until('备注已记');
};

/** Takes another call: parks the one in hand, and starts the procedure by its title. */
const takeAnother = async (terminal: Running, procedure: string): Promise<void> => {
  terminal.send(control('o'));
  await terminal.until('来电人说');
  const title = procedureNamed(procedure).title.zh;
  terminal.send(title);
  await terminal.until(new RegExp(`来电人说 +${title}`, 'u'));
  terminal.send('1');
  await terminal.until(new RegExp(`^ ${title} +\\d{8}`, 'u'));
};

interface Busy {
  readonly terminal: Running;
  /** Where each call stands, by its number. */
  readonly at: ReadonlyMap<string, string | undefined>;
  readonly written: ReturnType<typeof journals>;
}

/** Three calls, each with two answers and a note of its own; the last one is on screen. */
const busy = async (): Promise<Busy> => {
  const at = new Map<string, string | undefined>();
  const [first = '', ...others] = taken;
  const terminal = place.run(['start', first], { columns: 100, rows: 30 });
  await terminal.until('已存');
  for (const procedure of [first, ...others]) {
    if (procedure !== first) await takeAnother(terminal, procedure);
    for (let n = 0; n < 2; n += 1) await goOn(terminal);
    await note(terminal, `只属于 ${procedure}`);
    at.set(numberOf(terminal.screen()), position(terminal.screen()));
  }
  return { terminal, at, written: journals(place.records) };
};

const files = (): readonly string[] =>
  readdirSync(join(place.records, 'incidents'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  );

/** All are taken up again at once, each where it stood, with what it had and nothing else. */
const goOnWithAll = async ({ at, written }: Busy): Promise<Running> => {
  const again = place.run(['resume', '--all'], { columns: 100, rows: 30 });
  const found = new Map<string, string | undefined>();
  let screen = await again.until(/另 2 通[\s\S]*已存/u);
  while (found.size < at.size) {
    found.set(numberOf(screen), position(screen));
    if (found.size === at.size) break;
    const missing = [...at.keys()].find((id) => !found.has(id)) ?? '';
    again.send(control('x'));
    const list = await again.until('切换到哪一通');
    const digit = new RegExp(`(\\d) {2}${missing.slice(-3)} `, 'u').exec(list)?.[1] ?? '';
    again.send(digit);
    screen = await again.until((one) => numberOf(one) === missing && one.includes('已存'));
  }
  expect(found).toEqual(at);
  for (const [id, entries] of journals(place.records)) {
    const before = written.get(id) ?? [];
    expect(entries.slice(0, before.length)).toEqual(before);
    expect(entries.slice(before.length).filter(({ type }) => type !== 'late')).toMatchObject([
      { type: 'resumed' },
    ]);
  }
  return again;
};

/** What stands on the normal screen for each call: how to go on with it. */
const toldOf = (terminal: Running): readonly string[] =>
  (terminal.printed().match(/zhiban resume \d{8}-\d{3}/g) ?? []).map((line) => line.slice(-12)).sort();

describe('several calls on one terminal', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s: all of them are given back, told of, and gone on with', async (signal, status) => {
    const calls = await busy();
    const { terminal, at } = calls;
    terminal.kill(signal);
    expect(await terminal.ended).toEqual({ code: status, signal: 0 });
    expect(terminal.modes()).toEqual(asBefore);
    expect(toldOf(terminal)).toEqual([...at.keys()]);
    expect(terminal.printed()).toContain('zhiban resume --all');
    expect(lives(terminal.pid)).toBe(false);
    expect(files().filter((name) => !name.endsWith('.jsonl'))).toEqual([]);
    await goOnWithAll(calls);
  });

  it('a window that was closed leaves no process behind and gives all of them back', async () => {
    const calls = await busy();
    calls.terminal.hangUp();
    await eventually('the process ends', () => !lives(calls.terminal.pid));
    expect(files().filter((name) => !name.endsWith('.jsonl'))).toEqual([]);
    await goOnWithAll(calls);
  });

  it('Ctrl+C asks once, says how many stay open, and leaves the second time', async () => {
    const calls = await busy();
    const { terminal, at } = calls;
    terminal.send(control('c'));
    await terminal.until('还有 3 通没有结束，要离开吗？');
    terminal.send(control('c'));
    expect(await terminal.ended).toEqual({ code: 0, signal: 0 });
    expect(terminal.modes()).toEqual(asBefore);
    expect(toldOf(terminal)).toEqual([...at.keys()]);
    await goOnWithAll(calls);
  });

  it('killed in the middle: home offers all, one key takes them up, and each ends in its own summary', async () => {
    const calls = await busy();
    calls.terminal.kill('SIGKILL');
    await calls.terminal.ended;

    const again = place.run([], { columns: 100, rows: 30 });
    await again.until('未结束 3');
    again.send(control('r'));
    await again.until('3 通全部接着办');
    again.send('1');
    let screen = await again.until(/另 2 通[\s\S]*已存/u);

    const closed: string[] = [];
    while (closed.length < calls.at.size) {
      const id = numberOf(screen);
      expect(position(screen)).toBe(calls.at.get(id));
      closed.push(id);
      expect(othersOf(screen).includes('Ctrl+X')).toBe(closed.length < calls.at.size);
      await press(again, '\u001b');
      await press(again, '8');
      await again.until('怎样结束');
      await press(again, '1');
      again.send(enter);
      await again.until('离开并打印');
      if (closed.length === calls.at.size) break;
      again.send(enter);
      screen = await again.until((one) => position(one) !== undefined && numberOf(one) !== id);
    }
    again.send('2');
    expect(await again.ended).toEqual({ code: 0, signal: 0 });

    const printed = again.printed();
    for (const [index, procedure] of taken.entries()) {
      const id = [...calls.at.keys()][index] ?? '';
      const own = summaryIn(printed, id);
      expect(own).toContain(procedureNamed(procedure).title.zh);
      expect(taken.filter((one) => own.includes(`只属于 ${one}`))).toEqual([procedure]);
    }
    for (const entries of journals(place.records).values()) expect(entries.at(-1)?.type).toBe('closed');
  });
});

/** The part of what was printed that tells of one incident. */
const summaryIn = (printed: string, id: string): string =>
  printed.split('事件摘要 ').find((part) => part.trimStart().startsWith(id)) ?? '';

/** Whether a process is halted: `kill -STOP` and the like. */
const isHalted = (pid: number): boolean => /^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

describe('halted with its job', () => {
  it('gives the terminal back first, and goes on with every call where it was', async () => {
    const calls = await busy();
    const { terminal, at } = calls;
    const number = numberOf(terminal.screen());
    terminal.kill('SIGTSTP');
    await eventually('the program halts', () => isHalted(terminal.pid));
    await terminal.until(() => !terminal.modes().alternate);
    expect(terminal.modes()).toEqual(asBefore);

    terminal.kill('SIGCONT');
    const screen = await terminal.until((one) => terminal.modes().alternate && one.includes('已存'));
    expect([numberOf(screen), position(screen)]).toEqual([number, at.get(number)]);
    expect(othersOf(screen)).toContain('另 2 通');
    expect(terminal.modes().paste).toBe(true);
    await note(terminal, '接着办');
    terminal.kill('SIGTERM');
    expect(await terminal.ended).toEqual({ code: 143, signal: 0 });
    expect(terminal.modes()).toEqual(asBefore);
  });

  it('halted without being asked, takes the terminal again when it goes on', async () => {
    const { terminal } = await busy();
    const before = terminal.bytes();
    terminal.kill('SIGSTOP');
    await eventually('the program halts', () => isHalted(terminal.pid));
    terminal.kill('SIGCONT');
    await terminal.until((one) => terminal.bytes() > before + 1000 && one.includes('已存'));
    await note(terminal, '接着办');
    expect(terminal.modes()).toMatchObject({ alternate: true, paste: true });
  });
});

describe('a terminal that goes away without a signal', () => {
  it('is noticed, and all calls are given back', async () => {
    // Whoever started the program caught the signal that tells of a closed window.
    const deaf = `const { on } = process;
      process.on = (name, then) => on.call(process, name, name === 'SIGHUP' ? () => {} : then);`;
    const terminal = place.run(['start', 'lift-entrapment'], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(deaf)}` },
    });
    await terminal.until('已存');
    await takeAnother(terminal, 'complaint-general');
    terminal.hangUp();
    await eventually('the process ends', () => !lives(terminal.pid));
    expect(files().filter((name) => !name.endsWith('.jsonl'))).toEqual([]);
    expect(journals(place.records).size).toBe(2);
  });
});
