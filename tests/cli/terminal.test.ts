import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Running, runInTerminal } from '../support/terminal.ts';
import { freshHome, root, zhiban } from './run.ts';

/** The escape codes of foreground and background colours. */
const colours = new RegExp(`${String.fromCharCode(27)}\\[(?:3[0-7]|4[0-7]|9[0-7]|[34]8;)`, 'u');

let home: ReturnType<typeof freshHome>;
let running: Running | undefined;

const procedure = `
id: dripping
version: 1
family: water
title: { zh: 漏水, en: Leak }
heard: [天花板滴水]
sources: { ours: { document: 本流程编写组, ours: true } }
review: { status: draft, owner: 工程, due: 2027-11-21 }
fields:
  bad: { type: choice, label: { zh: 大不大, en: How bad }, options: { drip: { zh: 滴水, en: drip }, flow: { zh: 流水, en: flow } } }
steps:
  - { section: { zh: 接听, en: Answering } }
  - { ask: bad, source: ours }
  - { id: shut, do: { zh: 总阀 → 关上, en: main valve → shut }, source: ours }
`;

beforeEach(() => {
  home = freshHome();
  mkdirSync(join(home.path, 'site/procedures/water'), { recursive: true });
  writeFileSync(join(home.path, 'site/procedures/water/dripping.yaml'), procedure);
});
afterEach(() => {
  running?.kill();
  running = undefined;
  home.remove();
});

const open = (args: readonly string[], env: { readonly [name: string]: string } = {}): Running => {
  running = runInTerminal(args, { home: home.path, columns: 100, rows: 30, env });
  return running;
};
const listed = async (): Promise<
  readonly { readonly id: string; readonly status: string; readonly entries: number }[]
> => JSON.parse((await zhiban(['incidents', '--json'], { home: home.path })).out);

describe('on a terminal', () => {
  test('no argument opens the console; words open the list for them', async () => {
    const terminal = open(['天花板滴水']);
    const screen = await terminal.until('漏水');
    expect(screen).toContain('天花板滴水');
    expect(terminal.alternate()).toBe(true);
  });

  test('a word that callers use is no slip, however near to a command it is', async () => {
    const terminal = open(['notes'], { ZHIBAN_LANG: 'en' });
    await terminal.until('There is no command');
    const found = open(['leak'], { ZHIBAN_LANG: 'en' });
    await found.until('Leak');
    expect(found.alternate()).toBe(true);
  });

  test('without the alternate screen the same is drawn on the normal one', async () => {
    const terminal = open(['--no-alt-screen']);
    await terminal.until('全部流程');
    expect(terminal.alternate()).toBe(false);
  });

  test.each([
    { name: 'NO_COLOR', args: [], env: { NO_COLOR: '1' }, coloured: false },
    { name: '--no-color', args: ['--no-color'], env: {}, coloured: false },
    { name: 'an empty NO_COLOR', args: [], env: { NO_COLOR: '' }, coloured: true },
  ])('$name: colours $coloured', async ({ args, env, coloured }) => {
    const { CI: _, FORCE_COLOR: __, NO_COLOR: ___, ...inherited } = process.env;
    const child = spawn(process.execPath, [join(root, 'bin/zhiban.js'), ...args, '天花板滴水'], {
      cols: 100,
      rows: 30,
      name: 'xterm-256color',
      env: { ...inherited, LANG: 'zh_CN.UTF-8', ZHIBAN_AMBIGUOUS: 'narrow', ZHIBAN_HOME: home.path, ...env },
    });
    let drawn = '';
    await new Promise<void>((resolve) => {
      child.onData((data) => {
        drawn += data;
        // Only a whole frame tells.
        const at = drawn.indexOf('漏水');
        if (at >= 0 && drawn.includes('\u001b[?2026l', at)) resolve();
      });
    });
    child.kill('SIGTERM');
    expect(colours.test(drawn)).toBe(coloured);
  });

  test('a continuous-integration variable does not make it mute', async () => {
    await open([], { CI: 'true' }).until('值班向导');
  });

  test('a finished call leaves its summary on the normal screen', async () => {
    const terminal = open(['start', 'dripping']);
    await terminal.until('大不大');
    terminal.send('2');
    await terminal.until('总阀 → 关上');
    terminal.send('1');
    await terminal.until('结束并归档');
    terminal.send('1');
    await terminal.until('打印');
    terminal.send('2');
    expect(await terminal.ended).toMatchObject({ code: 0 });
    expect(terminal.alternate()).toBe(false);
    expect(terminal.screen()).toContain('链尾');
    expect(await listed()).toMatchObject([{ status: 'closed' }]);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)(
    '%s: the terminal is given back, the answer is on disk, the status is %i, resume goes on',
    async (signal, code) => {
      const terminal = open(['start', 'dripping']);
      await terminal.until('大不大');
      terminal.send('2');
      await terminal.until('总阀');
      terminal.kill(signal);
      expect((await terminal.ended).code).toBe(code);
      expect(terminal.alternate()).toBe(false);
      const [incident] = await listed();
      expect(incident).toMatchObject({ status: 'open' });
      const again = open(['resume']);
      const screen = await again.until('总阀');
      expect(screen).toContain(incident?.id);
    },
  );

  test('a bug in mid-call gives the terminal back, one sentence and the way on', async () => {
    const planted = 'process.on("SIGUSR2", () => { throw new RangeError("planted"); })';
    const terminal = open(['start', 'dripping'], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(planted)}`,
    });
    await terminal.until('大不大');
    terminal.send('2');
    await terminal.until('总阀');
    terminal.kill('SIGUSR2');
    expect(await terminal.ended).toMatchObject({ code: 1 });
    const screen = await terminal.until('zhiban resume');
    expect(screen).not.toContain('planted');
    expect(terminal.modes()).toEqual({ alternate: false, caret: true, paste: false });
    expect(await listed()).toMatchObject([{ status: 'open' }]);
  });

  test('a window that is closed ends the program, and no answer is lost', async () => {
    const terminal = open(['start', 'dripping']);
    await terminal.until('大不大');
    terminal.send('2');
    await terminal.until('总阀');
    terminal.hangUp();
    await terminal.ended;
    expect(() => process.kill(terminal.pid, 0)).toThrow();
    const { out } = await zhiban(['summary'], { home: home.path });
    expect(out).toContain('流水');
  });

  test.each([
    ['a terminal that can only show lines', { TERM: 'dumb' }],
    ['a screen reader', { INK_SCREEN_READER: 'true' }],
  ])('%s gets lines', async (_, env) => {
    const terminal = open(['start', 'dripping'], env);
    await terminal.until('大不大');
    expect(terminal.alternate()).toBe(false);
    terminal.send('1\r');
    await terminal.until('总阀');
    terminal.kill('SIGINT');
    expect((await terminal.ended).code).toBe(130);
    expect(await listed()).toMatchObject([{ status: 'open' }]);
  });

  test('a second terminal is told who has the incident in hand, and can take it over', async () => {
    const first = open(['start', 'dripping']);
    await first.until('大不大');
    const [incident] = await listed();
    const id = incident?.id ?? '';
    const lines = await zhiban(['resume', id, '--plain'], { home: home.path });
    expect(lines).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/--watch.*--take-over/u) });
    const note = await zhiban(['note', id, '补充'], { home: home.path });
    expect(note).toMatchObject({ code: 1, err: expect.stringContaining(id) });
    expect((await zhiban(['resume', id, '--plain', '--watch'], { home: home.path })).out).toContain('漏水');
    const taken = await zhiban(['resume', id, '--plain', '--take-over'], { home: home.path, input: '1\n' });
    expect(taken).toMatchObject({ code: 0, out: expect.stringContaining('总阀') });
    first.send('2');
    await first.until(/只读|接管|另一/u);
    const { out } = await zhiban(['summary', id], { home: home.path });
    expect(out).toContain('滴水');
    expect(out).toContain('接管');
  });

  test('where nothing can be kept in its place the call goes on, and the screen says where it is', async () => {
    writeFileSync(join(home.path, 'file'), '');
    running = runInTerminal([], {
      home: join(home.path, 'file/home'),
      columns: 100,
      rows: 30,
      env: { XDG_RUNTIME_DIR: home.path },
    });
    await running.until('全部流程');
    running.send('1');
    await running.until('已存应急文件');
    running.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 143 });
  });
});

describe('line by line, without a terminal', () => {
  test('a whole call through pipes: prompts on stdout, summary at the end', async () => {
    const { code, out, err } = await zhiban(['start', 'dripping', '--plain'], {
      home: home.path,
      input: '2\n1\n.\n1\n1\n',
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('大不大');
    expect(out).toContain('事件摘要');
    expect(out).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  test('an input that ends early leaves the incident open', async () => {
    const { code, out } = await zhiban(['start', 'dripping', '--plain'], { home: home.path, input: '2\n' });
    expect(code).toBe(0);
    expect(out).toContain('zhiban resume');
    expect(await listed()).toMatchObject([{ status: 'open' }]);
  });

  test('without a procedure one is asked what the caller says; a number begins', async () => {
    const { out } = await zhiban(['--plain'], { home: home.path, input: '天花板滴水\n1\n2\n' });
    expect(out).toContain('总阀');
    const { out: summary } = await zhiban(['summary'], { home: home.path });
    expect(summary).toContain('“天花板滴水”');
  });
});
