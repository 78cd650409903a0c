import type { Condition } from '../condition/expression.ts';
import type { FieldId, LevelId, ProcedureId, RoleId, SourceId, StepId } from './ids.ts';
import type { Phrase } from './phrases.ts';
import type { Text } from './text.ts';

/** One plan that an operator can run, after loading and checking. What the author writes is in content/README.md. */
export interface Procedure {
  readonly id: ProcedureId;
  /** Counted up by the author at every change of substance. */
  readonly version: number;
  /**
   * SHA-256 (hex) of `procedureText` of this procedure: blocks and site overlay included. The text is kept beside the
   * records, so an old incident is re-read as it was run.
   */
  readonly digest: string;
  readonly family: string;
  readonly title: Text;
  readonly aliases: readonly string[];
  /** What callers really say; feeds the triage box. */
  readonly heard: readonly string[];
  /** Life-safety: shown first, never ranked below by accident. */
  readonly life: boolean;
  /** The one for calls whose matter is not clear yet, or that no other procedure covers. Absent on all others. */
  readonly general?: true | undefined;
  /** Rows of the source catalogue that this procedure answers. */
  readonly covers: readonly string[];
  /** Trades that use it: gas, mall, bank, property … Empty means all. */
  readonly sectors: readonly string[];
  readonly sources: { readonly [id: SourceId]: Source };
  readonly review: Review;
  readonly hazards: readonly Hazard[];
  readonly fields: { readonly [id: FieldId]: Field };
  readonly sections: readonly Section[];
  /** In reading order; blocks are already put in their places. */
  readonly steps: readonly Step[];
  readonly grade?: GradeScheme | undefined;
  readonly handOffs: readonly HandOff[];
  readonly followUps: readonly FollowUp[];
  /** Words at hand beside the steps. Texts kept from before there were any have none. */
  readonly phrases?: readonly Phrase[] | undefined;
}

/** Where an instruction comes from. `ours` marks what no source gives: it stays a draft until an organisation approves it. */
export interface Source {
  readonly document: Text;
  readonly section?: Text | undefined;
  readonly depth?: 'detailed' | 'thin' | 'named-only' | undefined;
  readonly ours: boolean;
}

/** How far the text has been approved. */
export interface Review {
  readonly status: 'draft' | 'approved';
  /** Who keeps it up to date. */
  readonly owner: Text;
  /** Must be looked at again by this day, `YYYY-MM-DD`. */
  readonly due: string;
  readonly by?: string | undefined;
  readonly on?: string | undefined;
}

/** What must not be done. Shown while `when` is not false and `until` is not true. */
export interface Hazard {
  readonly id: string;
  readonly text: Text;
  readonly when?: Condition | undefined;
  readonly until?: Condition | undefined;
  readonly sources: readonly SourceId[];
}

export type FieldType =
  | 'text'
  | 'long-text'
  | 'name'
  | 'phone'
  | 'address'
  | 'moment'
  | 'number'
  | 'count'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'list';

/** A named fact. No field ever forces an answer: 不清楚, 拒绝回答 and 不适用 are always there. */
export interface Field {
  readonly id: FieldId;
  readonly type: FieldType;
  readonly label: Text;
  /** Shown first among the facts while it is not known. */
  readonly critical: boolean;
  /** For moment: it is agreed and yet to come, so that 9:00 means the next one. */
  readonly future?: true | undefined;
  readonly hint?: Text | undefined;
  /** For choice and choices, in reading order. */
  readonly options?: readonly Option[] | undefined;
  /** For number and count. Outside is accepted with a mark, never refused. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly unit?: Text | undefined;
  /** For yes-no: what its two answers are called where 是 and 否 sound wrong, as 有 and 没有 do not. */
  readonly yes?: Text | undefined;
  readonly no?: Text | undefined;
  /** Offered for text fields. */
  readonly suggestions?: readonly Text[] | undefined;
  /** For list: the facts of each item (a casualty, a lift, a suspect), asked one after the other. */
  readonly parts?: readonly Field[] | undefined;
}

/** One answer of a choice. */
export interface Option {
  readonly id: string;
  readonly label: Text;
  /** A short mark beside the choice, such as → 120 · 119. */
  readonly leadsTo?: Text | undefined;
  /** Among several choices, one that no other goes with, such as 都没有. */
  readonly alone?: true | undefined;
}

/** A heading above steps; a step names it by its place, 0 first, -1 for those before the first one. */
export interface Section {
  readonly title: Text;
}

/**
 * One thing on screen. `kind` is what finishes it: an answer (ask), words said (say), an act (do) or a party
 * reached (notify). Beside that a step may carry words for the caller (`say`) and an act (`do`).
 */
export interface Step {
  readonly id: StepId;
  readonly kind: 'say' | 'ask' | 'do' | 'notify';
  /** Index into the procedure's sections; -1 before the first one. */
  readonly section: number;
  /** Read aloud to the caller, one line an instruction. */
  readonly say?: Text | undefined;
  /** For the operator, object first. */
  readonly do?: Text | undefined;
  readonly ask?: FieldId | undefined;
  /** The question as the operator puts it; the field's label if absent. */
  readonly question?: Text | undefined;
  readonly notify?: RoleId | undefined;
  /** Which report this is to a party that is told more than once: 首报, 补报伤亡. */
  readonly title?: Text | undefined;
  /** What to tell that party; `{field}` is filled in, unknown said as unknown. */
  readonly message?: Text | undefined;
  /** What finishing means, as seen or said (已有人守在 1 楼厅门), for say and do steps. */
  readonly done?: Text | undefined;
  readonly why?: Text | undefined;
  /** The fact that is read back to the caller here, so that a slip of the ear or the hand is noticed. */
  readonly readsBack?: FieldId | undefined;
  /** The caller must not hear this. */
  readonly silent: boolean;
  /** Every condition that decides whether the step applies: its own, its section's, its block's. All must hold. */
  readonly when: readonly Condition[];
  /** What the send-help-now key jumps to. */
  readonly sendsHelp: boolean;
  readonly within?: Deadline | undefined;
  readonly every?: Reminder | undefined;
  readonly sources: readonly SourceId[];
}

/** A number of the procedure's own, or a site setting by name. */
export type Amount = number | { readonly setting: string };

/** The step should be finished within so many minutes of a moment, 0 by it: `opened`, `graded`, a moment field, or a step id. */
export interface Deadline {
  readonly minutes: Amount;
  readonly of: string;
}

/** Once the step is finished it comes back every so many minutes, until the condition holds. */
export interface Reminder {
  readonly minutes: Amount;
  readonly until: Condition;
}

/** The levels of an event, and the rules that give them. */
export interface GradeScheme {
  readonly name: Text;
  /** From the mildest to the most severe: a level's place is its severity, so schemes can be compared. */
  readonly levels: readonly { readonly id: LevelId; readonly title: Text }[];
  readonly rules: readonly GradeRule[];
}

/** While `when` holds the event is at least of this level. */
export interface GradeRule {
  readonly level: LevelId;
  readonly when: Condition;
  readonly reason: Text;
  readonly sources: readonly SourceId[];
}

/** Going into another procedure within the same incident. Offered as soon as `when` holds. */
export interface HandOff {
  readonly to: ProcedureId;
  readonly when: Condition;
  readonly because: Text;
  readonly sources: readonly SourceId[];
}

/** What is still owed after closing. */
export interface FollowUp {
  readonly id: string;
  readonly what: Text;
  readonly when?: Condition | undefined;
  readonly within?: FollowUpLimit | undefined;
  /** A due point that is no number (在恢复运行前). */
  readonly before?: Text | undefined;
  readonly sources: readonly SourceId[];
}

/** By when something that is owed is due. */
export interface FollowUpLimit {
  readonly amount: Amount;
  readonly unit: 'hours' | 'days' | 'working-days';
  /** `opened`, `closed`, `graded`, a moment field or a step id. */
  readonly of: string;
}
