import type { Answer } from '../incident/answer.ts';
import type { Command } from '../incident/command.ts';
import type { Ending } from '../incident/entry.ts';
import type { SnoozeMinutes } from '../incident/snooze.ts';
import type { LevelId, StepKey } from '../procedure/ids.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import { answerWords } from '../report/answer-words.ts';
import { reportWords } from '../report/words.ts';
import { answering } from '../session/answering.ts';
import type { AskingField, Turned } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** What the next line is taken for. Everything but `step` is one question of the line mode itself, left by an empty line. */
export type Mode =
  | { readonly kind: 'step'; readonly turned?: Turned }
  | { readonly kind: 'skip'; readonly step: StepKey }
  | { readonly kind: 'note' }
  | { readonly kind: 'ending' }
  | { readonly kind: 'ending-reason'; readonly ending: Ending }
  | { readonly kind: 'level' }
  | { readonly kind: 'level-reason'; readonly level: LevelId }
  | { readonly kind: 'procedure' }
  | { readonly kind: 'clocks' }
  /** Numbers to ring, those with the words in them. */
  | { readonly kind: 'contacts'; readonly words: string }
  /** What a party that was just reached was told. */
  | { readonly kind: 'told'; readonly party: string }
  | { readonly kind: 'snooze-reason'; readonly step: StepKey; readonly minutes: SnoozeMinutes };

/** What a line leads to. */
export type Reply =
  /**
   * `paper`: what to write down by hand should it not be saved; `heard`: what was understood, where it was not typed in
   * full; `next`: what is asked after it.
   */
  | {
      readonly kind: 'send';
      readonly command: Exclude<Command, { type: 'open' }>;
      readonly paper: string;
      readonly heard?: string;
      readonly next?: Mode;
    }
  | { readonly kind: 'turn'; readonly mode: Mode }
  /** Puts words where they can be pasted from, and says which they were. */
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'tell'; readonly lines: readonly string[] }
  | { readonly kind: 'again' | 'return' | 'back' | 'send-help' | 'facts' };

/** A line that is kept as a note. */
export const note = (text: string): Reply => ({ kind: 'send', command: { type: 'note', text }, paper: text });

/** An answer to the field that is asked. */
export const answered = (
  { incident }: View,
  asking: AskingField,
  answer: Answer,
  { language }: Setting,
): Extract<Reply, { kind: 'send' }> => {
  const value = answerWords(asking.field, answer, language, incident.opened.at.wall);
  const paper = reportWords(language).labelled(inLanguage(asking.field.label, language), value);
  return { kind: 'send', command: answering(asking, answer), paper };
};

/** A line that means nothing where it was typed; nothing changes. */
export const notUnderstood = ({ language }: { readonly language: Language }): Reply => ({
  kind: 'tell',
  lines: [plainWords(language).notUnderstood],
});
