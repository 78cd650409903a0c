import { tryOutcomes } from '../incident/entry.ts';
import { phoneInGroups } from '../incident/phone.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import { tryOutcomeWords } from '../report/outcome-words.ts';
import {
  numberKindWords,
  onDutyWords,
  partyWords,
  rosterUnknownWords,
  saysNumber,
  whyNextSaid,
} from '../report/ringing-words.ts';
import { roleWords } from '../report/step-words.ts';
import { hourAndMinute } from '../report/time-words.ts';
import type { AskingNotify } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { partyToRing, type ToRing } from '../site/party-to-ring.ts';
import { clockMenuWords } from './clocks.ts';
import { block, choices, labelled, numbered } from './page.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/**
 * Whom to ring at which number, and what to say there.
 * @param message empty where it was heard just before
 */
export const callLines = (
  view: View,
  asking: AskingNotify,
  setting: Setting,
  message: string,
): readonly string[] => {
  if (asking.standing === 'done') return [];
  const { language } = setting;
  const words = plainWords(language);
  const ringing = partyToRing(setting.directory, view.incident, asking, view.now.wall);
  const title = asking.step.title;
  return [
    ...(title === undefined ? [] : block(inLanguage(title, language))),
    ...labelled(words.call, [dialledWords(view, asking, ringing, setting)]),
    ...(ringing === undefined ? [] : aboutLines(ringing, view.now.wall, language)),
    ...labelled(words.tell, message === '' ? [] : message.split('\n').map(words.quoted)),
    ...(ringing === undefined ? [] : block(whyWords(ringing.why, language))),
  ];
};

/** `电梯维保 值班员甲 138 0013 8000 手机`. */
const dialledWords = (
  { incident }: View,
  { step }: AskingNotify,
  ringing: ToRing | undefined,
  { language, roles }: Setting,
): string => {
  const words = plainWords(language);
  const role = step.notify === undefined ? '' : roleWords(step.notify, language, roles);
  const name = ringing === undefined ? '' : inLanguage(ringing.party.name, language);
  const number = ringing?.number;
  const dialled = number === undefined ? words.noNumber : phoneInGroups(number.number);
  return [
    partyWords(role, name),
    saysNumber(role, dialled) ? '' : dialled,
    numberKindWords(number?.kind, language),
    incident.kind === 'drill' ? words.doNotDial : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};

/** What to know before dialling. */
const aboutLines = (
  { party: { duty, note }, unknownYear }: ToRing,
  now: string,
  language: Language,
): readonly string[] => [
  ...(duty === undefined ? [] : block(onDutyWords(duty, now, language))),
  ...(unknownYear === undefined ? [] : block(rosterUnknownWords(unknownYear, language))),
  ...(note === undefined ? [] : block(inLanguage(note, language))),
];

const whyWords = (why: ToRing['why'], language: Language): string =>
  why === 'from-the-top' ? plainWords(language).nobodyLeft : whyNextSaid(why, language);

/** What can come of ringing; and where the party was reached already, to let that do. */
export const outcomeLines = (
  { earlier }: AskingNotify,
  { language, directory }: Setting,
): readonly string[] => {
  const outcomes = tryOutcomes.map((one) => tryOutcomeWords(one, language));
  if (earlier === undefined) return choices(numbered(outcomes));
  const clock = clockMenuWords(language);
  const time = hourAndMinute(earlier.at.wall);
  const who = inLanguage(directory.nameOf(earlier.party) ?? { zh: earlier.party }, language);
  return [...block(`* ${clock.told(time, who)}`), ...choices(numbered([...outcomes, clock.count(time)]))];
};
