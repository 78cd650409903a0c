import type { Clock } from '../incident/clocks.ts';
import { type SnoozeMinutes, snoozeMinutes } from '../incident/snooze.ts';
import { wantedIn } from '../incident/urgency.ts';
import { normalizeKey } from '../layout/normalize-key.ts';
import type { StepKey } from '../procedure/ids.ts';
import type { Language } from '../procedure/text.ts';
import { stepWords } from '../report/step-words.ts';
import { clockWords, later, timeBeside } from '../report/time-words.ts';
import { reportWords } from '../report/words.ts';
import type { View } from '../session/view.ts';
import type { Setting } from './setting.ts';

/** What the line mode says of clocks. Chinese is the source, English has the same shape. */
const zh = {
  none: '没有在走的计时。',
  left: (time: string) => `剩 ${time}`,
  late: (time: string) => `超 ${time}`,
  again: (time: string) => `该再做了，超 ${time}`,
  later: (time: string) => `稍后 ${time} 再提醒`,
  and: (one: string, other: string) => `${one}，${other}`,
  ask: '推迟哪一个、几分钟、为什么？如 1 3 对方占线。Enter 不推迟',
  minutes: `分钟数写 ${snoozeMinutes.join('、')}；时限照算，超了照记`,
  putOff: (what: string) => `已推迟。${what}`,
  stillRuns: '步骤都做完了，但这些提醒还在走，到时间会再说：',
  close: (close: string) => `不再提醒，${close}`,
  told: (time: string, party: string) => `已在 ${time} 通知过${party === '' ? '' : `（${party}）`}`,
  count: (time: string) => `按 ${time} 的通知算，不再拨`,
};

const en: typeof zh = {
  none: 'No clock is running.',
  left: (time) => `${time} left`,
  late: (time) => `late by ${time}`,
  again: (time) => `due again, late by ${time}`,
  later: (time) => `reminds again at ${time}`,
  and: (one, other) => `${one}, ${other}`,
  ask: 'Which one, by how many minutes, and why? Such as 1 3 line busy. Enter puts nothing off',
  minutes: `Minutes: ${snoozeMinutes.join(', ')}; the limit goes on, and lateness is recorded`,
  putOff: (what) => `Put off. ${what}`,
  stillRuns: 'All steps are done, but these reminders still run and will speak up:',
  close: (close) => `no more reminding; ${close}`,
  told: (time, party) => `notified already at ${time}${party === '' ? '' : ` (${party})`}`,
  count: (time) => `take it as notified at ${time}; not rung again`,
};

export const clockMenuWords = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** Running clocks, numbered, the most urgent first: what for, how long, and until when they were put off. */
export const clockList = (view: Pick<View, 'clocks' | 'incident'>, setting: Setting): readonly string[] =>
  view.clocks.map((clock, at) => {
    const what = stepWords(clock.step, clock.procedure, setting.language, setting.roles);
    return reportWords(setting.language).labelled(`${at + 1} ${what}`, timeOf(clock, view, setting.language));
  });

/** The clock of a step that was put off: until when, and that its limit goes on. */
export const putOffLines = (
  view: Pick<View, 'clocks' | 'incident'>,
  step: StepKey,
  { language, roles }: Setting,
): readonly string[] => {
  const clock = view.clocks.find(({ key }) => key === step);
  if (clock === undefined) return [];
  const what = stepWords(clock.step, clock.procedure, language, roles);
  const told = reportWords(language).labelled(what, timeOf(clock, view, language));
  return [clockMenuWords(language).putOff(told)];
};

/** How long until a clock is due, or how late it is. */
export const timeOf = (clock: Clock, { incident }: Pick<View, 'incident'>, language: Language): string => {
  const words = clockMenuWords(language);
  const { kind, remaining, snoozed } = clock;
  const length = clockWords(remaining);
  const time = remaining >= 0 ? words.left(length) : words[kind === 'reminder' ? 'again' : 'late'](length);
  if (snoozed === undefined || wantedIn(clock) < 0) return time;
  const opened = incident.opened.at.wall;
  return words.and(time, words.later(timeBeside(later(opened, snoozed.until), opened)));
};

/** `1 3 对方占线`: which clock, for how many minutes, why; undefined where it is none of that. */
export const readSnooze = (
  clocks: readonly Clock[],
  typed: string,
): { readonly step: StepKey; readonly minutes: SnoozeMinutes; readonly reason: string } | undefined => {
  const [, which, length, reason = ''] =
    /^\s*(\d+)[\s.,、，。]+(\d+)(?:\s*(?:分钟|分|min))?[\s.,、，。]*(.*)$/su.exec(digitsIn(typed)) ?? [];
  const clock = clocks[Number(which) - 1];
  const minutes = snoozeMinutes.find((one) => one === Number(length));
  return clock === undefined || minutes === undefined
    ? undefined
    : { step: clock.key, minutes, reason: reason.trim() };
};

/** Full-width digits before the reason as plain ones. */
const digitsIn = (typed: string): string => {
  const head = /^[\s\d０-９.,、，。．]*/u.exec(typed)?.[0] ?? '';
  return [...head].map((one) => normalizeKey(one) || one).join('') + typed.slice(head.length);
};
