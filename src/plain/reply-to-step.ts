import { tryOutcomes } from '../incident/entry.ts';
import { choiceDigit, normalizeKey } from '../layout/normalize-key.ts';
import { inLanguage } from '../procedure/text.ts';
import { messageNow } from '../report/message-words.ts';
import { stepWords } from '../report/step-words.ts';
import { reportWords } from '../report/words.ts';
import { trying } from '../session/answering.ts';
import type {
  Asking,
  AskingAct,
  AskingField,
  AskingMore,
  AskingNotify,
  AskingStep,
} from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { partyToRing } from '../site/party-to-ring.ts';
import { answerInLine, readSpecial } from './answer-line.ts';
import { answered, note, notUnderstood, type Reply } from './mode.ts';
import { replyToSuggestion } from './offers.ts';
import { close } from './reply-in-mode.ts';
import type { Setting } from './setting.ts';

/** What a line means that is an answer to what is asked. */
export const replyToStep = (view: View, asking: Asking, text: string, setting: Setting): Reply => {
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

/** A step in a few words, for whoever has to write it on paper. */
export const named = ({ step, procedure }: AskingStep, { language, roles }: Setting): string =>
  stepWords(step, procedure, language, roles);

const replyToAct = (asking: AskingAct, digit: number | undefined, text: string, setting: Setting): Reply => {
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
  asking: AskingNotify,
  digit: number | undefined,
  setting: Setting,
): Reply => {
  if (digit === tryOutcomes.length + 1 && asking.earlier !== undefined)
    return { kind: 'send', command: { type: 'count-told', step: asking.key }, paper: named(asking, setting) };
  const outcome = digit === undefined ? undefined : tryOutcomes[digit - 1];
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
  const suggestion = replyToSuggestion(view, asking, text, setting);
  if (suggestion !== undefined) return suggestion;
  const read = answerInLine(asking.field, text, view.now.wall);
  if (read.kind !== 'answer') return notUnderstood(setting);
  return answered(view, asking, read.answer, setting);
};

const replyToList = (
  { key: step, field, items, complete, standing }: AskingMore,
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
