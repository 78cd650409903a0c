import type { Command } from '../incident/command.ts';
import { tryOutcomes } from '../incident/entry.ts';
import { phoneInGroups } from '../incident/phone.ts';
import { normalizeKey } from '../layout/normalize-key.ts';
import type { PhoneNumber } from '../procedure/contacts.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import { ringOutcomeWords } from '../report/outcome-words.ts';
import { numberKindWords, partyWords, saysNumber } from '../report/ringing-words.ts';
import { hourAndMinute } from '../report/time-words.ts';
import type { View } from '../session/view.ts';
import { narrowed, numberFoundBy } from '../site/narrowing.ts';
import { wrongNumbers } from '../site/next-to-ring.ts';
import { type NumberAtHand, numbersAtHand } from '../site/numbers-at-hand.ts';
import { everyRung } from '../site/party-to-ring.ts';
import { block, numbered } from './page.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** What the line mode says of contacts. Chinese is the source, English has the same shape. */
const zh = {
  none: '没有这样的联系人；& 看全部。',
  onDuty: '在班',
  told: (text: string) => `已告知：${text}`,
  ask: (outcomes: string) => `打了哪一个、结果怎样？结果 ${outcomes}，如 2 1。Enter 不记`,
  askTold: '转告了什么？Enter 不记',
  recorded: '通话已记。按错了用 << 撤回。',
  takenBack: '刚才记的通话已撤回；两次都在记录里。',
};

const en: typeof zh = {
  none: 'No such contact; & lists all.',
  onDuty: 'on duty',
  told: (text) => `told: ${text}`,
  ask: (outcomes) =>
    `Which one did you ring, and what came of it? ${outcomes}, such as 2 1. Enter records nothing`,
  askTold: 'What were they told? Enter records nothing',
  recorded: 'The call is on record. A slip: << takes it back.',
  takenBack: 'The call just recorded is taken back; both stay on record.',
};

export const contactsWords = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** Which number was rung, and what came of it: both by their digits. */
export const askedOfRing = (language: Language): string =>
  contactsWords(language).ask(
    tryOutcomes.map((one, at) => `${at + 1} ${ringOutcomeWords(one, language)}`).join('  '),
  );

/** The numbers that can be rung, those of this incident first; only those with the words in them, where there are any. */
export const contactsFor = (
  view: View,
  setting: Setting,
  words: string,
): readonly { readonly line: string; readonly at: NumberAtHand }[] => {
  const wanted = view.outline.flatMap(({ step, standing }) =>
    step.notify === undefined || standing === 'gone' ? [] : [step.notify],
  );
  const all = numbersAtHand(setting.directory, wanted, view.now.wall);
  return narrowed(all, setting.narrowing(words), numberFoundBy).map((at) => ({
    line: lineOf(view, setting, at),
    at,
  }));
};

/** The same, numbered, as it is printed. */
export const contactLines = (view: View, setting: Setting, words: string): readonly string[] =>
  numbered(contactsFor(view, setting, words).map(({ line }) => line)).flatMap(block);

/** Who, for what, at which number, and what came of ringing it in this incident. */
const lineOf = ({ incident }: View, { language }: Setting, at: NumberAtHand): string => {
  const words = contactsWords(language);
  const plain = plainWords(language);
  const { party, number } = at;
  const title = inLanguage(party.title, language);
  const name = inLanguage(party.name, language);
  const rung = everyRung(incident).filter((one) => isAt(one, at));
  const last = rung.at(-1);
  // Only the operator's own words: the report of a step would have to be heard whole.
  const told = incident.rings.findLast((one) => one.told && isAt(one, at))?.told;
  const isWrong = number !== undefined && wrongNumbers(everyRung(incident))(number.number);
  const came =
    last === undefined ? [] : [`${hourAndMinute(last.at.wall)} ${ringOutcomeWords(last.outcome, language)}`];
  return [
    partyWords(title, name),
    ...dialledWords(title, number, language),
    ...(incident.kind === 'drill' ? [plain.doNotDial] : []),
    ...(party.duty === undefined ? [] : [words.onDuty]),
    ...came,
    ...(isWrong && last?.outcome !== 'wrong-number' ? [ringOutcomeWords('wrong-number', language)] : []),
    ...(told === undefined ? [] : [words.told(told)]),
  ].join('  ');
};

/** The number with what it rings; nothing where the title says it already. */
const dialledWords = (
  title: string,
  number: PhoneNumber | undefined,
  language: Language,
): readonly string[] => {
  if (number === undefined) return [plainWords(language).noNumber];
  if (saysNumber(title, number.number)) return [];
  return [`${numberKindWords(number.kind, language)} ${phoneInGroups(number.number)}`.trim()];
};

const isAt = (
  rung: { readonly party: string; readonly number?: string },
  { party, number }: NumberAtHand,
): boolean => rung.party === party.name.zh && rung.number === number?.number;

/** `2 1`: which number, and what came of it; undefined where it is none of that. */
export const readRing = (
  view: View,
  setting: Setting,
  words: string,
  typed: string,
): Extract<Command, { type: 'ring' }> | undefined => {
  const digits = [...typed].map((one) => normalizeKey(one) || ' ').join('');
  const [, which, how] = /^\s*(\d+)[\s.,、，。]+([1-4])\s*$/u.exec(digits) ?? [];
  const found = contactsFor(view, setting, words)[Number(which) - 1]?.at;
  const outcome = tryOutcomes[Number(how) - 1];
  if (found === undefined || outcome === undefined) return undefined;
  const { role, party, number } = found;
  return {
    type: 'ring',
    ...(role === undefined ? {} : { role }),
    party: party.name.zh,
    ...(number === undefined ? {} : { number: number.number }),
    outcome,
  };
};
