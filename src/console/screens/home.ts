import { choiceDigit } from '../../layout/normalize-key.ts';
import type { ProcedureId } from '../../procedure/ids.ts';
import type { TextBox } from '../edit/text-box.ts';
import { boxOf, edited, emptyBox, insert, textOf } from '../edit/text-box.ts';
import type { KeyName } from '../input/stroke.ts';
import { actionOf } from '../keys.ts';
import { pageOf } from '../parts/scrolled.ts';
import type { Drawn } from '../parts/sheet.ts';
import type { Pen } from '../pen.ts';
import type { Screen } from '../screen.ts';
import type { Hit } from './draw-home.ts';
import { drawHome } from './draw-home.ts';
import { type HomeList, homeList } from './home-list.ts';
import type { UnfinishedCalls } from './unfinished-line.ts';

export interface HomePorts {
  readonly pen: () => Pen;
  /** Who sits here: site, desk, operator. */
  readonly who: string;
  readonly find: (words: string) => readonly Hit[];
  /** The procedure for what is not clear yet, and for what there is none. */
  readonly general: () => Hit | undefined;
  /** What was used last, the latest first. */
  readonly recent: () => readonly Hit[];
  /** How many procedures there are. */
  readonly count: () => number;
  readonly unfinished: () => UnfinishedCalls;
  /** Calm sentences about content and storage; empty when all is well. */
  readonly notices: () => readonly string[];
  readonly start: (procedure: ProcedureId, words: string) => void;
  /** Goes on with the unfinished call, or offers all of them. */
  readonly resume: () => void;
  /** Shows everybody who can be rung. */
  readonly contacts: () => void;
  readonly quit: () => void;
}

export interface HomeScreen extends Screen {
  /** Looks anew for what is unfinished: on coming back. */
  refresh(): void;
}

/** What did the caller say? The list follows the words; a digit starts. */
export const homeScreen = (ports: HomePorts, words = ''): HomeScreen => {
  let box: TextBox = boxOf(words);
  const recent = ports.recent();
  const general = ports.general();
  const listFor = (said: string): HomeList =>
    homeList(ports.find, recent, ports.count(), general, said.trim());
  let list = listFor(words);
  let unfinished = ports.unfinished();
  let pick: number | undefined;
  let over: 'help' | undefined;
  let scroll = 0;
  let word: string | undefined;
  let drawn: Drawn | undefined;

  const edit = (next: TextBox): void => {
    if (textOf(next) !== textOf(box)) {
      list = listFor(textOf(next));
      pick = undefined;
    }
    box = next;
  };
  const empty = (): boolean => textOf(box).trim() === '';
  /** What Enter would start: the best one as soon as there are words that fit. */
  const chosen = (): number | undefined => pick ?? (list.kind === 'found' ? 0 : undefined);
  const start = (index: number | undefined): void => {
    const hit = index === undefined ? undefined : list.hits[index];
    if (hit !== undefined) ports.start(hit.id, textOf(box).trim());
    else if (general !== undefined && !empty()) ports.start(general.id, textOf(box).trim());
    else word = ports.pen().words.home.pickFirst;
  };
  const asks = (): string => {
    const at = chosen();
    return `home|${over ?? ''}|${at === undefined ? list.kind : (list.hits[at]?.id ?? '')}`;
  };

  const move = (by: number): void => {
    const count = list.hits.length;
    if (count === 0) return;
    const at = chosen();
    pick = at === undefined ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
  };

  return {
    asks,
    refresh: () => {
      unfinished = ports.unfinished();
      over = undefined;
    },
    takes: () => (over === undefined ? 'text' : 'menu'),
    tell: (text) => {
      word = text;
    },
    key: (name: KeyName) => {
      word = undefined;
      const action = actionOf(over === undefined ? 'home' : 'list', name);
      if (action === 'leave') {
        ports.quit();
        return;
      }
      if (over !== undefined) {
        if (name === 'page-down') scroll = (drawn?.from ?? 0) + pageOf(drawn?.height ?? 1);
        else if (name === 'page-up') scroll = Math.max(0, (drawn?.from ?? 0) - pageOf(drawn?.height ?? 1));
        else if (action === 'close' || action === 'confirm') {
          over = undefined;
          scroll = 0;
        }
        return;
      }
      if (action === 'contacts') {
        ports.contacts();
        return;
      }
      if (action === 'resume') {
        unfinished = ports.unfinished();
        ports.resume();
        return;
      }
      switch (name) {
        case 'enter':
          start(chosen());
          return;
        case 'up':
          move(-1);
          return;
        case 'down':
          move(1);
          return;
        case 'page-down':
          pick = Math.min(list.hits.length - 1, (chosen() ?? 0) + 8);
          return;
        case 'page-up':
          pick = Math.max(0, (chosen() ?? 0) - 8);
          return;
        case 'escape':
          edit(emptyBox);
          return;
        default: {
          const next = edited(box, name);
          if (next !== undefined) edit(next);
        }
      }
    },
    press: (character) => {
      word = undefined;
      if (choiceDigit(character) === 0) over = undefined;
    },
    write: (text) => {
      word = undefined;
      const digit =
        [...text].length === 1 && /^[\d\uff10-\uff19]$/.test(text) ? choiceDigit(text) : undefined;
      if (digit === 0 && general !== undefined) ports.start(general.id, textOf(box).trim());
      else if (digit !== undefined && digit > 0 && digit <= list.hits.length) start(digit - 1);
      else if (empty() && (text === '?' || text === '？')) over = 'help';
      else edit(insert(box, text));
    },
    draw: (pen) => {
      drawn = drawHome(pen, {
        ports,
        box,
        list,
        general,
        unfinished,
        chosen: chosen(),
        over,
        scroll,
        word,
        asks: asks(),
      });
      return drawn;
    },
  };
};
