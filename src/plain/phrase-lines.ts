import type { Language } from '../procedure/text.ts';
import { type Saying, type Shelf, wordsAtHand } from '../report/words-at-hand.ts';
import type { Asking } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { block, choices, numbered } from './page.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

const zh = {
  title: (number: number, shelf: string) => `话术 ${number} ${shelf}`,
  copy: (number: number) => `复制一句，写引号和编号，如 "${number}.1`,
  others: '其他话术，写引号和编号，如 "2',
  none: '没有话术。',
  headed: (head: string, said: string) => `${head}：${said}`,
};
const en = {
  title: (number, shelf) => `Words ${number}: ${shelf}`,
  copy: (number) => `To copy: a quotation mark and a number, such as "${number}.1`,
  others: 'Other words: a quotation mark and a number, such as "2',
  none: 'There are no words at hand.',
  headed: (head, said) => `${head}: ${said}`,
} satisfies typeof zh;
const wordsOf = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** One group of what can be said just now, the first where there is no such number, and what the others are. */
export const phraseLines = (
  view: View,
  asking: Asking,
  group: number,
  setting: Setting,
): readonly string[] => {
  const words = wordsOf(setting.language);
  const shelves = shelvesFor(view, asking, setting);
  const place = shelves[group - 1] === undefined ? 0 : group - 1;
  const shelf = shelves[place];
  if (shelf === undefined) return [words.none];
  return [
    words.title(place + 1, shelf.title),
    ...shelf.sayings.flatMap((saying, at) =>
      sayingLines(shelf, saying, `${place + 1}.${at + 1}`, setting.language),
    ),
    words.copy(place + 1),
    ...(shelves.length > 1 ? [words.others, ...choices(numbered(shelves.map(({ title }) => title)))] : []),
  ];
};

/** What is to be copied: the saying of that number in the group of that number, counted from 1. */
export const sayingAt = (
  view: View,
  asking: Asking,
  { group, saying }: { readonly group: number; readonly saying: number },
  setting: Setting,
): string | undefined => shelvesFor(view, asking, setting)[group - 1]?.sayings[saying - 1]?.lines.join('\n');

const shelvesFor = (
  { incident, procedures, now, outline }: View,
  asking: Asking,
  { language, directory, roles, phrases, names }: Setting,
): readonly Shelf[] => {
  const at = 'key' in asking ? asking : undefined;
  const parties = directory.nameOf;
  return wordsAtHand({ incident, procedures, now, outline, at, roles, parties, phrases, names, language });
};

/** Words to say run on in one line, a report keeps its own. */
const sayingLines = (
  { kind }: Shelf,
  { head, lines, note }: Saying,
  number: string,
  language: Language,
): readonly string[] => {
  const { quoted } = plainWords(language);
  const words = wordsOf(language);
  const whole = quoted(lines.join(language === 'zh' ? '' : ' '));
  const about = note === undefined ? [] : [note];
  if (kind === 'words')
    return [`${number} ${head === undefined ? whole : words.headed(head, whole)}`, ...about].flatMap(block);
  return [`${number} ${head ?? ''}`.trim(), ...lines.map(quoted), ...about].flatMap(block);
};
