import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { probeWidth } from '../../src/console/probe-width.ts';

/** A terminal that answers as told once it is asked. */
const terminal = (answer: string) => {
  const keyboard = new PassThrough();
  const screen = new PassThrough();
  const written: string[] = [];
  screen.on('data', (chunk: Buffer) => {
    written.push(chunk.toString());
    if (chunk.toString().includes('\u001b[6n') && answer !== '') keyboard.write(answer);
  });
  return { keyboard, screen, written };
};

describe('how wide the terminal draws', () => {
  it.each([
    ['\u001b[5;2R', 1],
    ['\u001b[5;3R', 2],
  ] as const)('reads %j as %d', async (answer, ambiguous) => {
    const { keyboard, screen, written } = terminal(answer);
    expect(await probeWidth(keyboard, screen)).toEqual({ ambiguous, typed: '' });
    expect(written.join('').endsWith('\r\u001b[K')).toBe(true);
  });

  it('gives back what was typed meanwhile', async () => {
    const { keyboard, screen } = terminal('12\u001b[1;2R3');
    expect(await probeWidth(keyboard, screen)).toEqual({ ambiguous: 1, typed: '123' });
  });

  it('takes silence for one cell', async () => {
    const { keyboard, screen } = terminal('');
    expect(await probeWidth(keyboard, screen, 1)).toEqual({ ambiguous: 1, typed: '' });
  });
});
