import { join } from 'node:path';
import { median, ms, quantile, table, times } from './figures.ts';
import { PseudoTerminal } from './pseudo-terminal.ts';

const program = join(import.meta.dirname, '../../bin/zhiban.js');
const KEYS = 400;
const [down, up] = ['\x1b[B', '\x1b[A'];

/** From an arrow key to the first byte of its frame, on the call screen and in the minimal Ink app, in turn. */
export const measureKeyToFrame = async (folder: string, minimalInk: string): Promise<string> => {
  const env = { ZHIBAN_HOME: join(folder, 'home-keys') };
  const call = new PseudoTerminal([process.execPath, program, 'start', 'gas-accident-report'], env);
  const ink = new PseudoTerminal([process.execPath, minimalInk], env);
  await Promise.all([call.until('禁忌'), ink.until('q quits')]);
  const figures = { call: [] as { ms: number; bytes: number }[], ink: [] as { ms: number; bytes: number }[] };
  for (let key = 0; key < KEYS; key += 1) {
    const arrow = key % 2 === 0 ? down : up;
    figures.ink.push(await ink.press(arrow));
    figures.call.push(await call.press(arrow));
  }
  await Promise.all([call.end(), ink.end()]);
  const at = (which: 'call' | 'ink', share: number): number =>
    quantile(
      figures[which].map((one) => one.ms),
      share,
    );
  const bytes = (which: 'call' | 'ink'): string => `${median(figures[which].map((one) => one.bytes))} B`;
  return table(`Key to frame (${KEYS} arrow keys each, in turn)`, [
    { what: 'minimal Ink app, p50', figure: ms(at('ink', 0.5)) },
    { what: 'call screen, p50', figure: ms(at('call', 0.5)), ratio: times(at('call', 0.5) / at('ink', 0.5)) },
    { what: 'minimal Ink app, p99', figure: ms(at('ink', 0.99)) },
    {
      what: 'call screen, p99',
      figure: ms(at('call', 0.99)),
      ratio: times(at('call', 0.99) / at('ink', 0.99)),
      aim: '≤ 2 ×',
    },
    { what: 'bytes a key, minimal Ink app', figure: bytes('ink') },
    { what: 'bytes a key, call screen', figure: bytes('call') },
  ]);
};
