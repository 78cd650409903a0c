import { expect } from 'vitest';
import type { Answer, Value } from '../../src/incident/answer.ts';
import type { Clock } from '../../src/incident/clocks.ts';
import { clocks } from '../../src/incident/clocks.ts';
import type { Command, Opening, Refusal } from '../../src/incident/command.ts';
import type { Next } from '../../src/incident/current-step.ts';
import { currentStep } from '../../src/incident/current-step.ts';
import type { Ground } from '../../src/incident/decide.ts';
import { decide } from '../../src/incident/decide.ts';
import type { Entry, Happening, Moment } from '../../src/incident/entry.ts';
import { replay } from '../../src/incident/evolve.ts';
import { effectiveLevel } from '../../src/incident/grade-view.ts';
import { hazards } from '../../src/incident/hazards.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Standing } from '../../src/incident/outline.ts';
import { outline } from '../../src/incident/outline.ts';
import type { Scene } from '../../src/incident/scene.ts';
import type { SnoozeMinutes } from '../../src/incident/snooze.ts';
import type { FieldId, LevelId, ProcedureId } from '../../src/procedure/ids.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import { id, key } from './a-procedure.ts';

/** Everything in tests happens on one evening; minute 0 is the opening. */
export const OPENED_AT = Date.parse('2026-11-21T22:15:00.000+08:00');

export const atMinute = (minute: number): Moment => ({
  wall: `${new Date(OPENED_AT + minute * 60_000 + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`,
  elapsed: Math.round(minute * 60_000),
});

export const opening = (rest: Partial<Opening> = {}): Opening => ({
  kind: 'live',
  operator: '甲',
  desk: '一台',
  settings: {},
  program: '0.0.0',
  ...rest,
});

export const ground = (...procedures: readonly Procedure[]): Ground => ({
  procedures: new Map(procedures.map((one) => [one.id, one])),
  holidays: {},
});

/** A value, or one of the three that are none. */
export type Said = Value | { readonly kind: 'unknown' | 'refused' | 'not-applicable' };
export const UNKNOWN = { kind: 'unknown' } as const;
export const REFUSED = { kind: 'refused' } as const;
export const NOT_APPLICABLE = { kind: 'not-applicable' } as const;

export const answer = (said: Said): Answer =>
  typeof said === 'object' && 'kind' in said ? said : { kind: 'value', value: said };

/** A call told as a story: orders at minutes, then what is so. Steps are named as `step`, or as `procedure/step`. */
export class Call {
  readonly ground: Ground;
  entries: readonly Entry[];
  minute = 0;
  /** Why the latest order was refused; undefined when it was not. */
  refusal: Refusal | undefined;
  /** What the latest order put on record. */
  added: readonly Entry[];

  constructor(
    procedures: readonly Procedure[],
    rest: Partial<Opening> = {},
    holidays: Ground['holidays'] = {},
  ) {
    const [first] = procedures;
    if (first === undefined) throw new Error('a call needs a procedure');
    this.ground = { ...ground(...procedures), holidays };
    const open: Command = { type: 'open', procedure: first.id, ...opening(rest) };
    const decision = decide(this.ground, undefined, open, atMinute(0));
    this.entries = decision.kind === 'accepted' ? decision.entries : [];
    this.added = this.entries;
  }

  get incident(): Incident {
    const incident = replay(this.entries);
    if (incident === undefined) throw new Error('not open');
    return incident;
  }

  get scene(): Scene {
    return { procedures: this.ground.procedures, incident: this.incident, now: atMinute(this.minute) };
  }

  at(minute: number): this {
    this.minute = minute;
    return this;
  }

  order(command: Command): this {
    const decision = decide(this.ground, this.incident, command, atMinute(this.minute));
    this.refusal = decision.kind === 'refused' ? decision.because : undefined;
    this.added = decision.kind === 'accepted' ? decision.entries : [];
    this.entries = [...this.entries, ...this.added];
    return this;
  }

  key(step: string): ReturnType<typeof key> {
    const [procedure = '', name] = step.split('/');
    return name === undefined ? key(this.incident.opened.procedure, step) : key(procedure, name);
  }

  answer(step: string, said: Said): this {
    return this.order({ type: 'answer', step: this.key(step), answer: answer(said) });
  }
  correct(step: string, said: Said): this {
    return this.order({ type: 'correct', step: this.key(step), answer: answer(said) });
  }
  item(step: string, item: number, part: string, said: Said): this {
    return this.order({
      type: 'answer-item',
      step: this.key(step),
      item,
      part: part as FieldId,
      answer: answer(said),
    });
  }
  noMore(step: string): this {
    return this.order({ type: 'complete-list', step: this.key(step) });
  }
  do(step: string, seen?: string): this {
    return this.order({ type: 'do', step: this.key(step), ...(seen === undefined ? {} : { seen }) });
  }
  tell(step: string, outcome: 'reached' | 'no-answer' | 'busy' | 'wrong-number' = 'reached'): this {
    return this.order({ type: 'try', step: this.key(step), party: '值班电话', outcome });
  }
  skip(step: string, reason = '来不及'): this {
    return this.order({ type: 'skip', step: this.key(step), reason });
  }
  withdraw(step: string): this {
    return this.order({ type: 'withdraw', step: this.key(step) });
  }
  keep(step: string): this {
    return this.order({ type: 'keep', step: this.key(step) });
  }
  repeat(step: string): this {
    return this.order({ type: 'repeat', step: this.key(step) });
  }
  snooze(step: string, minutes: SnoozeMinutes, reason = '占线'): this {
    return this.order({ type: 'snooze', step: this.key(step), minutes, reason });
  }
  countTold(step: string): this {
    return this.order({ type: 'count-told', step: this.key(step) });
  }
  handOff(to: string): this {
    return this.order({ type: 'hand-off', to: id(to) });
  }
  decline(to: string): this {
    return this.order({ type: 'decline-hand-off', to: id(to) });
  }
  override(level: string, reason = '现场判断'): this {
    return this.order({ type: 'override-grade', level: level as LevelId, reason });
  }
  close(): this {
    return this.order({ type: 'close', ending: 'finished' });
  }
  /** Time goes on to that minute, and the program notices. */
  tick(minute: number): this {
    return this.at(minute).order({ type: 'tick' });
  }

  /** What waits: a step, `→ procedure` for a hand-off, `end` for nothing. */
  get next(): string {
    return nameOf(currentStep(this.scene));
  }
  /** The steps that stand so, in reading order. */
  standing(...wanted: readonly Standing[]): readonly string[] {
    return outline(this.scene).flatMap((one) => (wanted.includes(one.standing) ? [this.short(one.key)] : []));
  }
  get hazards(): readonly string[] {
    return hazards(this.scene).map(({ hazard }) => hazard.id);
  }
  level(procedure: string = this.incident.opened.procedure): string | undefined {
    return effectiveLevel(this.incident.grades.get(procedure as ProcedureId));
  }
  get clocks(): readonly string[] {
    return clocks(this.scene).map((clock: Clock) => `${clock.step.id} ${clock.remaining / 60_000}`);
  }
  get types(): readonly string[] {
    return this.added.map(({ type }) => type);
  }

  /** The latest order was refused so, and nothing was put on record. */
  expectRefused(because: Refusal): this {
    expect({ refused: this.refusal, added: this.added }).toEqual({ refused: because, added: [] });
    return this;
  }
  /** The latest order put exactly this on record, now. */
  expectAdded(...happenings: readonly Happening[]): this {
    expect(this.refusal).toBeUndefined();
    const at = atMinute(this.minute);
    expect(this.added).toEqual(happenings.map((one) => ({ ...one, at })));
    return this;
  }

  private short(step: string): string {
    const own = `${this.incident.opened.procedure}/`;
    return step.startsWith(own) ? step.slice(own.length) : step;
  }
}

const nameOf = (next: Next): string => {
  switch (next.kind) {
    case 'step':
      return next.step.id;
    case 'hand-off':
      return `→ ${next.to.id}`;
    case 'finished':
      return 'end';
    default:
      return next satisfies never;
  }
};

/** A call on the first of these procedures, opened at minute 0. */
export const call = (...procedures: readonly Procedure[]): Call => new Call(procedures);
