import { join } from 'node:path';
import type { Answer, Value } from '../../src/incident/answer.ts';
import type { Command, Opening } from '../../src/incident/command.ts';
import { decide, type Ground } from '../../src/incident/decide.ts';
import type { Entry, Moment } from '../../src/incident/entry.ts';
import { evolve, replay } from '../../src/incident/evolve.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Content } from '../../src/procedure/content.ts';
import type { FieldId, LevelId, ProcedureId, StepKey } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';
import { type Summary, type SummaryInput, summarize } from '../../src/report/summary.ts';

const loaded = loadContent(join(import.meta.dirname, 'content')).content;

/**
 * A made-up organisation's procedures, with every kind of field and step. Their digests are set here, so that a golden
 * does not change whenever the format of procedures does.
 */
export const content: Content = {
  ...loaded,
  procedures: new Map(
    wholeOf(loaded.procedures).map((procedure, place) => [
      procedure.id,
      { ...procedure, digest: String(place + 1).repeat(64) },
    ]),
  ),
};
export const ground: Ground = { procedures: content.procedures, holidays: content.holidays };

export const stuckLift = 'stuck-lift' as ProcedureId;
export const smokeSeen = 'smoke-seen' as ProcedureId;
export const level = (id: string): LevelId => id as LevelId;

/** A step of the lift procedure, or with a slash of any. */
export const step = (id: string): StepKey => (id.includes('/') ? id : `stuck-lift/${id}`) as StepKey;

type Order = Exclude<Command, { type: 'open' }>;
/** What the operator did, and when: seconds since opening. */
export type Line = readonly [seconds: number, order: Order];

const toAnswer = (given: Value | Answer): Answer =>
  typeof given === 'object' && 'kind' in given ? given : { kind: 'value', value: given };

export const unknown: Answer = { kind: 'unknown' };
export const refused: Answer = { kind: 'refused' };
export const notApplicable: Answer = { kind: 'not-applicable' };

export const answer = (id: string, given: Value | Answer): Order => ({
  type: 'answer',
  step: step(id),
  answer: toAnswer(given),
});
export const correct = (id: string, given: Value | Answer): Order => ({
  type: 'correct',
  step: step(id),
  answer: toAnswer(given),
});
export const part = (id: string, item: number, name: string, given: Value | Answer): Order => ({
  type: 'answer-item',
  step: step(id),
  item,
  part: name as FieldId,
  answer: toAnswer(given),
});

const EIGHT_HOURS = 8 * 3_600_000;
const opened = Date.parse('2026-11-21T22:15:07.120+08:00');

export const at = (seconds: number): Moment => ({
  wall: `${new Date(opened + seconds * 1000 + EIGHT_HOURS).toISOString().slice(0, -1)}+08:00`,
  elapsed: seconds * 1000,
});

export const opening: Opening = {
  kind: 'live',
  operator: '王敏',
  desk: '热线 1 台',
  words: '电梯不动了',
  settings: { contact_minutes: 1 },
  program: '0.0.0',
};

export interface Told {
  readonly incident: Incident;
  readonly entries: readonly Entry[];
}

/** Plays a call. An order that is refused is a mistake of the test. */
export const call = (lines: readonly Line[], differently: Partial<Opening> = {}): Told => {
  const play = (incident: Incident | undefined, command: Command, seconds: number): readonly Entry[] => {
    const decision = decide(ground, incident, command, at(seconds));
    if (decision.kind === 'refused')
      throw new Error(`${JSON.stringify(command)} after ${seconds} s: ${decision.because}`);
    return decision.entries;
  };
  const entries = [...play(undefined, { type: 'open', procedure: stuckLift, ...opening, ...differently }, 0)];
  let incident = replay(entries);
  for (const [seconds, order] of lines) {
    const more = play(incident, order, seconds);
    entries.push(...more);
    incident = incident && more.reduce(evolve, incident);
  }
  if (incident === undefined) throw new Error('the call was not opened');
  return { incident, entries };
};

/** The summary of a call. */
export const summaryOf = (told: Told, differently: Partial<SummaryInput> = {}): Summary =>
  summarize({
    id: '20261121-003',
    ...told,
    procedures: content.procedures,
    head: '1a2b3c4d',
    language: 'zh',
    roles: content.roles,
    ...differently,
  });
