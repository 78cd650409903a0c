import type { KeyName } from './input/stroke.ts';
import type { Drawn } from './parts/sheet.ts';
import type { Pen } from './pen.ts';

/** What has the window and the keyboard. */
export interface Screen {
  draw(pen: Pen): Drawn;
  /** What it asks just now, as `Frame.asks`. */
  asks(): string;
  /** Where typed characters go: into a text, to the menu's keys one by one, or, but for those keys, into words that narrow the menu. */
  takes(): 'menu' | 'text' | 'long-text' | 'words';
  /** Whether Enter, alone, finishes what is on screen: there a held-down Enter must not run on. */
  confirms?(): boolean;
  key(key: KeyName): void;
  /** One key of a menu as it was typed, or a word such as 不是. */
  press(typed: string): void;
  /** Text as it was typed or pasted. */
  write(text: string): void;
  /** One sentence of the console's own, shown until the next key. */
  tell(word: string): void;
  /** A second went by. */
  tick?(): void;
  leave?(): void;
}
