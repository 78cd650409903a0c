import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeContent } from '../../src/procedure/compiled-content.ts';
import { interleaved, median, ms, quantile, type Row, table, times } from './figures.ts';
import { generatedContent } from './generated-procedures.ts';
import { PseudoTerminal } from './pseudo-terminal.ts';

const root = join(import.meta.dirname, '../..');
const ROUNDS = 21;

/** The first frame, and a key in the search box, with a handful of procedures, as many as anybody has, and far more. */
export const measureManyProcedures = async (folder: string): Promise<string> => {
  const six = installed(folder, 6);
  const some = installed(folder, 150);
  const many = installed(folder, 10_000);
  const first = ({ count, program, env }: Installed) => ({
    name: String(count),
    run: async (): Promise<number> => {
      const terminal = new PseudoTerminal([process.execPath, program], env);
      const took = await terminal.until('来电人说');
      await terminal.end();
      return took;
    },
  });
  const cases = [six, some, many].map(first);
  await interleaved(cases, 2);
  const figures = await interleaved(cases, ROUNDS);
  const of = ({ count }: Installed): number => median(figures.get(String(count)) ?? []);
  const frame = (one: Installed, aim?: string): Row => ({
    what: `first frame, ${one.count.toLocaleString('en')} procedures`,
    figure: ms(of(one)),
    ratio: times(of(one) / of(six)),
    ...(aim === undefined ? {} : { aim }),
  });
  const rows = [frame(six), frame(some, '≤ 1.1 ×'), frame(many, '≤ 1.3 ×')];
  for (const one of [some, many]) rows.push(...(await keys(one)));
  return table(`Many procedures (generated; median of ${ROUNDS}, ratio to six of them)`, rows);
};

interface Installed {
  readonly count: number;
  readonly program: string;
  readonly env: { readonly [name: string]: string };
}

/** The built program, with other content beside it. */
const installed = (folder: string, count: number): Installed => {
  const place = join(folder, `installed-${count}`);
  mkdirSync(place);
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(root, part), join(place, part), { recursive: true });
  }
  writeFileSync(join(place, 'dist', 'content.jsonl'), writeContent(generatedContent(count)));
  return {
    count,
    program: join(place, 'bin', 'zhiban.js'),
    env: { ZHIBAN_HOME: join(place, 'home'), XDG_CACHE_HOME: join(folder, 'cache') },
  };
};

/** What callers say and what operators abbreviate, a piece a key. */
const typed = ['地下车库水管漏水', '配电箱冒烟', '有人说电梯卡住', 'loutai', '扶梯夹人了没人管', 'zzqq'];
const clear = '\x1b';

/** From a character typed into the search box to the first byte of its frame. */
const keys = async ({ count, program, env }: Installed): Promise<readonly Row[]> => {
  const terminal = new PseudoTerminal([process.execPath, program], env);
  await terminal.until('来电人说');
  await quiet();
  const took: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (const words of typed) {
      for (const character of words) took.push((await terminal.press(character)).ms);
      await terminal.press(clear);
    }
  }
  await terminal.end();
  const name = `key in the search box, ${count.toLocaleString('en')} procedures`;
  return [
    { what: `${name}, p50`, figure: ms(median(took)) },
    { what: `${name}, p99 of ${took.length}`, figure: ms(quantile(took, 0.99)), aim: '≤ 16 ms' },
  ];
};

/** Long enough to have read in idle moments what is read then. */
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500));
