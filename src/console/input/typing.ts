import type { Screen } from '../screen.ts';
import { menuPiece } from './menu-piece.ts';
import { pastedText, pasteLike } from './paste-like.ts';
import { type WordsPiece, wordsPiece } from './words-piece.ts';

/** Where typing goes. The screen is asked for anew after every piece, since a piece may lead to another one. */
export interface TypingPorts {
  readonly screen: () => Screen;
  readonly enter: () => void;
  /** Whether there is nothing to type into any more. */
  readonly isOver: () => boolean;
  /** Said where a paste is not taken. */
  readonly ignored: string;
}

/** Characters one by one in a menu, the rest as a whole as soon as a text is asked. */
export const typeInto = (text: string, ports: TypingPorts): void => {
  if (pasteLike(text, ports.screen().takes() === 'menu' ? 'menu' : 'text')) {
    pasteInto(text, ports);
    return;
  }
  let rest = text;
  while (rest !== '' && !ports.isOver()) {
    const ending = /^[\r\n]+/.exec(rest)?.[0];
    if (ending !== undefined) {
      ports.enter();
      rest = rest.slice(ending.startsWith('\r\n') ? 2 : 1);
      continue;
    }
    const screen = ports.screen();
    const { kind, text: part } = nextPiece(rest, screen.takes());
    if (kind === 'key') screen.press(part);
    else screen.write(pastedText(part, 'join'));
    rest = rest.slice(part.length);
  }
};

const nextPiece = (typed: string, takes: ReturnType<Screen['takes']>): WordsPiece => {
  switch (takes) {
    case 'menu':
      return { kind: 'key', text: menuPiece(typed) };
    case 'words':
      return wordsPiece(typed);
    case 'text':
    case 'long-text':
      return { kind: 'words', text: /^[^\r\n]+/.exec(typed)?.[0] ?? typed };
    default:
      return takes satisfies never;
  }
};

/** A paste never acts by itself: in a text it is put in, in a menu it is told to be left out. */
export const pasteInto = (text: string, { screen, ignored }: TypingPorts): void => {
  const to = screen();
  const takes = to.takes();
  if (takes === 'menu') to.tell(ignored);
  else to.write(pastedText(text, takes === 'long-text' ? 'keep' : 'join'));
};
