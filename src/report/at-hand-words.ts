import type { Language } from '../procedure/text.ts';

/** What stands around words at hand. Chinese is the source, English has the same shape. */
const zh = {
  reports: '通报',
  reportsIf: '若发生，这样通报',
  now: '现在就念',
  sameAgain: '这一步，原话再说',
  told: (time: string, who: string) => `${time} 已告知${who === '' ? '' : ` ${who}`}`,
  tried: (time: string, outcome: string) => `${time} ${outcome}`,
  toldElse: (time: string) => `${time} 告知过，这一条还没说`,
  notTold: '还没告知',
  ifSo: '若发生',
  since: (facts: string) => `告知以后有变：${facts}`,
};

const en = {
  reports: 'Reports',
  reportsIf: 'Reports if it comes to that',
  now: 'to tell now',
  sameAgain: 'This step, in the same words again',
  told: (time: string, who: string) => `told at ${time}${who === '' ? '' : `, ${who}`}`,
  tried: (time: string, outcome: string) => `${time} ${outcome}`,
  toldElse: (time: string) => `told at ${time}, this is new`,
  notTold: 'not told yet',
  ifSo: 'if it comes to that',
  since: (facts: string) => `New since then: ${facts}`,
} satisfies typeof zh;

export const atHandWords = (language: Language): typeof zh => (language === 'en' ? en : zh);
