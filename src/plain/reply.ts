import type { TryOutcome } from '../incident/entry.ts';
import { takingBack } from '../incident/last-key.ts';
import { toldAlready } from '../incident/told-already.ts';
import { choiceDigit, normalizeKey } from '../layout/normalize-key.ts';
import { inLanguage } from '../procedure/text.ts';
import { answerWords } from '../report/answer-words.ts';
import { messageNow } from '../report/message-words.ts';
import { stepWords } from '../report/step-words.ts';
import { reportWords } from '../report/words.ts';
import { answering, trying } from '../session/answering.ts';
import type { Asking, AskingField } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { partyToRing } from '../site/party-to-ring.ts';
import { readAnswer, readSpecial } from './answer-line.ts';
import { clockMenuWords } from './clocks.ts';
import { contactsFor, contactsWords } from './contacts.ts';
import { readLine } from './line.ts';
import { type Mode, note, notUnderstood, type Reply } from './mode.ts';
import { phraseLines } from './phrase-lines.ts';
import { close, putOff, replyInMode } from './reply-in-mode.ts';
import type { Setting } from './step-lines.ts';
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
      return { kind: 'tell', lines: phraseLines(view, asking, line.group, setting) };
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
    case 'answer':
      return replyToStep(view, asking, line.text, setting);
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

const outcomes: readonly TryOutcome[] = ['reached', 'no-answer', 'busy', 'wrong-number'];

const replyToStep = (view: View, asking: Asking, text: string, setting: Setting): Reply => {
  const digit = choiceDigit(text);
  switch (asking.kind) {
    case 'finished':
      return digit === 1 ? close('finished', '', setting) : notUnderstood(setting);
    case 'hand-off':
      return replyToHandOff(asking, text, setting);
    case 'act':
      return replyToAct(asking, digit, text, setting);
    case 'notify':
      return replyToCall(view, asking, digit, setting);
    case 'field':
      return replyToField(view, asking, text, setting);
    case 'more':
      return replyToList(asking, text, digit, setting);
    default:
      return asking satisfies never;
  }
};

const replyToHandOff = (
  { to }: Extract<Asking, { kind: 'hand-off' }>,
  text: string,
  setting: Setting,
): Reply => {
  const paper = inLanguage(to.title, setting.language);
  if (choiceDigit(text) === 1) return { kind: 'send', command: { type: 'hand-off', to: to.id }, paper };
  const [first, reason] = [choiceDigit(text.slice(0, 1)), text.slice(1).trim()];
  if (choiceDigit(text) !== 2 && (first !== 2 || /^\d/u.test(reason))) return notUnderstood(setting);
  const why = choiceDigit(text) === 2 || reason === '' ? {} : { reason };
  return { kind: 'send', command: { type: 'decline-hand-off', to: to.id, ...why }, paper };
};

type AskingStep = Exclude<Asking, { kind: 'finished' | 'hand-off' }>;

const named = ({ step, procedure }: AskingStep, { language, roles }: Setting): string =>
  stepWords(step, procedure, language, roles);

const replyToAct = (
  asking: Extract<AskingStep, { kind: 'act' | 'notify' }>,
  digit: number | undefined,
  text: string,
  setting: Setting,
): Reply => {
  const { key: step } = asking;
  if (digit === 2) return { kind: 'turn', mode: { kind: 'skip', step } };
  if (digit === 1) return { kind: 'send', command: { type: 'do', step }, paper: named(asking, setting) };
  if (digit !== undefined || /^\d+$/u.test(normalizeKey(text))) return notUnderstood(setting);
  // Words alone are no sign that the act was done: they are kept as a note, and the step waits.
  const seen = /^[1１一][\s.,，、。]+(\S.*)$/u.exec(text)?.[1];
  if (seen === undefined) return note(text);
  const paper = reportWords(setting.language).withReason(named(asking, setting), seen);
  return { kind: 'send', command: { type: 'do', step, seen }, paper };
};

const replyToCall = (
  view: View,
  asking: Extract<AskingStep, { kind: 'act' | 'notify' }>,
  digit: number | undefined,
  setting: Setting,
): Reply => {
  if (digit === outcomes.length + 1 && toldAlready(view, asking) !== undefined)
    return { kind: 'send', command: { type: 'count-told', step: asking.key }, paper: named(asking, setting) };
  const outcome = digit === undefined ? undefined : outcomes[digit - 1];
  if (outcome === undefined) return notUnderstood(setting);
  const { language, directory } = setting;
  const ringing = partyToRing(directory, view.incident, asking, view.now.wall);
  const whom = { party: ringing?.party.name.zh ?? '', number: ringing?.number?.number };
  const words = reportWords(language);
  return {
    kind: 'send',
    command: trying(asking.key, whom, outcome, messageNow(view, asking, language)),
    paper: words.labelled(named(asking, setting), words.outcomes[outcome]),
  };
};

const replyToField = (view: View, asking: AskingField, text: string, setting: Setting): Reply => {
  const { language } = setting;
  const read = readAnswer(asking.field, text, view.now.wall);
  if (read.kind !== 'answer') return notUnderstood(setting);
  const value = answerWords(asking.field, read.answer, language, view.incident.opened.at.wall);
  const paper = reportWords(language).labelled(inLanguage(asking.field.label, language), value);
  return { kind: 'send', command: answering(asking, read.answer), paper };
};

const replyToList = (
  { key: step, field, items, complete, standing }: Extract<AskingStep, { kind: 'more' }>,
  text: string,
  digit: number | undefined,
  setting: Setting,
): Reply => {
  const paper = inLanguage(field.label, setting.language);
  if (complete || standing === 'done' || standing === 'review') {
    const [, item, part] = /^(\d+)\s*[.。,\s]\s*(\d+)$/u.exec(normalizeKey(text)) ?? [];
    const found = field.parts?.[Number(part) - 1];
    const place = Number(item) - 1;
    return found === undefined || items[place] === undefined
      ? notUnderstood(setting)
      : { kind: 'turn', mode: { kind: 'step', turned: { item: place, part: found.id } } };
  }
  if (digit === 1) return { kind: 'turn', mode: { kind: 'step', turned: { item: items.length } } };
  if (digit === 2) return { kind: 'send', command: { type: 'complete-list', step }, paper };
  const answer = items.length === 0 ? readSpecial(text, true) : undefined;
  return answer === undefined
    ? notUnderstood(setting)
    : { kind: 'send', command: { type: 'answer', step, answer }, paper };
};
