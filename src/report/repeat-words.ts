import { beside } from '../layout/beside.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { hourAndMinute } from './time-words.ts';

/** Another incident with the same number or address, as it is told. */
export interface RepeatTold {
  readonly id: string;
  readonly same: 'phone' | 'address';
  /** The title of its procedure, where that is still there. */
  readonly title: string | undefined;
  /** ISO time. */
  readonly opened: string;
  readonly isClosed: boolean;
}

/** Another incident as it is told, from what is held of it and the title of its procedure. */
export const repeatTold = (
  head: {
    readonly id: string;
    readonly opened: string;
    readonly closed?: unknown;
  },
  same: RepeatTold['same'],
  title: Text | undefined,
  language: Language,
): RepeatTold => ({
  id: head.id,
  same,
  title: title && inLanguage(title, language),
  opened: head.opened,
  isClosed: head.closed !== undefined,
});

const zh = {
  phone: '同一号码',
  address: '同一地址',
  today: (time: string) => `今天 ${time}`,
  yesterday: '昨天',
  days: (days: number) => `${days} 天前`,
  open: '未结束',
  closed: '已结束',
  said: (same: string, when: string, what: string, state: string) =>
    `${same} ${beside(when, '报过')}：${what}（${state}）`,
  noted: (same: string, what: string) => `${same}以前报过：${what}`,
};

const en: typeof zh = {
  phone: 'The same number',
  address: 'The same address',
  today: (time) => `today ${time}`,
  yesterday: 'yesterday',
  days: (days) => `${days} days ago`,
  open: 'open',
  closed: 'closed',
  said: (same, when, what, state) => `${same} reported ${when}: ${what} (${state})`,
  noted: (same, what) => `${same} reported before: ${what}`,
};

const wordsIn = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** 同一号码 3 天前报过：20261118-002 燃气泄漏（已结束）. `now` is an ISO time. */
export const repeatSaid = (told: RepeatTold, now: string, language: Language): string => {
  const words = wordsIn(language);
  const state = told.isClosed ? words.closed : words.open;
  return words.said(words[told.same], whenOf(told, now, language), nameOf(told), state);
};

/** The same in short, beside its number: what is the same, when, what about, how it stands. */
export const repeatPieces = (told: RepeatTold, now: string, language: Language): readonly string[] => {
  const words = wordsIn(language);
  return [
    words[told.same],
    whenOf(told, now, language),
    ...(told.title === undefined ? [] : [told.title]),
    told.isClosed ? words.closed : words.open,
  ];
};

/** For the notes of this incident: the other's number, and nothing of what was said there. */
export const repeatNote = (told: RepeatTold, language: Language): string => {
  const words = wordsIn(language);
  return words.noted(words[told.same], nameOf(told));
};

const nameOf = ({ id, title }: RepeatTold): string => (title === undefined ? id : `${id} ${title}`);

/** By the calendar of the place, as people count days. */
const whenOf = ({ opened }: RepeatTold, now: string, language: Language): string => {
  const words = wordsIn(language);
  const day = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;
  const days = Math.round(day(now) - day(opened));
  if (days <= 0) return words.today(hourAndMinute(opened));
  return days === 1 ? words.yesterday : words.days(days);
};
