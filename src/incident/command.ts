import type { FieldId, LevelId, ProcedureId, RoleId, StepKey } from '../procedure/ids.ts';
import type { Answer } from './answer.ts';
import type { Ending, Entry, Kind, TryOutcome } from './entry.ts';
import type { SnoozeMinutes } from './snooze.ts';

/** What the operator orders. A command names the step it answers, so a key that bounces answers once. */
export type Command =
  | ({ readonly type: 'open'; readonly procedure: ProcedureId } & Opening)
  | { readonly type: 'answer'; readonly step: StepKey; readonly answer: Answer }
  /** Answer anew what was answered before. */
  | { readonly type: 'correct'; readonly step: StepKey; readonly answer: Answer }
  | {
      readonly type: 'answer-item';
      readonly step: StepKey;
      readonly item: number;
      readonly part: FieldId;
      readonly answer: Answer;
    }
  | { readonly type: 'complete-list'; readonly step: StepKey }
  | { readonly type: 'do'; readonly step: StepKey; readonly seen?: string }
  | { readonly type: 'skip'; readonly step: StepKey; readonly reason: string }
  | {
      readonly type: 'try';
      readonly step: StepKey;
      readonly party: string;
      readonly number?: string;
      readonly outcome: TryOutcome;
      /** What the party was told, where it was reached. */
      readonly told?: string;
    }
  /** The party was reached for another procedure already: take this step as done by that. */
  | { readonly type: 'count-told'; readonly step: StepKey }
  | {
      readonly type: 'snooze';
      readonly step: StepKey;
      readonly minutes: SnoozeMinutes;
      readonly reason: string;
    }
  | {
      readonly type: 'ring';
      readonly role?: RoleId;
      readonly party: string;
      readonly number?: string;
      readonly outcome: TryOutcome;
    }
  | { readonly type: 'tell'; readonly party: string; readonly text: string }
  | { readonly type: 'repeat'; readonly step: StepKey; readonly seen?: string }
  | { readonly type: 'keep'; readonly step: StepKey }
  | { readonly type: 'note'; readonly text: string }
  /** Takes the operator's last key back. Names the step it was pressed in, so that a bounced key takes back one. */
  | { readonly type: 'withdraw'; readonly step: StepKey }
  /** The same where the last key said that a party had been rung for no step. */
  | { readonly type: 'withdraw-ring'; readonly party: string }
  | { readonly type: 'override-grade'; readonly level: LevelId; readonly reason: string }
  | { readonly type: 'hand-off'; readonly to: ProcedureId }
  /** Goes on with another procedure of the incident; what is unfinished here waits. */
  | { readonly type: 'turn-to'; readonly procedure: ProcedureId }
  | { readonly type: 'decline-hand-off'; readonly to: ProcedureId; readonly reason?: string }
  | { readonly type: 'close'; readonly ending: Ending; readonly reason?: string }
  | { readonly type: 'resume'; readonly operator: string; readonly desk: string }
  | { readonly type: 'take-over'; readonly operator: string; readonly desk: string; readonly from: string }
  | { readonly type: 'clock-jumped'; readonly by: number }
  /** Time went on. Gives entries only where a deadline or a grade rule fell due. */
  | { readonly type: 'tick' };

/** What an incident begins with. `words` is what was typed to find the procedure, `program` the program's version. */
export interface Opening {
  readonly kind: Kind;
  readonly operator: string;
  readonly desk: string;
  readonly words?: string;
  readonly settings: { readonly [name: string]: number | string };
  readonly program: string;
}

/** A refusal is an answer for the operator, in words that the front ends hold; it is never an error. */
export type Refusal =
  | 'already-open'
  | 'not-open'
  | 'closed'
  | 'no-such-procedure'
  | 'already-in-this-incident'
  | 'no-such-step'
  | 'wrong-kind-of-step'
  | 'does-not-apply'
  | 'already-answered'
  | 'not-answered-yet'
  | 'not-a-choice'
  | 'not-a-number'
  | 'no-such-item'
  | 'item-not-finished'
  | 'empty'
  | 'too-long'
  | 'reason-missing'
  | 'no-such-level'
  | 'nothing-to-review'
  | 'no-reminder'
  | 'no-clock'
  | 'not-due-by-then'
  | 'not-told-yet'
  | 'nothing-to-withdraw'
  /** Another terminal has the right to write. */
  | 'not-yours';

/** What became of an order: entries to be put on record together, or the reason why there are none. */
export type Decision =
  | { readonly kind: 'accepted'; readonly entries: readonly Entry[] }
  | { readonly kind: 'refused'; readonly because: Refusal };
