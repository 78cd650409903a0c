import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zhiban } from '../cli/run.ts';
import type { Running } from '../support/terminal.ts';
import { control, enter, esc, goOn, position, press } from './operator.ts';
import { eventually, journals, makePlace, onlyJournal, type Place, type Written } from './place.ts';

let place: Place;
let repairs: (() => void)[];
beforeEach(() => {
  place = makePlace();
  repairs = [];
});
afterEach(async () => {
  for (const repair of repairs.reverse()) repair();
  await place.clear();
});

const lift = 'lift-entrapment';

const start = async (): Promise<Running> => {
  const terminal = place.run(['start', lift], { columns: 100, rows: 30 });
  await terminal.until('已存');
  return terminal;
};

const note = async (terminal: Running, text: string): Promise<void> => {
  terminal.send(control('n'));
  await terminal.until('输入备注');
  terminal.send(`${text}${enter}`);
  await terminal.until('备注已记');
};

/** The word at the end of the line of keys: where the latest answer is. */
const status = (screen: string): string => /(\S+) *$/.exec(screen.trimEnd())?.[1] ?? '';
const untilStatus = (terminal: Running, word: string): Promise<string> =>
  terminal.until((screen) => status(screen).endsWith(word));

const steps = (entries: readonly Written[]): readonly string[] =>
  entries.flatMap(({ type, step, text }) =>
    type === 'noted' ? [`备注 ${text}`] : step === undefined ? [] : [`${type} ${step}`],
  );

/** Ends the call early and leaves; gives what stands on the normal screen then. */
const endAndLeave = async (terminal: Running, status = 0): Promise<string> => {
  await press(terminal, esc);
  await press(terminal, '8');
  await terminal.until('怎样结束');
  await press(terminal, '1');
  terminal.send(enter);
  await terminal.until('离开并打印');
  terminal.send('2');
  expect((await terminal.ended).code).toBe(status);
  return terminal.printed();
};

/** What the program itself says of the record afterwards. */
const sound = async (): Promise<void> => {
  const setting = { home: place.home, env: place.env };
  expect((await zhiban(['store', 'verify'], setting)).code).toBe(0);
  expect((await zhiban(['summary'], setting)).code).toBe(0);
};

/** No file of that process may grow; `unlimited` ends it. Works without any right. */
const limitFiles = (pid: number, size: '0' | 'unlimited'): void => {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`]);
};

const mount = (...args: readonly string[]): boolean => {
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** A small file system of its own for the records; false where nobody may mount. */
const smallDisk = (): boolean => {
  mkdirSync(place.records, { recursive: true, mode: 0o700 });
  if (!mount('-t', 'tmpfs', '-o', 'size=1m,mode=700', 'tmpfs', place.records)) return false;
  repairs.push(() => execFileSync('umount', ['-l', place.records]));
  return true;
};

/** Where nobody may mount: the records folder away and a file in its place, so that nothing can be written there. */
const blockFolder = (): (() => void) => {
  renameSync(place.records, `${place.records}.away`);
  writeFileSync(place.records, '');
  return () => {
    rmSync(place.records);
    renameSync(`${place.records}.away`, place.records);
  };
};

/** Fills the disk to the last byte. */
const fill = (): (() => void) => {
  const ballast = join(place.records, 'ballast');
  const some = Buffer.alloc(64 * 1024);
  for (const size of [some.length, 4096, 512, 64, 8, 1]) {
    try {
      for (;;) appendFileSync(ballast, some.subarray(0, size));
    } catch {
      // Full for pieces of that size.
    }
  }
  return () => rmSync(ballast);
};

/** Notes until the answers are set aside: what is left of the file's last page on disk still takes some. */
const fillPage = async (terminal: Running): Promise<string> => {
  for (let n = 1; n <= 20 && !status(terminal.screen()).endsWith('已存应急文件'); n += 1)
    await note(terminal, `记到没有地方${n}`);
  return untilStatus(terminal, '已存应急文件');
};

describe('nothing can be written anywhere', () => {
  it('the call goes on and says so, the summary prints; with room again all is saved once', async () => {
    const terminal = await start();
    await goOn(terminal);
    limitFiles(terminal.pid, '0');
    const before = position(terminal.screen());
    await goOn(terminal);
    const screen = await untilStatus(terminal, '请记在纸上');
    expect(screen).toContain('磁盘已满');
    expect(position(screen)).not.toBe(before);
    await note(terminal, '记在纸上的');
    await untilStatus(terminal, '请记在纸上');

    limitFiles(terminal.pid, 'unlimited');
    await untilStatus(terminal, '已存');
    await goOn(terminal);
    await note(terminal, '又能写了');
    const kept = steps(onlyJournal(place.records));
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept.filter((one) => one.startsWith('备注'))).toEqual(['备注 记在纸上的', '备注 又能写了']);
    expect(kept.filter((one) => one.startsWith('answered'))).toHaveLength(3);
    expect(await endAndLeave(terminal)).toContain('记在纸上的');
    await sound();
  });

  it('the summary prints although not a byte of the call could be written', async () => {
    const terminal = await start();
    limitFiles(terminal.pid, '0');
    await goOn(terminal);
    await note(terminal, '只在屏幕上');
    const printed = await endAndLeave(terminal, 4);
    expect(printed).toContain('只在屏幕上');
    // Who looks only at the end must not take it for saved.
    expect(printed).toMatch(/\d{8}-001 未保存，请记在纸上/);
    // And nobody is told later of a copy that is none.
    const doctor = await zhiban(['doctor'], { home: place.home, env: place.env });
    expect(doctor.out).not.toContain('应急文件');
  });

  it('left in the middle, what is nowhere else is printed', async () => {
    const terminal = await start();
    limitFiles(terminal.pid, '0');
    await note(terminal, '只在屏幕上');
    terminal.send(control('c'));
    await terminal.until('要离开吗');
    terminal.send('1');
    expect((await terminal.ended).code).toBe(4);
    expect(terminal.printed()).toContain('只在屏幕上');
    expect(terminal.printed()).toMatch(/\d{8}-001 未保存，请记在纸上/);
    expect(terminal.printed()).toContain('zhiban resume');
  });
});

describe('the records folder takes nothing', () => {
  it('full: answers go to the emergency file, then back, once each', async () => {
    const mounted = smallDisk();
    const terminal = await start();
    await goOn(terminal);
    const free = mounted ? fill() : blockFolder();
    await goOn(terminal);
    const screen = await fillPage(terminal);
    expect(screen).toContain(place.spare);
    if (mounted) expect(screen).toContain('磁盘已满');
    await note(terminal, '存在别处');
    await untilStatus(terminal, '已存应急文件');
    free();
    await untilStatus(terminal, '已存');
    await goOn(terminal);
    expect(await endAndLeave(terminal)).toContain('存在别处');
    const kept = steps(onlyJournal(place.records));
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toContain('备注 存在别处');
    expect(kept.filter((one) => one.startsWith('answered'))).toHaveLength(3);
    await sound();
  });

  it('full, and the program is killed: the next one goes on from the emergency file', async () => {
    const mounted = smallDisk();
    const terminal = await start();
    await goOn(terminal);
    const free = mounted ? fill() : blockFolder();
    await goOn(terminal);
    await fillPage(terminal);
    await note(terminal, '存在别处');
    const waiting = position(await untilStatus(terminal, '已存应急文件'));
    terminal.kill();
    await terminal.ended;
    free();
    const again = place.run(['resume'], { columns: 100, rows: 30 });
    expect(position(await again.until('已存'))).toBe(waiting);
    await goOn(again);
    await untilStatus(again, '已存');
    const kept = steps(onlyJournal(place.records));
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toContain('备注 存在别处');
  });

  it('read-only from the start: the console opens, a call is taken and printed', async () => {
    const mounted = smallDisk();
    const earlier = await start();
    await goOn(earlier);
    earlier.send(control('c'));
    await earlier.until('要离开吗');
    earlier.send('1');
    await earlier.ended;
    const unblock = mounted ? undefined : blockFolder();
    if (mounted) expect(mount('-o', 'remount,ro', place.records)).toBe(true);

    const terminal = await place.run(['start', lift], { columns: 100, rows: 30 });
    const screen = await untilStatus(terminal, '已存应急文件');
    if (mounted) expect(screen).toContain('磁盘只读');
    await goOn(terminal);
    await note(terminal, '只读时记的');
    expect(await endAndLeave(terminal)).toContain('只读时记的');

    if (mounted) expect(mount('-o', 'remount,rw', place.records)).toBe(true);
    unblock?.();
    const home = place.run([]);
    await home.until('未结束');
    home.send(control('c'));
    await home.ended;
    const all = [...journals(place.records).values()];
    expect(all).toHaveLength(2);
    expect(all.map(steps).filter((one) => one.includes('备注 只读时记的'))).toHaveLength(1);
    await sound();
  });

  it('deleted in mid-call: the call goes on, and all of it is there in the end', async () => {
    const terminal = await start();
    await goOn(terminal);
    await note(terminal, '删除之前');
    rmSync(place.records, { recursive: true });
    await goOn(terminal);
    await note(terminal, '删除之后');
    expect(['已存应急文件', '已存']).toContain(status(terminal.screen()));
    mkdirSync(place.records, { recursive: true, mode: 0o700 });
    await untilStatus(terminal, '已存');
    await note(terminal, '又有了');
    expect(await endAndLeave(terminal)).toContain('删除之前');
    const kept = steps(onlyJournal(place.records));
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept.filter((one) => one.startsWith('备注'))).toEqual([
      '备注 删除之前',
      '备注 删除之后',
      '备注 又有了',
    ]);
    await sound();
  });
});

describe('files that are not what they should be', () => {
  const index = (): string => join(place.records, 'index.sqlite');

  it('an index damaged in mid-call: the call does not notice, the list is right again', async () => {
    const terminal = await start();
    await goOn(terminal);
    await eventually('there is an index', () => existsSync(index()));
    const size = statSync(index()).size;
    writeFileSync(index(), Buffer.alloc(Math.max(size, 8192), 0x7a));
    await goOn(terminal);
    await note(terminal, '索引坏了');
    await untilStatus(terminal, '已存');
    expect(await endAndLeave(terminal)).toContain('索引坏了');
    const listed = await zhiban(['incidents', '--json'], { home: place.home, env: place.env });
    expect(JSON.parse(listed.out)).toMatchObject([{ status: 'closed' }]);
    await sound();
  });

  it.each(['a text file', 'a folder'])('%s instead of the index: the console opens', async (what) => {
    const terminal = await start();
    await goOn(terminal);
    terminal.kill();
    await terminal.ended;
    rmSync(index(), { force: true });
    if (what === 'a folder') mkdirSync(index());
    else writeFileSync(index(), '这不是索引'.repeat(1000));
    const home = place.run([], { columns: 100, rows: 30 });
    await home.until('未结束');
    home.send(control('r'));
    await home.until('已存');
    await note(home, '照样能记');
    await untilStatus(home, '已存');
  });

  it('preferences that cannot be read: the console opens and a call is taken', async () => {
    const path = (await zhiban(['config', 'path'], { home: place.home, env: place.env })).out.trim();
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '{ "operator": 王敏,,, \u0000');
    const terminal = await start();
    await goOn(terminal);
    expect(await endAndLeave(terminal)).toContain('电梯困人');
    const aside = readdirSync(join(path, '..')).filter((name) => name.includes('.bad-'));
    expect(aside).toHaveLength(1);
  });

  it('a line that was never finished: left out, said, written on behind it', async () => {
    const terminal = await start();
    await goOn(terminal);
    const waiting = position(terminal.screen());
    terminal.kill();
    await terminal.ended;
    const [name = ''] = readdirSync(join(place.records, 'incidents'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((one) => one.endsWith('.jsonl'));
    const file = join(place.records, 'incidents', name);
    const before = readFileSync(file, 'utf8');
    appendFileSync(
      file,
      before
        .split('\n')
        .at(-2)
        ?.slice(0, 150)
        .replace(/"n":\d+/, '"n":99') ?? '',
    );

    const again = place.run(['resume'], { columns: 100, rows: 30 });
    const screen = await again.until('已存');
    expect(position(screen)).toBe(waiting);
    expect(screen).toMatch(/没有写完|没写完|损坏/);
    await note(again, '接在后面');
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    expect(await endAndLeave(again)).toContain('接在后面');
  });
});
