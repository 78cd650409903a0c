import { phoneInGroups } from '../incident/phone.ts';
import type { Notification, Summary, ToldBefore, TryTold } from './summary.ts';
import { clockWords, timeBeside } from './time-words.ts';
import type { ReportWords } from './words.ts';

/** A party, and line by line what came of telling it. */
type Row = readonly [title: string, lines: readonly string[]];

/**
 * Who was to be told and what came of it, with every call to the same party whatever it was made for; then whom else the
 * operator rang.
 */
export const notificationRows = (summary: Summary, words: ReportWords): readonly Row[] => {
  const { notifications, rings, opened } = summary;
  const wanted = notifications.map((one, place): Row => {
    const isFirst = notifications.findIndex(({ role }) => role === one.role) === place;
    const beside = isFirst ? rings.filter(({ role }) => role === one.role) : [];
    const tries = [...one.tries, ...beside].toSorted((a, b) => a.elapsed - b.elapsed);
    return [
      one.title,
      [notifiedWords(one, tries, opened, words), ...tryLines(one.title, tries, opened, words)],
    ];
  });
  const roles = new Set(notifications.map(({ role }) => role));
  const others = rings.filter(({ role }) => role === undefined || !roles.has(role));
  return [
    ...wanted,
    ...[...Map.groupBy(others, ({ title, party }) => title ?? party)].map(
      ([title, tries]): Row => [title, tryLines(title, tries, opened, words)],
    ),
  ];
};

/** By which other call a party knows. One of the operator's own accord stands below, with the others to it. */
export const toldOtherwiseWords = (
  { step, at, party }: ToldBefore,
  opened: string,
  words: ReportWords,
): string => {
  const time = timeBeside(at, opened);
  return step === undefined ? words.toldByRing(time, party) : words.toldOtherwise(time, party);
};

/** What came of telling a party; by an earlier call, where it was told by that. */
const notifiedWords = (
  { state, told, perhaps }: Notification,
  tries: readonly TryTold[],
  opened: string,
  words: ReportWords,
): string => {
  if (told === undefined && perhaps) return words.withReason(words.states[state], words.perhapsLate);
  if (told === undefined)
    return words.states[state === 'not-tried' && tries.length > 0 ? 'not-reached' : state];
  return state === 'not-tried'
    ? toldOtherwiseWords(told, opened, words)
    : words.withReason(words.states[state], words.toldBefore(timeBeside(told.at, opened), told.party));
};

/** One line for each call that was made: when, to whom, at which number, with what outcome. */
const tryLines = (
  title: string,
  tries: readonly TryTold[],
  opened: string,
  words: ReportWords,
): readonly string[] =>
  tries.flatMap(({ at, elapsed, party, number, words: outcome, told }) => {
    const to = [
      ...(party === '' || party === title ? [] : [party]),
      ...(number === undefined ? [] : [phoneInGroups(number)]),
    ].join(' ');
    return [
      `${timeBeside(at, opened)} +${clockWords(elapsed)}  ${to === '' ? words.noNumber : to}  ${outcome}`,
      ...(told === undefined ? [] : [words.told(told)]),
    ];
  });
