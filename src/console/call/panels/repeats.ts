import type { Language } from '../../../procedure/text.ts';
import type { IncidentId } from '../../../records/records.ts';
import type { Repeat } from '../../../session/earlier.ts';
import { span } from '../../frame.ts';
import { inPieces, say, shown } from '../../pen.ts';
import type { Choice, Menu } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';

const zh = {
  heading: '以前报过',
  phone: '同一号码',
  address: '同一地址',
  today: (time: string) => `今天 ${time}`,
  yesterday: '昨天',
  days: (days: number) => `${days} 天前`,
  open: '未结束',
  closed: '已结束',
  said: (same: string, when: string, what: string, state: string) =>
    `${same} ${when}报过：${what}（${state}）`,
  more: (count: number) => `另 ${count} 次`,
  look: 'Ctrl+F 查看',
  title: (id: string) => `${id}，只看不改`,
  note: '记入本次备注',
  noted: (same: string, what: string) => `${same}以前报过：${what}`,
  nothing: (id: string) => `读不出来；可用 zhiban summary ${id}`,
};

const en: typeof zh = {
  heading: 'Reported before',
  phone: 'The same number',
  address: 'The same address',
  today: (time) => `today ${time}`,
  yesterday: 'yesterday',
  days: (days) => `${days} days ago`,
  open: 'open',
  closed: 'closed',
  said: (same, when, what, state) => `${same} reported ${when}: ${what} (${state})`,
  more: (count) => `${count} more`,
  look: 'Ctrl+F to look',
  title: (id) => `${id}, to read only`,
  note: 'Put it into the notes of this call',
  noted: (same, what) => `${same} reported before: ${what}`,
  nothing: (id) => `Cannot be read; try zhiban summary ${id}`,
};

const wordsIn = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** One calm sentence on the newest of them, how many more there are, and where to look. */
export const repeatWords = (panel: PanelView, repeats: readonly Repeat[]): string | undefined => {
  const [newest, ...others] = repeats;
  if (newest === undefined) return undefined;
  const words = wordsIn(panel.pen.language);
  const { head, same } = newest;
  const state = head.closed === undefined ? words.open : words.closed;
  return inPieces(
    panel.pen,
    [
      words.said(words[same], whenOf(panel, newest), nameOf(panel, newest), state),
      ...(others.length === 0 ? [] : [words.more(others.length)]),
      words.look,
    ],
    Number.MAX_SAFE_INTEGER,
  );
};

/** An entry for each of them in the facts panel; choosing one opens its summary. */
export const repeatChoices = (panel: PanelView): readonly Choice[] => {
  const words = wordsIn(panel.pen.language);
  return panel.ports.earlier.repeats(panel.view).map((repeat) => {
    const { head, same } = repeat;
    const title = titleOf(panel, repeat);
    const said = [
      words[same],
      whenOf(panel, repeat),
      ...(title === undefined ? [] : [title]),
      head.closed === undefined ? words.open : words.closed,
    ];
    return {
      heading: words.heading,
      label: head.id,
      aside: inPieces(panel.pen, said, Number.MAX_SAFE_INTEGER),
      tone: 'normal',
      deed: { kind: 'open', over: { kind: 'earlier', incident: head.id } },
    };
  });
};

/**
 * Another incident's summary, to read. That it may be the same caller is not put on record by itself: it is a guess about
 * two people, and what is on record is exported. The operator can note it, by its number only.
 */
export const earlierPanel = (panel: PanelView, incident: IncidentId): Menu => {
  const { pen, view, ports } = panel;
  const words = wordsIn(pen.language);
  const repeat = ports.earlier.repeats(view).find(({ head }) => head.id === incident);
  const text = (cells: number): string => ports.summary(incident, cells) || words.nothing(incident);
  return {
    title: words.title(incident),
    lines: (cells) => [
      ...text(cells)
        .split('\n')
        .map((line) => [span(shown(pen, line))]),
      [],
    ],
    choices:
      repeat === undefined || !view.writing
        ? []
        : [
            {
              label: words.note,
              deed: {
                kind: 'send',
                command: { type: 'note', text: words.noted(words[repeat.same], nameOf(panel, repeat)) },
              },
            },
          ],
    zero: { label: pen.words.return, deed: { kind: 'open', over: { kind: 'facts' } } },
  };
};

const titleOf = ({ pen, ports }: PanelView, { head }: Repeat): string | undefined => {
  const title = ports.titleOf(head.procedure);
  return title && say(pen, title);
};

const nameOf = (panel: PanelView, repeat: Repeat): string =>
  [repeat.head.id, titleOf(panel, repeat)].filter((part) => part !== undefined).join(' ');

/** By the calendar of the place, as people count days. */
const whenOf = ({ pen, view }: PanelView, { head }: Repeat): string => {
  const words = wordsIn(pen.language);
  const day = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;
  const days = Math.round(day(view.now.wall) - day(head.opened));
  if (days <= 0) return words.today(head.opened.slice(11, 16));
  return days === 1 ? words.yesterday : words.days(days);
};
