import { takingBack } from '../incident/last-key.ts';
import { stepWords } from '../report/step-words.ts';
import { reportWords } from '../report/words.ts';
import type { Asking } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { clockMenuWords } from './clocks.ts';
import { contactsFor, contactsWords } from './contacts.ts';
import { type Line, readLine, takesWords } from './line.ts';
import { answered, type Mode, note, notUnderstood, type Reply } from './mode.ts';
import { replyToEarlier } from './offers.ts';
import { phraseLines, sayingAt } from './phrase-lines.ts';
import { putOff, replyInMode } from './reply-in-mode.ts';
import { named, replyToStep } from './reply-to-step.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** Decides what a line means where it was typed. Changes nothing by itself. */
export const replyTo = (view: View, asking: Asking, mode: Mode, typed: string, setting: Setting): Reply => {
  const line = readLine(typed, asking.kind === 'field' ? asking.field.type : undefined);
  if (line.kind === 'send-help') return { kind: 'send-help' };
  if (mode.kind !== 'step') return replyInMode(view, mode, typed.trim(), setting);
  const words = plainWords(setting.language);
  switch (line.kind) {
    case 'empty':
      return replyToNothing(view, asking, mode);
    case 'help':
      return { kind: 'tell', lines: words.help };
    case 'back':
      return mode.turned === undefined ? { kind: 'back' } : { kind: 'turn', mode: { kind: 'step' } };
    case 'undo':
      return undo(view, setting);
    case 'facts':
      return { kind: 'facts' };
    case 'phrases':
      return replyToPhrases(view, asking, line, setting);
    case 'end':
      return { kind: 'turn', mode: { kind: 'ending' } };
    case 'grade':
      return view.grade === undefined
        ? { kind: 'tell', lines: [words.noScheme] }
        : { kind: 'turn', mode: { kind: 'level' } };
    case 'procedures':
      return { kind: 'turn', mode: { kind: 'procedure' } };
    case 'note':
      return line.text === '' ? { kind: 'turn', mode: { kind: 'note' } } : note(line.text);
    case 'skip':
      return skip(asking, line.text, setting);
    case 'repeat':
      return repeat(view, line.text, setting);
    case 'clocks':
      if (view.clocks.length === 0) return { kind: 'tell', lines: [clockMenuWords(setting.language).none] };
      return line.text === '' ? { kind: 'turn', mode: { kind: 'clocks' } } : putOff(view, line.text, setting);
    case 'contacts':
      return contactsFor(view, setting, line.text).length === 0
        ? { kind: 'tell', lines: [contactsWords(setting.language).none] }
        : { kind: 'turn', mode: { kind: 'contacts', words: line.text } };
    case 'earlier':
      return asking.kind === 'field'
        ? replyToEarlier(view, asking, line.text, setting)
        : notUnderstood(setting);
    case 'answer':
      return line.literal && asking.kind === 'field' && takesWords(asking.field.type)
        ? answered(view, asking, { kind: 'value', value: line.text }, setting)
        : replyToStep(view, asking, line.text, setting);
    default:
      return line satisfies never;
  }
};

const replyToNothing = (view: View, asking: Asking, mode: Extract<Mode, { kind: 'step' }>): Reply => {
  if (mode.turned !== undefined) return { kind: 'turn', mode: { kind: 'step' } };
  if ('standing' in asking && asking.standing === 'review')
    return { kind: 'send', command: { type: 'keep', step: asking.key }, paper: '' };
  return { kind: view.visiting ? 'return' : 'again' };
};

/** Takes the line before this one back, as the console does with a key. */
const undo = ({ incident }: View, { language }: Setting): Reply => {
  const command = takingBack(incident);
  return command === undefined
    ? { kind: 'tell', lines: [plainWords(language).nothingToTakeBack] }
    : { kind: 'send', command, paper: reportWords(language).entries.withdrawn };
};

const skip = (asking: Asking, reason: string, setting: Setting): Reply => {
  if (!('key' in asking)) return notUnderstood(setting);
  const { key: step } = asking;
  if (reason === '') return { kind: 'turn', mode: { kind: 'skip', step } };
  const paper = reportWords(setting.language).withReason(named(asking, setting), reason);
  return { kind: 'send', command: { type: 'skip', step, reason }, paper };
};

const replyToPhrases = (
  view: View,
  asking: Asking,
  { group, saying }: Extract<Line, { kind: 'phrases' }>,
  setting: Setting,
): Reply => {
  if (saying === undefined) return { kind: 'tell', lines: phraseLines(view, asking, group, setting) };
  const text = sayingAt(view, asking, { group, saying }, setting);
  return text === undefined ? notUnderstood(setting) : { kind: 'copy', text };
};

/** The act of the reminder that is due soonest. */
const repeat = (view: View, seen: string, setting: Setting): Reply => {
  const clock = view.clocks.find(({ kind }) => kind === 'reminder');
  if (clock === undefined) return { kind: 'tell', lines: [plainWords(setting.language).noReminder] };
  const command = { type: 'repeat', step: clock.key, ...(seen === '' ? {} : { seen }) } as const;
  return {
    kind: 'send',
    command,
    paper: stepWords(clock.step, clock.procedure, setting.language, setting.roles),
  };
};
