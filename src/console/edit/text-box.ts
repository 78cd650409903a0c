import { graphemes } from '../../layout/graphemes.ts';
import type { KeyName } from '../input/stroke.ts';

/** A text that is being written: what readers take for characters, and before which of them the caret stands. */
export interface TextBox {
  readonly characters: readonly string[];
  readonly caret: number;
}

export const emptyBox: TextBox = { characters: [], caret: 0 };

export const boxOf = (text: string): TextBox => {
  const characters = graphemes(text);
  return { characters, caret: characters.length };
};

export const textOf = ({ characters }: TextBox): string => characters.join('');

/** A pasted book is the likelier reason than an answer; what is over the limit is not taken. In characters. */
const LIMIT = 8000;

/** Puts a whole string in at the caret. What combines with its neighbours becomes one character with them. */
export const insert = (box: TextBox, text: string): TextBox => {
  const room = Math.max(0, LIMIT - box.characters.length);
  const before = graphemes(
    box.characters.slice(0, box.caret).join('') + graphemes(text).slice(0, room).join(''),
  );
  return { characters: [...before, ...box.characters.slice(box.caret)], caret: before.length };
};

/** What an editing key does; undefined for a key that edits nothing. */
export const edited = (box: TextBox, key: KeyName): TextBox | undefined => {
  const { characters, caret } = box;
  const end = characters.length;
  switch (key) {
    case 'left':
      return caret === 0 ? undefined : { characters, caret: caret - 1 };
    case 'right':
      return { characters, caret: Math.min(end, caret + 1) };
    case 'home':
    case 'ctrl+a':
      return { characters, caret: 0 };
    case 'end':
    case 'ctrl+e':
      return { characters, caret: end };
    case 'backspace':
    case 'ctrl+h':
      return without(box, caret - 1, caret);
    case 'delete':
    case 'ctrl+d':
      return without(box, caret, caret + 1);
    case 'ctrl+u':
      return without(box, 0, caret);
    case 'ctrl+k':
      return without(box, caret, end);
    case 'ctrl+w':
      return without(box, wordStart(box), caret);
    default:
      return undefined;
  }
};

const without = ({ characters }: TextBox, from: number, to: number): TextBox => {
  const start = Math.max(0, from);
  return { characters: [...characters.slice(0, start), ...characters.slice(to)], caret: start };
};

const wordStart = ({ characters, caret }: TextBox): number => {
  let at = caret;
  while (at > 0 && characters[at - 1] === ' ') at -= 1;
  while (at > 0 && characters[at - 1] !== ' ') at -= 1;
  return at;
};
