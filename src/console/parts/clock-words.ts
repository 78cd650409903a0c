import type { Language } from '../../procedure/text.ts';

/** What the console says of clocks. Chinese is written first; the compiler wants the same in English. */
const zh = {
  left: (time: string) => `剩 ${time}`,
  late: (time: string) => `超 ${time}`,
  until: (time: string) => `限 ${time}`,
  lateWord: '已超时',
  /** A reminder that is due, by what is to be done again. */
  again: { say: '该再说了', notify: '该再联系了', ask: '该再问了', do: '该再做了' },
  againLate: (what: string, time: string) => `${what} 超 ${time}`,
  next: (time: string) => `下次 ${time}`,
  later: (time: string) => `稍后 ${time}`,
  and: (one: string, other: string) => `${one} ${other}`,
  every: (minutes: string) => `每 ${minutes} 分一次`,
  lastDone: (time: string) => `上次 ${time}`,
  because: (reason: string) => `推迟原因：${reason}`,
  none: '没有在走的计时',
  goTo: '去办这一步',
  justDone: (seen: string) => (seen === '' ? '刚刚做过' : `刚刚做过：${seen}`),
  snooze: '稍后提醒',
  all: '全部计时',
  endsWith: (question: string) => `不用再提醒了：去答“${question}”`,
  snoozeTitle: '多久以后再提醒？',
  snoozeNote: '时限照算，超了照记；只是先不响铃。',
  minutes: (minutes: number) => `${minutes} 分钟`,
  reasonTitle: (minutes: number) => `${minutes} 分钟后再提醒，为什么？`,
  reasons: {
    talking: '正在跟来电人说话',
    busy: '对方占线或正忙',
    first: '先办更急的',
    others: '已有人在办',
  },
  otherReason: '其他，写明原因',
  stillRuns: '步骤都走完了，但这些提醒还在走：',
  goOnReminding: '看还在走的提醒',
  closeAnyway: '不再提醒，结束并归档',
};

export type WordsOfClocks = typeof zh;

const en: WordsOfClocks = {
  left: (time) => `${time} left`,
  late: (time) => `late by ${time}`,
  until: (time) => `by ${time}`,
  lateWord: 'late',
  again: { say: 'say again', notify: 'call again', ask: 'ask again', do: 'do again' },
  againLate: (what, time) => `${what}, ${time} late`,
  next: (time) => `next ${time}`,
  later: (time) => `later ${time}`,
  and: (one, other) => `${one}, ${other}`,
  every: (minutes) => `every ${minutes} min`,
  lastDone: (time) => `last ${time}`,
  because: (reason) => `Put off: ${reason}`,
  none: 'No clock is running',
  goTo: 'Go to this step',
  justDone: (seen) => (seen === '' ? 'Done just now' : `Done just now: ${seen}`),
  snooze: 'Remind me later',
  all: 'All clocks',
  endsWith: (question) => `Not needed any more: answer “${question}”`,
  snoozeTitle: 'Remind again in how long?',
  snoozeNote: 'The limit goes on and lateness is recorded; only the bell waits.',
  minutes: (minutes) => `${minutes} min`,
  reasonTitle: (minutes) => `Again in ${minutes} min. Why?`,
  reasons: {
    talking: 'Talking with the caller',
    busy: 'The other side is busy',
    first: 'Something more urgent comes first',
    others: 'Somebody is on it',
  },
  otherReason: 'Other, in words',
  stillRuns: 'Every step is done, but these reminders still run:',
  goOnReminding: 'Look at the reminders that still run',
  closeAnyway: 'No more reminding: close and file',
};

export const wordsOfClocks = (language: Language): WordsOfClocks => (language === 'en' ? en : zh);
