import type { Command } from '../../incident/command.ts';
import type { Ending } from '../../incident/entry.ts';
import type { SnoozeMinutes } from '../../incident/snooze.ts';
import type { LevelId, RoleId, StepKey } from '../../procedure/ids.ts';
import type { IncidentId } from '../../records/records.ts';
import type { Turned } from '../../session/asking.ts';
import type { Line } from '../frame.ts';

/** One of the contacts: a role, or by name somebody who fills none. */
export type Whom = { readonly role: RoleId } | { readonly person: string };

/** What a line of text is being written for, beside the steps' own fields. */
export type LineFor =
  | { readonly kind: 'note' }
  | { readonly kind: 'skip'; readonly step: StepKey }
  | { readonly kind: 'grade'; readonly level: LevelId }
  | { readonly kind: 'snooze'; readonly step: StepKey; readonly minutes: SnoozeMinutes }
  | { readonly kind: 'ending'; readonly ending: Ending }
  /** What a party that was rung was told. */
  | { readonly kind: 'told'; readonly whom: Whom; readonly party: string };

/** What lies over the step and needs no more telling. */
export type PlainOver =
  | 'actions'
  | 'facts'
  | 'clocks'
  | 'grades'
  | 'endings'
  | 'reasons'
  | 'no-value'
  | 'procedures'
  | 'contacts'
  | 'phrases'
  | 'quit'
  | 'slip'
  | 'help';

/** What lies over the step. */
export type Over =
  | { readonly kind: PlainOver }
  /** One clock; for how long it is put off; why. */
  | { readonly kind: 'clock' | 'snooze'; readonly step: StepKey }
  | { readonly kind: 'snooze-reason'; readonly step: StepKey; readonly minutes: SnoozeMinutes }
  | { readonly kind: 'contact'; readonly whom: Whom }
  /** A number of a party that is being rung. */
  | { readonly kind: 'ringing'; readonly whom: Whom; readonly party: string; readonly number?: string }
  /** The summary of another incident, to read. */
  | { readonly kind: 'earlier'; readonly incident: IncidentId }
  | { readonly kind: 'line'; readonly for: LineFor };

/** What choosing something leads to. Plain data, so that a menu can be looked at without being used. */
export type Deed =
  | { readonly kind: 'send'; readonly command: Exclude<Command, { type: 'open' }> }
  | { readonly kind: 'open'; readonly over: Over }
  | { readonly kind: 'visit'; readonly step: StepKey | undefined }
  | { readonly kind: 'item'; readonly edit: Turned }
  | { readonly kind: 'tick'; readonly option: string }
  | {
      readonly kind:
        | 'back'
        | 'undo'
        | 'send-help'
        | 'close-over'
        | 'close-as-slip'
        | 'leave'
        | 'take-over'
        | 'to-home';
    }
  /** Parks this call for another one: a new one, or one that is parked. */
  | { readonly kind: 'new-call' | 'switch-call' }
  /** Onto the clipboard and into a file, to be pasted elsewhere. */
  | { readonly kind: 'copy'; readonly text: string }
  /** Cannot be done now, and why. */
  | { readonly kind: 'word'; readonly word: string };

export interface Choice {
  /** Stands above the first choice of a group. */
  readonly heading?: string;
  /** Stands above the label: to whom, or when. */
  readonly head?: string;
  readonly label: string;
  /** A short mark beside it. */
  readonly aside?: string;
  /** The same where choices stand side by side. */
  readonly brief?: string;
  readonly deed: Deed;
  readonly tone?: 'strong' | 'normal' | 'dim' | 'danger' | 'struck';
  /** For several choices: whether it is taken. */
  readonly ticked?: boolean;
}

/** Numbered choices, what 0 does, and what Enter does. */
export interface Menu {
  readonly title?: string;
  /** What to know before choosing. */
  readonly note?: string;
  /** What to read before choosing, laid out for so many cells. */
  readonly lines?: (cells: number) => readonly Line[];
  readonly choices: readonly Choice[];
  /** Whether the marks beside the choices stand in one column. */
  readonly column?: boolean;
  /** Choices in pages with a title each, at most eight on one, in place of `choices`; 9 goes to the next. */
  readonly pages?: readonly TitledPage[];
  readonly zero?: Choice;
  readonly enter?: Deed;
  /** Said where there are no choices. */
  readonly nothing?: string;
}

export interface TitledPage<One = Choice> {
  readonly title: string;
  /** What 9 says of it on the page before. */
  readonly turnTo: string;
  readonly choices: readonly One[];
}

/** With more choices than digits, 9 turns the page. */
export const PAGE = 8;

export interface MenuPage<One> {
  readonly choices: readonly One[];
  readonly pages: number;
  readonly page: number;
  /** What this page and the next one hold, where pages have titles. */
  readonly title?: string;
  readonly next?: string;
}

export const pageOfMenu = <One>(
  {
    choices,
    pages: titled = [],
  }: { readonly choices: readonly One[]; readonly pages?: readonly TitledPage<One>[] },
  page: number,
): MenuPage<One> => {
  const turned = (pages: number): number => ((page % pages) + pages) % pages;
  const here = titled[turned(titled.length)];
  if (here !== undefined) {
    const at = turned(titled.length);
    const next = titled[(at + 1) % titled.length]?.turnTo ?? '';
    return { title: here.title, choices: here.choices, next, pages: titled.length, page: at };
  }
  if (choices.length <= 9) return { choices, pages: 1, page: 0 };
  const pages = Math.ceil(choices.length / PAGE);
  const at = turned(pages);
  return { choices: choices.slice(at * PAGE, at * PAGE + PAGE), pages, page: at };
};
