import type { Language } from '../../../procedure/text.ts';
import type { IncidentId } from '../../../records/records.ts';
import type { RepeatTold } from '../../../report/repeat-words.ts';
import { repeatNote, repeatPieces, repeatSaid, repeatTold } from '../../../report/repeat-words.ts';
import type { Repeat } from '../../../session/earlier.ts';
import { span } from '../../frame.ts';
import { capOf } from '../../keys.ts';
import { inPieces, shown } from '../../pen.ts';
import type { Choice, Menu } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';

const zh = {
  heading: '以前报过',
  more: (count: number) => `另 ${count} 次`,
  look: (cap: string) => `${cap} 查看`,
  title: (id: string) => `${id}，只看不改`,
  note: '记入本次备注',
  nothing: (id: string) => `读不出来；可用 zhiban summary ${id}`,
};

const en: typeof zh = {
  heading: 'Reported before',
  more: (count) => `${count} more`,
  look: (cap) => `${cap} to look`,
  title: (id) => `${id}, to read only`,
  note: 'Put it into the notes of this call',
  nothing: (id) => `Cannot be read; try zhiban summary ${id}`,
};

const wordsIn = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** One calm sentence on the newest of them, how many more there are, and where to look. */
export const repeatWords = (panel: PanelView, repeats: readonly Repeat[]): string | undefined => {
  const { pen, view } = panel;
  const [newest, ...others] = repeats;
  if (newest === undefined) return undefined;
  const words = wordsIn(pen.language);
  const more = others.length === 0 ? [] : [words.more(others.length)];
  const said = repeatSaid(toldOf(panel, newest), view.now.wall, pen.language);
  return inPieces(pen, [said, ...more, words.look(capOf('facts'))], Number.MAX_SAFE_INTEGER);
};

/** An entry for each of them in the facts panel; choosing one opens its summary. */
export const repeatChoices = (panel: PanelView): readonly Choice[] => {
  const { pen, view, ports } = panel;
  return ports.earlier.repeats(view).map((repeat) => ({
    heading: wordsIn(pen.language).heading,
    label: repeat.head.id,
    aside: inPieces(
      pen,
      repeatPieces(toldOf(panel, repeat), view.now.wall, pen.language),
      Number.MAX_SAFE_INTEGER,
    ),
    tone: 'normal',
    deed: { kind: 'open', over: { kind: 'earlier', incident: repeat.head.id } },
  }));
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
                command: { type: 'note', text: repeatNote(toldOf(panel, repeat), pen.language) },
              },
            },
          ],
  };
};

const toldOf = ({ pen, ports }: PanelView, { head, same }: Repeat): RepeatTold =>
  repeatTold(head, same, ports.titleOf(head.procedure), pen.language);
