import { closeSync, fdatasyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../src/incident/entry.ts';
import type { FieldId, ProcedureId, StepKey } from '../../src/procedure/ids.ts';
import { openRecords } from '../../src/records/journal-records.ts';
import type { Holder, IncidentId } from '../../src/records/records.ts';
import { median, ms, quantile, type Row, table, times } from './figures.ts';

const ANSWERS = 400;

/** One answer put on record, against appending and syncing the very same bytes by hand, with and without a history. */
export const measureDurableAnswer = async (folder: string): Promise<string> => {
  const rows = [...compare(folder, 0), ...compare(folder, 10_000)];
  return table(`A durable answer (${ANSWERS} each, in turn)`, rows);
};

const compare = (folder: string, history: number): readonly Row[] => {
  const place = join(folder, `records-${history}`);
  mkdirSync(place, { recursive: true });
  const records = openRecords({ folder: place, secondPlace: join(place, 'second'), now: () => new Date() });
  const holder: Holder = {
    operator: '王敏',
    desk: '1',
    host: 'bench',
    pid: process.pid,
    since: new Date().toISOString(),
  };
  const incident = records.begin('live', '20261121', holder);
  let count = 0;
  const append = (entries: readonly Entry[]): void => {
    if (records.append(incident, count, entries).kind !== 'saved')
      throw new Error('the bench could not save an answer');
    count += entries.length;
  };
  append([opening]);
  for (let written = 0; written < history; written += 500)
    append(Array.from({ length: 500 }, (_, n) => answer(written + n)));
  const bytes = lastLine(place, incident, append);
  const raw = openSync(join(place, 'raw'), 'a', 0o600);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let n = 0; n < ANSWERS; n += 1) {
    floor.push(
      timed(() => {
        writeSync(raw, bytes);
        fdatasyncSync(raw);
      }),
    );
    ours.push(timed(() => append([answer(n)])));
  }
  closeSync(raw);
  records.close();
  const name = `after ${history.toLocaleString('en')} entries`;
  return [
    { what: `raw append + fdatasync, ${name}, p50`, figure: ms(median(floor)) },
    {
      what: `zhiban, ${name}, p50`,
      figure: ms(median(ours)),
      ratio: times(median(ours) / median(floor)),
      aim: '≤ 1.5 ×',
    },
    {
      what: `zhiban, ${name}, p99`,
      figure: ms(quantile(ours, 0.99)),
      ratio: times(quantile(ours, 0.99) / quantile(floor, 0.99)),
    },
  ];
};

const timed = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** The bytes of one more answer, as the journal holds it. */
const lastLine = (
  place: string,
  incident: IncidentId,
  append: (entries: readonly Entry[]) => void,
): Buffer => {
  append([answer(0)]);
  const [year, month] = [incident.slice(0, 4), incident.slice(4, 6)];
  const text = readFileSync(join(place, 'incidents', year, month, `${incident}.jsonl`), 'utf8');
  return Buffer.from(`${text.trimEnd().split('\n').at(-1) ?? ''}\n`);
};

const at = (n: number) => ({ wall: '2026-11-21T22:15:07.120+08:00', elapsed: n * 1000 });

const opening: Entry = {
  type: 'opened',
  at: at(0),
  procedure: 'bench' as ProcedureId,
  version: 1,
  digest: '0'.repeat(64),
  kind: 'live',
  operator: '王敏',
  desk: '1',
  settings: {},
  program: 'bench',
};

const answer = (n: number): Entry => ({
  type: 'answered',
  at: at(n),
  step: 'bench/place' as StepKey,
  field: 'place' as FieldId,
  answer: { kind: 'value', value: `滨江路 ${n} 号 2 单元 301,楼道里有臭鸡蛋味` },
});
