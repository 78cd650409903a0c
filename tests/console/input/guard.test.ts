import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guarded, pasteGuard } from '../../../src/console/input/guard.ts';

const START = '\u001b[200~';
const END = '\u001b[201~';

describe('the guard in front of the keyboard', () => {
  it('lets keys and whole pastes through as they are, however they are torn', () => {
    const piece = fc.oneof(
      fc.constantFrom('1', '\r', '\u001b[A', '\u001b', '张先生', `${START}一\r二${END}`),
      fc.string({ maxLength: 5 }).filter((text) => !text.includes('\u001b')),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(12)), (pieces, cuts) => {
        const all = pieces.join('');
        const guard = pasteGuard();
        let out = '';
        let rest = all;
        for (const cut of cuts) {
          out += guard.push(rest.slice(0, cut));
          rest = rest.slice(cut);
        }
        out += guard.push(rest);
        expect(all.startsWith(out)).toBe(true);
        // Only the beginning of a mark may still wait.
        expect(all.length - out.length).toBeLessThan(START.length);
      }),
    );
  });

  it('sees the beginning of a paste wherever it is torn', () => {
    for (let cut = 1; cut < START.length; cut += 1) {
      const guard = pasteGuard();
      expect(guard.push(START.slice(0, cut)) + guard.push(`${START.slice(cut)}半句`)).toBe(`${START}半句`);
      expect(guard.end()).toBe(END);
    }
  });

  it('never holds back a lone Esc', () => {
    expect(pasteGuard().push('\u001b')).toBe('\u001b');
  });

  it('cuts a paste that is too long and still ends it', () => {
    const guard = pasteGuard();
    const out = guard.push(START) + guard.push('长'.repeat(5_000_000)) + guard.push(`完${END}1`);
    expect(out.length).toBeLessThan(21_000);
    expect(out.endsWith(`${END}1`)).toBe(true);
  });

  it('ends a paste that was never ended', () => {
    const guard = pasteGuard();
    expect(guard.push(`${START}半句`)).toBe(`${START}半句`);
    expect(guard.open()).toBe(true);
    expect(guard.end()).toBe(END);
    expect(guard.push('1')).toBe('1');
  });
});

describe('behind the guard', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends an unfinished paste after a silence', async () => {
    const keyboard = new PassThrough();
    const { stdin, close } = guarded(keyboard);
    const heard: string[] = [];
    stdin.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
    keyboard.write(`${START}半句`);
    await vi.waitFor(() => expect(heard.join('')).toBe(`${START}半句`));
    await vi.advanceTimersByTimeAsync(600);
    await vi.waitFor(() => expect(heard.join('')).toBe(`${START}半句${END}`));
    close();
  });
});
