import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Running } from '../support/terminal.ts';
import { arrow, control, enter, esc, goOn, pasted, position, press, still } from './operator.ts';
import { makePlace, onlyJournal, type Place, type Written } from './place.ts';
import { procedureNamed } from './words.ts';

/** Begins with three steps that one digit answers. */
const chosen = 'gas-accident-report';
/** Begins with a text. */
const written = 'lift-entrapment';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.clear());

const answers = (): readonly Written[] =>
  onlyJournal(place.records).filter(({ type }) => type === 'answered' || type === 'corrected');

/** What stands behind a digit in the question that was answered. */
const optionOf = (entry: Written | undefined, digit: number): string | undefined =>
  Object.values(procedureNamed(chosen).fields).find(({ id }) => id === entry?.field)?.options?.[digit - 1]
    ?.id;

const onStep = async (procedure: string): Promise<Running> => {
  const terminal = place.run(['start', procedure]);
  await terminal.until('已存');
  return terminal;
};

const atStep = (terminal: Running, step: number): Promise<string> =>
  terminal.until((screen) => position(screen)?.includes(`第 ${step} 步`) === true);

describe('keys act once each, however they arrive', () => {
  it('a digit and Enter in one read answer one question', async () => {
    const terminal = await onStep(chosen);
    terminal.send(`1${enter}`);
    await atStep(terminal, 2);
    // Whatever comes next was not answered by that Enter.
    terminal.send(control('f'));
    await terminal.until('0  返回');
    expect(answers()).toHaveLength(1);
  });

  it('three digits in one read answer the three questions that follow each other', async () => {
    const terminal = await onStep(chosen);
    terminal.send('111');
    await terminal.until((screen) => !/第 [123] 步/.test(position(screen) ?? ''));
    expect(answers()).toHaveLength(3);
    expect(new Set(answers().map(({ step }) => step)).size).toBe(3);
  });

  it('three arrows and Enter in one read choose the third', async () => {
    const terminal = await onStep(chosen);
    terminal.send(`${arrow.down}${arrow.down}${arrow.down}`);
    await terminal.until('> 3');
    await press(terminal, enter);
    expect(answers()[0]?.answer).toEqual({ kind: 'value', value: optionOf(answers()[0], 3) });
  });

  it('full-width digits and signs are the same keys', async () => {
    const terminal = await onStep(chosen);
    terminal.send('２');
    await atStep(terminal, 2);
    expect(answers()[0]?.answer).toEqual({ kind: 'value', value: optionOf(answers()[0], 2) });
    terminal.send('？');
    await terminal.until('帮助：按键');
    await press(terminal, esc);
    terminal.send('！');
    await terminal.until('已通知');
  });

  it('what an input method commits goes in whole, also in several reads, and Enter in the same read answers', async () => {
    const terminal = await onStep(written);
    terminal.send('消防');
    await terminal.until('消防');
    terminal.send('通道');
    terminal.send('旁三号楼');
    await terminal.until('消防通道旁三号楼');
    terminal.send(`东门${enter}`);
    await atStep(terminal, 2);
    expect(answers()[0]?.answer).toMatchObject({ value: '消防通道旁三号楼东门' });
  });

  it('a character whose bytes come apart is whole', async () => {
    const terminal = await onStep(written);
    for (const byte of Buffer.from('滨江路')) terminal.sendBytes(Buffer.of(byte));
    await terminal.until('滨江路');
    await press(terminal, enter);
    expect(answers()[0]?.answer).toMatchObject({ value: '滨江路' });
  });
});

describe('what is pasted', () => {
  const text = '滨江路 18 号（东门），2 栋 301 室；“门禁”坏了…';

  it('stands whole in a text, and never answers by itself', async () => {
    const terminal = await onStep(written);
    terminal.send(pasted(`${text}\r第二行\r`));
    await terminal.until('第二行');
    expect(position(terminal.screen())).toContain('第 1 步');
    await press(terminal, enter);
    expect(answers()[0]?.answer).toMatchObject({ value: `${text} 第二行` });
  });

  it('is whole without paste marks too', async () => {
    const terminal = await onStep(written);
    terminal.send(text);
    await terminal.until((screen) => screen.includes('了…'));
    await press(terminal, enter);
    expect(answers()[0]?.answer).toMatchObject({ value: text });
  });

  it('is refused aloud where only keys count', async () => {
    const terminal = await onStep(chosen);
    terminal.send(pasted('1\r2\r3'));
    await terminal.until('这里不接受粘贴');
    expect(answers()).toHaveLength(0);
  });

  it('never makes the keys deaf when its end is missing', async () => {
    const terminal = await onStep(written);
    terminal.send(`\u001b[200~滨江路`);
    await terminal.until('滨江路');
    terminal.send('三号');
    await terminal.until('滨江路三号');
    terminal.send(enter);
    await atStep(terminal, 2);
    expect(answers()[0]?.answer).toMatchObject({ value: '滨江路三号' });
    terminal.send(control('c'));
    await terminal.until('要离开吗');
  });

  it('never swallows Ctrl+C, however soon and often it comes', async () => {
    const terminal = await onStep(written);
    terminal.send(`\u001b[200~滨江路`);
    const pressing = setInterval(() => terminal.send(control('c')), 100);
    const { code } = await terminal.ended;
    clearInterval(pressing);
    expect(code).toBe(0);
  });

  it('of ten megabytes leaves the keys alive', async () => {
    const terminal = await onStep(written);
    terminal.send(pasted('火'.repeat(3_500_000)));
    await terminal.until((screen) => screen.includes('火火火'), 30_000);
    terminal.send(control('c'));
    await terminal.until('要离开吗');
    terminal.send(control('c'));
    expect((await terminal.ended).code).toBe(0);
  }, 60_000);
});

describe('the window', () => {
  it('may change its size while something is typed', async () => {
    const terminal = await onStep(written);
    terminal.send('滨江');
    await terminal.until('滨江');
    terminal.resize(60, 18);
    terminal.send('路');
    await terminal.until('滨江路');
    terminal.resize(140, 45);
    terminal.send('18 号');
    await terminal.until((screen) => screen.includes('滨江路18 号') && screen.split('\n').length === 45);
    const { x, y } = terminal.caret();
    expect(terminal.screen().split('\n')[y]).toContain('滨江路18 号');
    expect(x).toBeGreaterThan(10);
    terminal.send(enter);
    await atStep(terminal, 2);
    expect(answers()[0]?.answer).toMatchObject({ value: '滨江路18 号' });
  });

  it('says when it is too small, takes no answer meanwhile, and shows the same step afterwards', async () => {
    const terminal = await onStep(chosen);
    await goOn(terminal);
    const before = position(terminal.screen());
    terminal.resize(40, 10);
    await terminal.until('窗口太小');
    terminal.send('1');
    terminal.send(enter);
    terminal.resize(80, 24);
    await terminal.until((screen) => !screen.includes('窗口太小'));
    expect(position(terminal.screen())).toBe(before);
    expect(answers()).toHaveLength(1);
  });

  it('keeps every line within its width at every size', async () => {
    const terminal = await onStep(chosen);
    for (const [columns, rows] of [
      [60, 16],
      [61, 17],
      [73, 20],
      [74, 21],
      [100, 30],
      [140, 45],
    ] as const) {
      terminal.resize(columns, rows);
      terminal.send(control('l'));
      const screen = await terminal.until(
        (one) => one.includes('第 1 步') && one.split('\n').at(-2)?.includes('已存') === true,
      );
      expect(screen.split('\n')).toHaveLength(rows);
    }
  });
});

describe('Ctrl+C', () => {
  it('asks once, and whoever stays is where they were', async () => {
    const terminal = await onStep(chosen);
    const before = still(terminal.screen());
    terminal.send(control('c'));
    await terminal.until('要离开吗');
    terminal.send('0');
    expect(still(await terminal.until((screen) => !screen.includes('要离开吗')))).toBe(before);
    terminal.send(`${control('c')}${control('c')}`);
    expect((await terminal.ended).code).toBe(0);
    expect(answers()).toHaveLength(0);
  });

  it('typed before the first screen still ends, and leaves the terminal in order', async () => {
    const terminal = place.run([]);
    await terminal.until(() => terminal.bytes() > 0);
    terminal.send(control('c'));
    expect(await terminal.ended).toEqual({ code: 0, signal: 0 });
    expect(terminal.modes()).toEqual({ alternate: false, caret: true, paste: false });
  });
});
