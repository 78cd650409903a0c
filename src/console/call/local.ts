import type { Turned } from '../../session/asking.ts';
import type { TextBox } from '../edit/text-box.ts';
import { emptyBox } from '../edit/text-box.ts';
import type { Over } from './deed.ts';

/** What the console itself keeps about the call on screen; all else comes from the session. */
export interface Local {
  /** What is asked (`askingId`). When it changes, all but the drafts begins anew. */
  readonly at: string;
  /** Texts begun, by what they are for: nothing that was typed is lost by going elsewhere for a moment. */
  readonly drafts: ReadonlyMap<string, TextBox>;
  /** Options of a several-choice field that are ticked. */
  readonly ticked: readonly string[];
  /** The choice that Enter would take, once the arrows were used. */
  readonly pick: number | undefined;
  readonly page: number;
  readonly scroll: number;
  readonly edit: Turned | undefined;
  readonly over: Over | undefined;
  /** What was typed before the arrows brought a suggestion in its place. */
  readonly typed: string | undefined;
  /** Letters that were typed where digits answer, and not taken: so many Backspaces are meant for them. */
  readonly stray: number;
  /** One sentence from the console itself. */
  readonly word: string | undefined;
  /** Hazards that stood when the step before was on screen; others are new. */
  readonly seenHazards: ReadonlySet<string>;
  readonly hazards: ReadonlySet<string>;
}

export const freshLocal: Local = {
  at: '',
  drafts: new Map(),
  ticked: [],
  pick: undefined,
  page: 0,
  scroll: 0,
  edit: undefined,
  over: undefined,
  typed: undefined,
  stray: 0,
  word: undefined,
  seenHazards: new Set(),
  hazards: new Set(),
};

/** What a text is being written for just now: a draft's name. */
const draftName = ({ at, over }: Pick<Local, 'at' | 'over'>): string => {
  if (over?.kind === 'contacts') return NARROWING;
  return over?.kind === 'line' ? `${over.for.kind}:${'step' in over.for ? over.for.step : ''}` : at;
};

const NARROWING = 'contacts';

/** The words that narrow the contacts last while one is among these. */
export const withoutNarrowing = (local: Local): Local => withoutDraft(local, NARROWING);

/** Tells what lies over the step from anything else that may. */
export const overId = (over: Over | undefined): string => {
  if (over?.kind === 'line') return `line ${over.for.kind}`;
  return over === undefined ? '' : Object.values(over).join(' ');
};

export const draftOf = (local: Local): TextBox => local.drafts.get(draftName(local)) ?? emptyBox;

export const withDraft = (local: Local, box: TextBox): Local => ({
  ...local,
  drafts: new Map(local.drafts).set(draftName(local), box),
});

export const withoutDraft = (local: Local, name: string): Local => {
  const drafts = new Map(local.drafts);
  drafts.delete(name);
  return { ...local, drafts };
};
