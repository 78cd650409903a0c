import { join } from 'node:path';
import { resumeList } from '../../src/console/calls/resume-list.ts';
import { themeOf } from '../../src/console/theme.ts';
import { wordsIn } from '../../src/console/words.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { openRecords } from '../../src/records/journal-records.ts';
import { systemClock } from '../../src/session/clock.ts';
import { openIncident } from '../../src/session/opening.ts';
import type { Place } from '../../src/session/place.ts';
import { openHeads, unfinishedOf } from '../../src/session/unfinished.ts';
import { median, ms, table } from './figures.ts';

const CALLS = 50;
const NOTES = 25;
const ROUNDS = 20;

/** The list of unfinished calls, most urgent first: each is read from its entries, since no index knows their clocks. */
export const measureUnfinished = (folder: string): string => {
  const place = placeIn(join(folder, 'unfinished'));
  for (let call = 0; call < CALLS; call += 1) leaveOpen(place);
  const figures = Array.from({ length: ROUNDS }, () => listed(place));
  place.records.close();
  const rows = [
    { what: 'first time', figure: ms(figures[0] ?? Number.NaN), aim: '< 200 ms' },
    { what: 'p50', figure: ms(median(figures)), aim: '< 200 ms' },
  ];
  return table(`A list of ${CALLS} unfinished calls (${NOTES + 1} entries each, read and drawn)`, rows);
};

const placeIn = (folder: string): Place => {
  const { content } = loadContent(join(import.meta.dirname, '../../content'));
  return {
    records: openRecords({ folder, secondPlace: join(folder, 'second'), now: () => new Date() }),
    ground: { procedures: content.procedures, holidays: content.holidays },
    clock: systemClock(),
    holder: { operator: '王敏', desk: '1', host: 'bench', pid: process.pid, since: new Date().toISOString() },
  };
};

const leaveOpen = (place: Place): void => {
  const opening = { kind: 'live', settings: {}, program: 'bench' } as const;
  const session = openIncident(place, 'gas-accident-report' as ProcedureId, opening);
  if (session === undefined) throw new Error('the bench could not open a call');
  for (let note = 0; note < NOTES; note += 1) session.send({ type: 'note', text: `第 ${note} 条备注` });
  session.leave();
};

/** Milliseconds until the list can be painted. */
const listed = (place: Place): number => {
  const began = performance.now();
  const pen = {
    language: 'zh',
    words: wordsIn('zh'),
    theme: themeOf('dark'),
    columns: 80,
    rows: 23,
    others: [],
  } as const;
  const nothing = (): void => {};
  const list = resumeList({
    pen: () => pen,
    unfinished: unfinishedOf(place, openHeads(place)),
    own: [],
    resume: nothing,
    resumeAll: nothing,
    back: nothing,
    leave: nothing,
  });
  list.draw(pen);
  return performance.now() - began;
};
