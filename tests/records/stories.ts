import { hostname } from 'node:os';
import type { Entry, EntryOf, Kind } from '../../src/incident/entry.ts';
import type { FieldId, ProcedureId, StepKey } from '../../src/procedure/ids.ts';
import type { Holder } from '../../src/records/records.ts';

export const day = '20261121';

export const holder = (operator = '甲'): Holder => ({
  operator,
  desk: '1',
  host: hostname(),
  pid: process.pid,
  since: '2026-11-21T08:00:00+08:00',
});

const moment = (second: number): Entry['at'] => ({
  wall: `2026-11-21T22:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000+08:00`,
  elapsed: second * 1000,
});

export const opened = (kind: Kind = 'live', words = '闻到煤气味'): EntryOf<'opened'> => ({
  at: moment(0),
  type: 'opened',
  kind,
  operator: '甲',
  desk: '1',
  words,
  procedure: 'some-procedure' as ProcedureId,
  version: 3,
  digest: 'd'.repeat(64),
  settings: { city: '示例市', limit: 30 },
  program: '0.1.0',
});

export const noted = (text: string, second = 1): EntryOf<'noted'> => ({
  at: moment(second),
  type: 'noted',
  text,
});

export const answered = (value: string, second = 2): EntryOf<'answered'> => ({
  at: moment(second),
  type: 'answered',
  step: 'some-procedure/where' as StepKey,
  field: 'where' as FieldId,
  answer: { kind: 'value', value },
});

export const closed = (second = 9): EntryOf<'closed'> => ({
  at: moment(second),
  type: 'closed',
  ending: 'finished',
  owed: [],
});

/** What was noted, in order: enough to tell entries apart. */
export const notesOf = (entries: readonly Entry[] | undefined): readonly string[] =>
  (entries ?? []).flatMap((entry) => (entry.type === 'noted' ? entry.text : []));
