import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundling } from '../../.config/build.ts';
import { type Row, table } from './figures.ts';

const root = join(import.meta.dirname, '../..');
const HOURS = 8;

interface Hour {
  readonly hour: number;
  /** Bytes in use after everything unused was thrown away. */
  readonly heap: number;
  readonly listeners: number;
  /** Bytes written to the terminal since the start. */
  readonly written: number;
  /** Bytes of all records. */
  readonly kept: number;
}

/** A shift at the desk in a few minutes: what the first hour holds and what the last one does. */
export const measureSoak = async (folder: string): Promise<string> => {
  const { output, ...input } = bundling;
  const bundle = await rolldown({ ...input, cwd: root, input: 'tests/bench/apps/soak.ts' });
  const program = join(folder, 'soak.mjs');
  await bundle.write({ ...output, file: program, codeSplitting: false });
  await bundle.close();
  const rows: Row[] = [];
  for (const [place, what] of places) rows.push(...rowsOf(what, await shift(program, place)));
  return table(`${HOURS} hours, each second called by hand, a key every two minutes`, rows);
};

const places = [
  ['home', 'home screen'],
  ['call', 'call'],
  ['parked', 'call, three more parked'],
] as const;

const rowsOf = (what: string, hours: readonly Hour[]): readonly Row[] => {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) throw new Error('the soak gave no figures');
  const mega = (bytes: number): string => (bytes / 1e6).toFixed(2);
  return [
    {
      what: `${what}, memory in use after hour 1 and hour ${last.hour}`,
      figure: `${mega(first.heap)} → ${mega(last.heap)} MB`,
      ratio: `${(last.heap / first.heap).toFixed(3)} ×`,
      aim: 'flat',
    },
    {
      what: `${what}, listeners; bytes of the records`,
      figure: `${first.listeners} → ${last.listeners}; ${first.kept} → ${last.kept}`,
      aim: 'flat',
    },
  ];
};

const shift = (program: string, place: string): Promise<readonly Hour[]> =>
  new Promise((resolve, reject) => {
    const args = ['--expose-gc', program, join(root, 'dist/content.jsonl'), String(HOURS), place];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out));
      else reject(new Error(`the soak ended with ${code}`));
    });
  });
