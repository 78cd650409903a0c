import type { Value } from '../incident/answer.ts';
import type { Ending, Entry, Kind, TryOutcome } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import type { FieldType } from '../procedure/procedure.ts';
import type { Procedures } from '../procedure/procedures.ts';
import type { Language } from '../procedure/text.ts';
import { redact } from './redact.ts';
import type { PartyNames, RoleTitles } from './step-words.ts';
import { deviationsOf } from './summary-deviations.ts';
import { factsOf } from './summary-facts.ts';
import { followUpsOf, notesOf } from './summary-follow-ups.ts';
import { gradesOf } from './summary-grades.ts';
import { endingOf, proceduresRun } from './summary-header.ts';
import { notificationsOf, ringsOf } from './summary-notifications.ts';
import { remarksOf, type StorageFlaw, type StoragePlace } from './summary-remarks.ts';
import { timelineOf } from './summary-timeline.ts';
import { telling } from './telling.ts';

/**
 * The incident told: schema 1. Everything a reader wants as plain data, in one language; text, Markdown and JSON are three
 * ways to write it down. `zhiban summary --format json` prints exactly this object, so a key that was once released keeps
 * its name and its meaning; new keys may come, and then `schema` stays.
 *
 * Times `at`, `opened`, `closed`, `due` are ISO 8601 with the offset of the place. Lengths of time (`elapsed`, `duration`, `by`)
 * are milliseconds, `elapsed` since opening. `words` is what people read, in `language`; codes beside it (`kind`, `state`,
 * `outcome`, `type`, ids) never depend on the language. A key that has nothing to say is left out.
 */
export interface Summary {
  readonly schema: 1;
  /** Incident number. */
  readonly id: string;
  readonly kind: Kind;
  readonly language: Language;
  /** Names, telephone numbers and addresses are masked. */
  readonly redacted: boolean;
  readonly status: 'open' | 'closed';
  /** In the order in which they were entered. */
  readonly procedures: readonly ProcedureRun[];
  /** Who opened it, and where. Later ones are in the time line. */
  readonly operator: string;
  readonly desk: string;
  /** What was typed to find the procedure. */
  readonly callerWords?: string;
  readonly opened: string;
  readonly closed?: string;
  /** Until it was closed, or until the latest entry. */
  readonly duration: number;
  readonly ending?: { readonly kind: Ending; readonly words: string; readonly reason?: string };
  /** One for each procedure run that grades. */
  readonly grades: readonly GradeTold[];
  /** Facts as known, in reading order. Answers whose question no longer applies are left out. */
  readonly facts: readonly FactSection[];
  /** Every entry. */
  readonly timeline: readonly TimelineLine[];
  readonly notifications: readonly Notification[];
  /** Whom the operator rang for no step, in the order of ringing. */
  readonly rings: readonly RingTold[];
  readonly deviations: readonly Deviation[];
  readonly followUps: readonly FollowUpOwed[];
  /** What was noted during the call, and the addenda to it afterwards. */
  readonly notes: readonly Note[];
  /** How many entries the record has, and the first 8 hex digits of its last hash: a cut-off end is noticed by them. */
  readonly entries: number;
  readonly head: string;
  /** What is wrong with the record, or where it is when it could not be kept in its place. In sentences. */
  readonly remarks: readonly string[];
}

export interface ProcedureRun {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  /** First 8 hex digits of the digest of the exact text that was run. */
  readonly digest: string;
  /** Absent where that text is lost. */
  readonly review?: {
    readonly status: 'draft' | 'approved';
    readonly due: string;
    readonly by?: string;
    readonly on?: string;
  };
}

export interface GradeTold {
  readonly procedure: string;
  /** The name of the scheme. */
  readonly scheme: string;
  /** The level that counts: the operator's own, or else the rules'. Absent where none was reached. */
  readonly level?: string;
  readonly words: string;
  /** What the rules said, why, and where the rule comes from. */
  readonly byRules?: {
    readonly level: string;
    readonly words: string;
    readonly reason?: string;
    readonly sources: readonly string[];
    readonly at: string;
  };
  readonly override?: {
    readonly level: string;
    readonly words: string;
    readonly reason: string;
    readonly at: string;
  };
  /** Facts that are missing and could have raised the level. */
  readonly missing: readonly string[];
}

export interface FactSection {
  readonly procedure: string;
  readonly title: string;
  readonly facts: readonly FactTold[];
}

/** `skipped`: the question was skipped. `unanswered`: it applied, or may have, and was not answered. */
type FactState = 'value' | 'items' | 'unknown' | 'refused' | 'not-applicable' | 'unanswered' | 'skipped';

export interface FactTold {
  readonly field: string;
  /** Absent where the procedure's text is lost. */
  readonly type?: FieldType;
  readonly label: string;
  readonly critical: boolean;
  readonly state: FactState;
  readonly words: string;
  /** The value itself, for `value`: text, a number, yes or no, or the ids of choices. */
  readonly value?: Value;
  /** Looked wrong when it was given, and was taken all the same. */
  readonly doubtful?: true;
  /** What looks wrong with it, where that can be said in words. */
  readonly doubt?: string;
  /** 待复核: answered, did not apply for a while, applies again. */
  readonly review?: true;
  readonly corrections: readonly CorrectionTold[];
  /** For `items`. */
  readonly items?: readonly (readonly PartTold[])[];
  /** For `items`: the operator said that there are no more. */
  readonly complete?: boolean;
}

export interface CorrectionTold {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly elapsed: number;
}

export type PartTold = Pick<
  FactTold,
  'field' | 'type' | 'label' | 'state' | 'words' | 'value' | 'doubtful' | 'doubt'
>;

export interface TimelineLine {
  readonly at: string;
  readonly elapsed: number;
  readonly type: Entry['type'];
  readonly step?: string;
  /** For answers: the field, its type, and where it was or is a value, that value in words. */
  readonly field?: string;
  readonly fieldType?: FieldType;
  readonly was?: string;
  readonly value?: string;
  /** Without the words for `type`. */
  readonly words: string;
}

export interface Notification {
  readonly step: string;
  readonly role: string;
  readonly title: string;
  readonly state: 'reached' | 'not-reached' | 'skipped' | 'not-tried';
  /** The party had been reached otherwise, which the operator took for this step too; with `not-tried` nobody said whether. */
  readonly told?: ToldBefore;
  /** For `not-tried`: a fact is missing, so nobody knows whether the party was to be told; its time had run out. */
  readonly perhaps?: true;
  readonly tries: readonly TryTold[];
}

/** An earlier call to a step's party. */
export interface ToldBefore {
  /** Absent where the party was rung of the operator's own accord. */
  readonly step?: string;
  readonly at: string;
  readonly elapsed: number;
  readonly party: string;
}

export interface TryTold {
  readonly at: string;
  readonly elapsed: number;
  readonly party: string;
  readonly number?: string;
  readonly outcome: TryOutcome;
  readonly words: string;
  /** What the party was told, where it was reached. */
  readonly told?: string;
}

export interface RingTold extends TryTold {
  /** What the party is for, where it was rung as that. */
  readonly role?: string;
  readonly title?: string;
}

export interface Deviation {
  /** `snoozed`: a clock was put off. `still-reminds`: what a reminder waits for had not come when the call was closed. */
  readonly kind:
    | 'skipped'
    | 'late'
    | 'grade-overridden'
    | 'hand-off-declined'
    | 'left-undone'
    | 'snoozed'
    | 'still-reminds';
  readonly procedure: string;
  readonly step?: string;
  /** What the step is about; for a grade from which level to which. */
  readonly words: string;
  /** The step is a question, so it is among the facts as well. */
  readonly question?: true;
  readonly reason?: string;
  readonly at?: string;
  readonly elapsed?: number;
  /** For `late`: by how much. Absent where it was never finished. */
  readonly by?: number;
  /** For `snoozed`: until when. */
  readonly until?: string;
  /** For `left-undone`: a fact is missing, so nobody knows whether the step applied. */
  readonly perhaps?: true;
  /** For `left-undone`: the step's party had been reached otherwise. */
  readonly told?: ToldBefore;
}

export interface FollowUpOwed {
  readonly id: string;
  readonly words: string;
  readonly due?: string;
  /** Why there is no due time, or the due point in words. */
  readonly before?: string;
}

export interface Note {
  readonly at: string;
  readonly elapsed: number;
  readonly text: string;
  /** Made after closing. */
  readonly addendum: boolean;
}

/** All that a summary is told from. */
export interface SummaryInput {
  readonly id: string;
  readonly incident: Incident;
  readonly entries: readonly Entry[];
  /** In the versions that the incident was run on. */
  readonly procedures: Procedures;
  readonly head: string;
  readonly language: Language;
  /** Mask names, telephone numbers and addresses. */
  readonly redact?: boolean;
  readonly roles?: RoleTitles;
  /** The names of parties in both languages. */
  readonly names?: PartyNames;
  readonly damage?: readonly StorageFlaw[];
  /** Where the latest entries are, when they are not where they belong. */
  readonly appended?: StoragePlace;
}

/** Tells an incident. Pure: the same entries give the same summary, at any time and on any machine. */
export const summarize = (input: SummaryInput): Summary => {
  const { id, incident, head, language } = input;
  const told = telling(input);
  const { opened, closed } = incident;
  const ending = endingOf(incident, language);
  const summary: Summary = {
    schema: 1,
    id,
    kind: incident.kind,
    language,
    redacted: false,
    status: closed === undefined ? 'open' : 'closed',
    procedures: proceduresRun(told),
    operator: opened.operator,
    desk: opened.desk,
    ...(opened.words ? { callerWords: opened.words } : {}),
    opened: opened.at.wall,
    ...(closed === undefined ? {} : { closed: closed.at.wall }),
    duration: closed === undefined ? incident.elapsed : closed.at.elapsed,
    ...(ending === undefined ? {} : { ending }),
    grades: gradesOf(told),
    facts: factsOf(told),
    timeline: timelineOf(told),
    notifications: notificationsOf(told),
    rings: ringsOf(told),
    deviations: deviationsOf(told),
    followUps: followUpsOf(incident, language),
    notes: notesOf(input.entries),
    entries: incident.entries,
    head,
    remarks: remarksOf(input.damage ?? [], input.appended, language),
  };
  return input.redact ? redact(summary) : summary;
};
