import type { Language } from '../procedure/text.ts';
import { wordsAtHand } from '../report/words-at-hand.ts';
import type { Asking } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { block, choices } from './page.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

const zh = {
  title: (number: number, shelf: string) => `话术 ${number} ${shelf}`,
  others: '其他话术，写引号和编号，如 "2',
  none: '没有话术。',
  headed: (head: string, said: string) => `${head}：${said}`,
};
const en = {
  title: (number, shelf) => `Words ${number}: ${shelf}`,
  others: 'Other words: a quotation mark and a number, such as "2',
  none: 'There are no words at hand.',
  headed: (head, said) => `${head}: ${said}`,
} satisfies typeof zh;
const wordsOf = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** One group of what can be said just now, the first where there is no such number, and what the others are. */
export const phraseLines = (
  view: View,
  asking: Asking,
  number: number,
  { language, directory, roles, phrases, names }: Setting,
): readonly string[] => {
  const words = wordsOf(language);
  const { incident, procedures, now, outline } = view;
  const at = 'key' in asking ? asking : undefined;
  const parties = directory.nameOf;
  const about = { incident, procedures, now, outline, at };
  const shelves = wordsAtHand({ ...about, roles, parties, phrases, names, language });
  const chosen = Math.max(0, shelves[number - 1] === undefined ? 0 : number - 1);
  const shelf = shelves[chosen];
  if (shelf === undefined) return [words.none];
  const { quoted } = plainWords(language);
  return [
    words.title(chosen + 1, shelf.title),
    ...shelf.sayings.flatMap(({ head, lines, note }) => {
      const whole = quoted(lines.join(language === 'zh' ? '' : ' '));
      const said =
        shelf.kind === 'words'
          ? [head === undefined ? whole : words.headed(head, whole)]
          : [...(head === undefined ? [] : [head]), ...lines.map(quoted)];
      return [...said, ...(note === undefined ? [] : [note])].flatMap(block);
    }),
    ...(shelves.length > 1
      ? [words.others, ...choices(shelves.map(({ title }, place) => `${place + 1} ${title}`))]
      : []),
  ];
};
