import type { Ending } from '../incident/entry.ts';
import { normalizeKey, normalizeNumber } from '../layout/normalize-key.ts';
import type { LevelId } from '../procedure/ids.ts';
import { inLanguage } from '../procedure/text.ts';
import { ringOutcomeWords } from '../report/outcome-words.ts';
import { reportWords } from '../report/words.ts';
import { changeTo, otherProcedures } from '../session/other-procedures.ts';
import type { View } from '../session/view.ts';
import { readSnooze } from './clocks.ts';
import { readRing } from './contacts.ts';
import { type Mode, note, notUnderstood, type Reply } from './mode.ts';
import type { Setting } from './setting.ts';

const rang = (view: View, typed: string, words: string, setting: Setting): Reply => {
  const command = readRing(view, setting, words, typed);
  if (command === undefined) return notUnderstood(setting);
  const { party, outcome } = command;
  const { language } = setting;
  const paper = reportWords(language).labelled(party, ringOutcomeWords(outcome, language));
  return {
    kind: 'send',
    command,
    paper,
    ...(outcome === 'reached' ? { next: { kind: 'told', party } as const } : {}),
  };
};

/** Puts a clock off: which, for how long and why may all stand in one line. */
export const putOff = ({ clocks }: View, text: string, setting: Setting): Reply => {
  const read = readSnooze(clocks, text);
  if (read === undefined) return notUnderstood(setting);
  const { reason, ...which } = read;
  return reason === ''
    ? { kind: 'turn', mode: { kind: 'snooze-reason', ...which } }
    : { kind: 'send', command: { type: 'snooze', ...read }, paper: reason };
};

/** What a line means that was asked for beside the steps; an empty one goes back to them. */
export const replyInMode = (
  view: View,
  mode: Exclude<Mode, { kind: 'step' }>,
  text: string,
  setting: Setting,
): Reply => {
  if (text === '') return { kind: 'turn', mode: { kind: 'step' } };
  const [, digit, rest = ''] =
    /^(\d)[.,、，。\s]*(.*)$/u.exec(normalizeKey(text.slice(0, 1)) + text.slice(1)) ?? [];
  switch (mode.kind) {
    case 'skip':
      return { kind: 'send', command: { type: 'skip', step: mode.step, reason: text }, paper: text };
    case 'note':
      return note(text);
    case 'ending': {
      const ending = endings[Number(digit) - 1];
      if (ending === undefined) return notUnderstood(setting);
      // An early end says why; finishing speaks for itself.
      return rest === '' && ending !== 'finished'
        ? { kind: 'turn', mode: { kind: 'ending-reason', ending } }
        : close(ending, rest, setting);
    }
    case 'ending-reason':
      return close(mode.ending, text, setting);
    case 'level': {
      const level = view.grade?.scheme.levels[Number(digit) - 1]?.id;
      if (level === undefined) return notUnderstood(setting);
      return rest === '' ? { kind: 'turn', mode: { kind: 'level-reason', level } } : override(level, rest);
    }
    case 'contacts':
      return rang(view, text, mode.words, setting);
    case 'told':
      return { kind: 'send', command: { type: 'tell', party: mode.party, text }, paper: text };
    case 'clocks':
      return putOff(view, text, setting);
    case 'snooze-reason': {
      const { step, minutes } = mode;
      return { kind: 'send', command: { type: 'snooze', step, minutes, reason: text }, paper: text };
    }
    case 'level-reason':
      return override(mode.level, text);
    case 'procedure': {
      const other = otherProcedures(view)[Number(normalizeNumber(text)) - 1];
      if (other === undefined) return notUnderstood(setting);
      const paper = inLanguage(other.procedure.title, setting.language);
      return { kind: 'send', command: changeTo(other), paper };
    }
    default:
      return mode satisfies never;
  }
};

/** In the order in which they are numbered. */
export const endings: readonly Ending[] = [
  'finished',
  'call-dropped',
  'handed-over',
  'false-report',
  'other',
];

/** Closes the incident. */
export const close = (ending: Ending, reason: string, { language }: Setting): Reply => {
  const words = reportWords(language);
  const how = words.endings[ending];
  return reason === ''
    ? { kind: 'send', command: { type: 'close', ending }, paper: how }
    : { kind: 'send', command: { type: 'close', ending, reason }, paper: words.withReason(how, reason) };
};

const override = (level: LevelId, reason: string): Reply => ({
  kind: 'send',
  command: { type: 'override-grade', level, reason },
  paper: reason,
});
