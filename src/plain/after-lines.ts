import type { Asking } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { putOffLines } from './clocks.ts';
import { contactsWords } from './contacts.ts';
import type { Reply } from './mode.ts';
import { readBack } from './read-back.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** What is said once something is on record: what was understood, and what the next prompt alone would not show. */
export const afterLines = (
  { command, heard }: Extract<Reply, { kind: 'send' }>,
  before: Asking,
  view: View,
  setting: Setting,
): readonly string[] => {
  const { language } = setting;
  const words = plainWords(language);
  const understood = heard === undefined ? [] : [heard];
  switch (command.type) {
    case 'note':
      return [words.noted];
    case 'ring':
    case 'tell':
      return [contactsWords(language).recorded];
    case 'snooze':
      return putOffLines(view, command.step, setting);
    case 'withdraw':
      return [words.takenBack];
    case 'withdraw-ring':
      return [contactsWords(language).takenBack];
    case 'answer':
    case 'correct':
    case 'answer-item':
      return [...understood, ...readBack(command.answer, before, view, language)];
    default:
      return understood;
  }
};
