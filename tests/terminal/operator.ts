import type { Running } from '../support/terminal.ts';

export const enter = '\r';
export const esc = '\u001b';
export const arrow = { up: '\u001b[A', down: '\u001b[B', left: '\u001b[D' } as const;
export const page = { up: '\u001b[5~', down: '\u001b[6~' } as const;
export const control = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) & 31);
export const pasted = (text: string): string => `\u001b[200~${text}\u001b[201~`;

/** What the screen shows apart from the times that run on it. */
export const still = (screen: string): string =>
  screen.replace(/\d+:\d\d(:\d\d)?/g, '').replace(/[剩超] *|late by|late|left/g, '');

/** Presses keys and waits until the screen shows something else than a clock that went on. */
export const press = async (terminal: Running, keys: string): Promise<string> => {
  const before = still(terminal.screen());
  terminal.send(keys);
  return terminal.until((screen) => still(screen) !== before);
};

/** `第 5 步 / 约 12 步` with its section: where the call is. */
export const position = (screen: string): string | undefined =>
  /^ {2}(\S.*?(?:第 \d+ 步 \/ 约 \d+ 步|step \d+ of about \d+))/m.exec(screen)?.[1];

const finished = /全部步骤都已走完|步骤都走完了|Every step is done/;
const ticking = /^ {1,6}\d {1,2}\[[ x]\]/m;
const number = /输入数字|Type the number/;
const moment = /Enter 记现在|Enter for now/;
const anotherOne = /再加一项|Add another/;
const reads = /Enter 确认|Enter 记下|then Enter|Enter confirms|Enter keeps/;

/**
 * Does what a hurried operator does with any step: the first choice, a word where words are asked, Enter where Enter
 * does it. Gives the next screen; undefined once every step is done.
 * @param read all of the step, where it may not fit into the window
 */
export const goOn = async (terminal: Running, read?: string): Promise<string | undefined> => {
  const screen = read ?? terminal.screen();
  if (finished.test(screen)) return undefined;
  if (number.test(screen)) return press(terminal, `2${enter}`);
  if (moment.test(screen)) return press(terminal, enter);
  // The caret is shown where something is to be written, and nowhere else.
  if (terminal.modes().caret && reads.test(screen)) {
    await press(terminal, '已问清');
    return press(terminal, enter);
  }
  if (ticking.test(screen)) {
    await press(terminal, '1');
    return press(terminal, enter);
  }
  // A list: one item will do.
  if (anotherOne.test(screen)) return press(terminal, '2');
  return press(terminal, '1');
};

/** Closes the call from its end; there 1 leads to the reminders while some still run. */
export const close = async (terminal: Running): Promise<string> =>
  press(terminal, /看还在走的提醒|reminders that still run/.test(terminal.screen()) ? '4' : '1');

/** Everything that can be scrolled to on this screen, and the screen scrolled back to its top. */
export const readAll = async (terminal: Running): Promise<string> => {
  let screen = terminal.screen();
  let all = screen;
  while (/↓ 还有 \d+ 行|↓ \d+ more line/.test(screen)) {
    screen = await press(terminal, page.down);
    all += `\n${screen}`;
  }
  while (/↑ 上面 \d+ 行|↑ \d+ lines? above/.test(screen)) screen = await press(terminal, page.up);
  return all;
};
