import { join } from 'node:path';
import { interleaved, median, ms, table, times } from './figures.ts';
import { PseudoTerminal } from './pseudo-terminal.ts';

const program = join(import.meta.dirname, '../../bin/zhiban.js');
const clack = join(import.meta.dirname, 'apps/clack-select.ts');

/** From the start of the process to the first frame that a key can answer. */
export const measureFirstFrame = async (folder: string, minimalInk: string): Promise<string> => {
  const env = { ZHIBAN_HOME: join(folder, 'home'), XDG_CACHE_HOME: join(folder, 'cache') };
  const until = (command: readonly string[], marker: string) => async (): Promise<number> => {
    const terminal = new PseudoTerminal([process.execPath, ...command], env);
    const took = await terminal.until(marker);
    await terminal.end();
    return took;
  };
  const cases = [
    {
      name: 'bare',
      run: until(['-e', 'process.stdout.write("ready"); setInterval(() => {}, 60_000)'], 'ready'),
    },
    { name: 'ink', run: until([minimalInk], 'q quits') },
    { name: 'clack', run: until([clack], 'ready') },
    { name: 'zhiban', run: until([program], '来电人说') },
  ];
  await interleaved(cases, 2);
  const figures = await interleaved(cases, 21);
  const of = (name: string): number => median(figures.get(name) ?? []);
  const row = (name: string, what: string) => ({
    what,
    figure: ms(of(name)),
    ratio: times(of(name) / of('bare')),
  });
  return table('First interactive frame (median of 21, ratio to bare node)', [
    row('bare', 'bare node, one write'),
    row('clack', 'one @clack/prompts select, unbundled'),
    row('ink', 'minimal Ink app, bundled'),
    {
      ...row('zhiban', 'zhiban, home screen'),
      aim: `≤ 1.2 × minimal Ink; is ${times(of('zhiban') / of('ink'))}`,
    },
  ]);
};
