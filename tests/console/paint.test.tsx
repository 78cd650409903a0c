import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { strayFilter } from '../../src/console/input/stray.ts';
import { Paint } from '../../src/console/paint.tsx';
import { themeOf } from '../../src/console/theme.ts';
import { rig } from './support/desk.ts';

afterEach(cleanup);

/** The desk behind Ink. Keys go in as a terminal sends them; Ink draws within the same turn. */
const onInk = async () => {
  const { desk, clock, records } = rig();
  const theme = themeOf('no-colour');
  const ink = render(<Paint desk={desk} theme={theme} stray={strayFilter(() => clock.steady())} />);
  await turn();
  return {
    clock,
    records,
    desk,
    screen: () => ink.lastFrame() ?? '',
    frames: ink.frames,
    send: async (bytes: string) => {
      ink.stdin.write(bytes);
      await turn();
      return ink.lastFrame() ?? '';
    },
  };
};

/** Until what was queued in this turn has run: Ink puts its listeners in place after drawing. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('behind Ink', () => {
  it('draws the desk’s frame as it is, one line fewer than the window at most', async () => {
    const at = await onInk();
    expect(at.screen()).toContain('请先离开屋子');
    expect(at.screen().split('\n').length).toBeLessThanOrEqual(23);
    expect(at.screen().split('\n').at(-1)).toMatch(/已存 *$/u);
  });

  it('acts on three arrows of one read one after the other', async () => {
    const at = await onInk();
    await at.send('\r');
    expect(await at.send('\u001b[B\u001b[B\u001b[B')).toMatch(/> 3 {2}有人，走不了/u);
  });

  it('takes a digit and Enter of one read as one answer', async () => {
    const at = await onInk();
    await at.send('\r');
    expect(await at.send('2\r')).toContain('第 3 步');
  });

  it('takes a committed text with Enter of one read, and does not answer the next question', async () => {
    const at = await onInk();
    for (const key of ['\r', '1', '1']) await at.send(key);
    expect(await at.send('张先生\r')).toContain('第 5 步');
  });

  it('takes Esc and a digit of one read as two keys', async () => {
    const at = await onInk();
    expect(await at.send('\u001b2')).toContain('为什么跳过');
  });

  it('answers nothing by a paste, bracketed or not', async () => {
    const at = await onInk();
    await at.send('\r');
    expect(await at.send('\u001b[200~1\r\u001b[201~')).toContain('这里不接受粘贴');
    expect(at.screen()).toContain('第 2 步');
  });

  it('puts a bracketed paste into a text field whole', async () => {
    const at = await onInk();
    for (const key of ['\r', '1', '1']) await at.send(key);
    expect(await at.send('\u001b[200~张先生\r王女士\r\u001b[201~')).toContain('答    张先生 王女士');
    expect(at.screen()).toContain('第 4 步');
  });

  it('draws nothing more when a second changed nothing', async () => {
    const at = await onInk();
    const count = at.frames.length;
    at.desk.tick();
    await turn();
    expect(at.frames.length).toBe(count);
    at.clock.move(1000);
    at.desk.tick();
    await turn();
    expect(at.frames.length).toBeGreaterThan(count);
  });
});
