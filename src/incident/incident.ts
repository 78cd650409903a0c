import type { FieldId, LevelId, ProcedureId, RoleId, StepKey } from '../procedure/ids.ts';
import type { Answer, Fact } from './answer.ts';
import type {
  Ending,
  Kind,
  Moment,
  Opened,
  Owed,
  ProcedureVersion,
  TryOutcome,
  Withdrawable,
} from './entry.ts';

/** Everything that is known of an incident: the fold of its entries by `evolve`, and nothing else. */
export interface Incident {
  readonly opened: Opened & { readonly at: Moment };
  readonly kind: Kind;
  /** The procedures run, in the order they were entered. */
  readonly procedures: readonly ProcedureEntered[];
  /** The one whose steps come first: the last one entered, or the one that the operator turned to. */
  readonly leading: ProcedureId;
  readonly facts: ReadonlyMap<FieldId, Fact>;
  /** How each step that was finished was finished, by its latest entry. */
  readonly finished: ReadonlyMap<StepKey, Finish>;
  /** Answered or skipped steps that no longer apply; they stay in the log and out of the summary. */
  readonly lapsed: ReadonlySet<StepKey>;
  /** Answers that applied, lapsed and apply again: 待复核. */
  readonly toReview: ReadonlySet<StepKey>;
  readonly tries: readonly Try[];
  /** Who was rung for no step. */
  readonly rings: readonly Ring[];
  /** The latest time each reminder's act was done again. */
  readonly repeated: ReadonlyMap<StepKey, Moment>;
  /** Clocks that were put off, until their step is finished or done again. */
  readonly snoozed: ReadonlyMap<StepKey, Snooze>;
  readonly notes: readonly { readonly at: Moment; readonly text: string }[];
  readonly corrections: readonly Correction[];
  /** By procedure, since each brings its own scheme. */
  readonly grades: ReadonlyMap<ProcedureId, Grade>;
  readonly late: ReadonlyMap<StepKey, Moment>;
  readonly declinedHandOffs: ReadonlySet<ProcedureId>;
  /** What the operator's last key did, while it can be taken back. */
  readonly lastKey?: LastKey | undefined;
  readonly closed?: {
    readonly at: Moment;
    readonly ending: Ending;
    readonly reason?: string;
    readonly owed: readonly Owed[];
  };
  /** Who answers now; changed by resuming and taking over. */
  readonly operator: string;
  readonly desk: string;
  /** How many entries made this state: the version that the next append expects. */
  readonly entries: number;
  /** The latest entry's elapsed time; time never goes back behind it. */
  readonly elapsed: number;
}

/** A procedure of the incident, and when it was opened with or handed off to. */
export interface ProcedureEntered extends ProcedureVersion {
  readonly entered: Moment;
}

/** `at` of an answer is when that very answer came to be held, so that changing it back restores its clocks too. */
export type Finish =
  | { readonly kind: 'answered'; readonly at: Moment; readonly field: FieldId }
  | { readonly kind: 'done'; readonly at: Moment; readonly seen?: string }
  | { readonly kind: 'reached'; readonly at: Moment; readonly party: string }
  | { readonly kind: 'skipped'; readonly at: Moment; readonly reason: string };

/** A clock put off until so many milliseconds since opening, and why. */
export interface Snooze {
  readonly until: number;
  readonly reason: string;
}

/** One ringing of a party, whatever came of it. */
export interface Try {
  readonly at: Moment;
  readonly step: StepKey;
  readonly role: RoleId;
  readonly party: string;
  readonly number?: string;
  readonly outcome: TryOutcome;
  /** What was said there. */
  readonly told?: string;
}

/** One ringing of the operator's own accord. */
export type Ring = Omit<Try, 'step' | 'role'> & Partial<Pick<Try, 'role'>>;

/**
 * What can be taken back: a new answer, an act, a skip, a try, a party counted as told; an answer that was changed and an
 * act done again, with what was before; a party rung for no step.
 */
export type LastKey =
  | { readonly step: StepKey; readonly what: Exclude<Withdrawable, 'repeated'> }
  | { readonly step: StepKey; readonly what: 'repeated'; readonly before: Moment | undefined }
  | { readonly step: StepKey; readonly what: 'corrected'; readonly field: FieldId; readonly was: Answer }
  | { readonly what: 'rang'; readonly party: string };

/** An answer that was replaced; both stay on record. */
export interface Correction {
  readonly at: Moment;
  /** When the answer that was replaced had been given. */
  readonly since: Moment;
  readonly step: StepKey;
  readonly field: FieldId;
  readonly from: Answer;
  readonly to: Answer;
}

/** The level by one procedure's rules, and by the operator. */
export interface Grade {
  /** What the rules give; the level that counts is `effectiveLevel`. */
  readonly level?: LevelId;
  /** The rule that gave it, by its place, 0 first. */
  readonly rule?: number;
  /** Since when the level that counts has been what it is. */
  readonly at: Moment;
  /** Every time that a rule came to give the level: what held once is not lost for want of a fact or by time. */
  readonly reached: readonly { readonly rule: number; readonly at: Moment }[];
  /** The operator's own level; it stands until another override. */
  readonly override?: { readonly level: LevelId; readonly reason: string; readonly at: Moment };
}
