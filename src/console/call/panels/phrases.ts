import { type Saying, type Shelf, wordsAtHand } from '../../../report/words-at-hand.ts';
import type { Pen } from '../../pen.ts';
import { type Choice, type Menu, PAGE, type TitledPage } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';

/**
 * What can be said, as it is spoken: what fits the moment on the first page, a digit copies, 9 goes on. A text that is
 * being written stays as it is.
 */
export const phrasesPanel = ({ pen, view, asking, roles, ports }: PanelView): Menu => {
  const { incident, procedures, now, outline } = view;
  const shelves = wordsAtHand({
    incident,
    procedures,
    now,
    outline,
    roles,
    parties: ports.directory.nameOf,
    at: 'key' in asking ? asking : undefined,
    phrases: ports.phrases,
    names: ports.names,
    language: pen.language,
  });
  const { none } = wordsOf(pen);
  return { title: none, choices: [], pages: shelves.flatMap((shelf) => pagesOf(pen, shelf)) };
};

const zh = {
  none: '没有话术',
  title: (shelf: string) => `话术 · ${shelf}（按数字复制）`,
  turnTo: (shelf: string) => `下一组：${shelf}`,
  headed: (head: string, words: string) => `${head}：${words}`,
};
const en = {
  none: 'No words at hand',
  title: (shelf) => `Words · ${shelf} (a digit copies)`,
  turnTo: (shelf) => `next: ${shelf}`,
  headed: (head, words) => `${head}: ${words}`,
} satisfies typeof zh;
const wordsOf = ({ language }: Pen): typeof zh => (language === 'en' ? en : zh);

const pagesOf = (pen: Pen, shelf: Shelf): readonly TitledPage[] => {
  const words = wordsOf(pen);
  const size = shelf.kind === 'other-reports' ? reportsAtOnce(pen) : PAGE;
  const count = Math.ceil(shelf.sayings.length / size);
  return Array.from({ length: count }, (_, page) => {
    const name = count === 1 ? shelf.title : `${shelf.title} ${page + 1}/${count}`;
    const sayings = shelf.sayings.slice(page * size, (page + 1) * size);
    return {
      title: words.title(name),
      turnTo: words.turnTo(name),
      choices: sayings.map((one) =>
        shelf.kind === 'words' ? phraseChoice(pen, one) : reportChoice(pen, one),
      ),
    };
  });
};

/** About as many as can be read without scrolling. */
const reportsAtOnce = ({ rows }: Pen): number => Math.max(2, Math.min(PAGE, Math.floor((rows - 10) / 4)));

/** On one line, where it fits: the eye looks for whom it is meant, the voice reads on. */
const phraseChoice = (pen: Pen, { head, lines }: Saying): Choice => {
  const said = pen.words.quote(lines.join(pen.language === 'zh' ? '' : ' '));
  return {
    label: head === undefined ? said : wordsOf(pen).headed(head, said),
    tone: 'strong',
    deed: { kind: 'copy', text: lines.join('\n') },
  };
};

const reportChoice = (pen: Pen, { head, lines, note }: Saying): Choice => ({
  ...(head === undefined ? {} : { head }),
  label: lines.map((line) => pen.words.quote(line)).join('\n'),
  ...(note === undefined ? {} : { aside: note }),
  tone: 'strong',
  deed: { kind: 'copy', text: lines.join('\n') },
});
