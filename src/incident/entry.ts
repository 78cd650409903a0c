import type { FieldId, LevelId, ProcedureId, RoleId, StepKey } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';
import type { Answer } from './answer.ts';

/** When something happened: for people the wall clock, for durations the time since the incident was opened. */
export interface Moment {
  /** ISO 8601 with the offset of the place, `2026-11-21T22:15:07.120+08:00`. */
  readonly wall: string;
  /** Milliseconds since the incident was opened; never goes back, whatever the wall clock does. */
  readonly elapsed: number;
}

/** Whether it is real. Fixed by the first entry, for ever. */
export type Kind = 'live' | 'drill';

/** Which procedure text an entry speaks of. */
export interface ProcedureVersion {
  readonly procedure: ProcedureId;
  readonly version: number;
  readonly digest: string;
}

/** One fact in an incident's log. Never changed, never removed: state is what replaying the entries gives. */
export type Entry = { readonly at: Moment } & (
  | ({ readonly type: 'opened' } & Opened)
  /** On a list field that has items: nobody can say whether there are more. The items stay. */
  | { readonly type: 'answered'; readonly step: StepKey; readonly field: FieldId; readonly answer: Answer }
  /** The same question answered anew; `was` is the answer it replaces. */
  | {
      readonly type: 'corrected';
      readonly step: StepKey;
      readonly field: FieldId;
      readonly answer: Answer;
      readonly was: Answer;
    }
  /** One part of one item of a list field; `item` counts from 0. Also used to correct a part. */
  | {
      readonly type: 'item-answered';
      readonly step: StepKey;
      readonly field: FieldId;
      readonly item: number;
      readonly part: FieldId;
      readonly answer: Answer;
    }
  /** No more items. */
  | { readonly type: 'list-completed'; readonly step: StepKey; readonly field: FieldId }
  /** Words were said, or an act was done. */
  | { readonly type: 'done'; readonly step: StepKey; readonly seen?: string }
  | { readonly type: 'skipped'; readonly step: StepKey; readonly reason: string }
  /** A party was tried; only `reached` finishes the step. */
  | {
      readonly type: 'tried';
      readonly step: StepKey;
      readonly role: RoleId;
      readonly party: string;
      readonly number?: string;
      readonly outcome: TryOutcome;
      /** What a party that was reached was told, as the screen had it. */
      readonly told?: string;
    }
  /**
   * The party had been reached at that time, at step `by` or, without it, of the operator's own accord; the operator takes
   * this step as done by it.
   */
  | {
      readonly type: 'counted';
      readonly step: StepKey;
      readonly role: RoleId;
      readonly by?: StepKey;
      readonly party: string;
      readonly reached: Moment;
    }
  /** A clock was put off: it wants the operator at so many milliseconds since opening. A deadline stays late for all that. */
  | { readonly type: 'snoozed'; readonly step: StepKey; readonly until: number; readonly reason: string }
  /** A party was rung of the operator's own accord, for no step. */
  | {
      readonly type: 'rang';
      readonly role?: RoleId;
      readonly party: string;
      readonly number?: string;
      readonly outcome: TryOutcome;
    }
  /** What a party that was reached so was told. */
  | { readonly type: 'told'; readonly party: string; readonly text: string }
  /** The act of a reminder was done once more. */
  | { readonly type: 'repeated'; readonly step: StepKey; readonly seen?: string }
  /** Steps that had been answered or skipped and no longer apply. What was done in the world never lapses. */
  | { readonly type: 'lapsed'; readonly steps: readonly StepKey[] }
  /** Lapsed steps that apply again: their answers want a second look (待复核). */
  | { readonly type: 'returned'; readonly steps: readonly StepKey[] }
  /** A returned answer was looked at and still stands. */
  | { readonly type: 'kept'; readonly step: StepKey }
  | { readonly type: 'noted'; readonly text: string }
  /** The operator's last key was a slip: what it put on record stays there, and counts no more. */
  | { readonly type: 'withdrawn'; readonly step: StepKey; readonly what: Withdrawable }
  /** The same of the latest ringing of that party for no step, and of what it was told there. */
  | { readonly type: 'withdrawn'; readonly what: 'rang'; readonly party: string }
  /** The level that the rules give, when it changes. Without `level`: none. `rule` is the rule's place, 0 first. */
  | {
      readonly type: 'graded';
      readonly procedure: ProcedureId;
      readonly level?: LevelId;
      readonly rule?: number;
    }
  | {
      readonly type: 'grade-overridden';
      readonly procedure: ProcedureId;
      readonly level: LevelId;
      readonly was?: LevelId;
      readonly reason: string;
    }
  /** A deadline passed before its step was finished, and the step applied for certain. */
  | { readonly type: 'late'; readonly step: StepKey }
  | ({ readonly type: 'handed-off'; readonly from: ProcedureId } & ProcedureVersion)
  /** Another procedure of the incident leads from here on. */
  | { readonly type: 'turned-to'; readonly procedure: ProcedureId }
  | { readonly type: 'hand-off-declined'; readonly to: ProcedureId; readonly reason?: string }
  | {
      readonly type: 'closed';
      readonly ending: Ending;
      readonly reason?: string;
      readonly owed: readonly Owed[];
    }
  /** The program came back to this incident after having stopped. */
  | { readonly type: 'resumed'; readonly operator: string; readonly desk: string }
  | {
      readonly type: 'taken-over';
      readonly operator: string;
      readonly desk: string;
      readonly from: string;
    }
  /** The wall clock was moved, by so many milliseconds. */
  | { readonly type: 'clock-jumped'; readonly by: number }
);

/** The circumstances that an incident was opened in. */
export interface Opened extends ProcedureVersion {
  readonly kind: Kind;
  readonly operator: string;
  readonly desk: string;
  /** What the operator typed into the triage box. */
  readonly words?: string;
  /** Site settings in force, so that limits read the same later. */
  readonly settings: { readonly [name: string]: number | string };
  /** The program's own version. */
  readonly program: string;
}

/** What a slip of the finger may have put on record of a step and can be taken back as if it had not been. */
export type Withdrawable = 'answered' | 'done' | 'skipped' | 'tried' | 'counted' | 'repeated';

/** What came of ringing a party once. */
export type TryOutcome = (typeof tryOutcomes)[number];

/** In the order in which every front end numbers them. */
export const tryOutcomes = ['reached', 'no-answer', 'busy', 'wrong-number'] as const;

/** How an incident came to its end. Everything but `finished` is an early end; `other` carries a reason in words. */
export type Ending = 'finished' | 'call-dropped' | 'handed-over' | 'false-report' | 'other';

/** A follow-up as it stood at closing. Without `due` the limit is no number, or could not be worked out. */
export interface Owed {
  readonly id: string;
  readonly what: Text;
  /** ISO 8601 with offset. */
  readonly due?: string;
  /** Why there is no due time, or the due point in words. */
  readonly before?: Text;
}

/** An entry before it is given its time. */
export type Happening = Entry extends infer One ? (One extends Entry ? Omit<One, 'at'> : never) : never;

export type EntryOf<Type extends Entry['type']> = Extract<Entry, { type: Type }>;
