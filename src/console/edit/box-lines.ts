import { type Ambiguous, width } from '../../layout/width.ts';
import type { TextBox } from './text-box.ts';

export interface BoxLines {
  readonly lines: readonly string[];
  /** Where the caret stands: cells from the left, at most `cells`; line from the top. */
  readonly caret: { readonly x: number; readonly y: number };
}

/**
 * A text box in lines of at most `cells`. Broken anywhere, without the rules of typesetting: while one writes, the
 * line before the caret must not rearrange itself.
 */
export const boxLines = (
  { characters, caret }: TextBox,
  cells: number,
  show: (text: string) => string,
  ambiguous: Ambiguous,
): BoxLines => {
  const lines: string[] = [''];
  let used = 0;
  let at = { x: 0, y: 0 };
  const open = (): void => {
    lines.push('');
    used = 0;
  };
  characters.forEach((character, index) => {
    if (index === caret) at = { x: used, y: lines.length - 1 };
    if (character === '\n') {
      open();
      return;
    }
    const shown = show(character);
    const size = width(shown, ambiguous);
    if (used + size > cells && used > 0) open();
    if (index === caret) at = { x: used, y: lines.length - 1 };
    lines[lines.length - 1] += shown;
    used += size;
  });
  if (caret >= characters.length) {
    // What is written next begins a new line, so the caret waits there.
    if (used >= cells) open();
    at = { x: used, y: lines.length - 1 };
  }
  return { lines, caret: at };
};
