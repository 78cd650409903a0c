import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { interleaved, median, ms, table, times } from './figures.ts';

const program = join(import.meta.dirname, '../../bin/zhiban.js');

/** Whole processes without a terminal. */
export const measureCommand = async (folder: string): Promise<string> => {
  const env = { ...process.env, ZHIBAN_HOME: join(folder, 'home'), XDG_CACHE_HOME: join(folder, 'cache') };
  const whole = (args: readonly string[]) => (): Promise<number> =>
    new Promise((resolve) => {
      const began = performance.now();
      const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
      child.stdout.resume();
      child.on('close', () => resolve(performance.now() - began));
    });
  const cases = [
    { name: 'bare', run: whole(['-e', '0']) },
    { name: 'procedures', run: whole([program, 'procedures', '--json']) },
    { name: 'version', run: whole([program, '--version']) },
  ];
  await interleaved(cases, 2);
  const figures = await interleaved(cases, 31);
  const of = (name: string): number => median(figures.get(name) ?? []);
  return table('A command without a terminal (median of 31)', [
    { what: 'bare node -e 0', figure: ms(of('bare')) },
    { what: 'zhiban --version', figure: ms(of('version')), ratio: times(of('version') / of('bare')) },
    {
      what: 'zhiban procedures --json',
      figure: ms(of('procedures')),
      ratio: times(of('procedures') / of('bare')),
      aim: '≤ 2.5 ×',
    },
  ]);
};
