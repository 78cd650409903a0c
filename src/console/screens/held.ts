import { choiceDigit } from '../../layout/normalize-key.ts';
import type { Holder, IncidentId } from '../../records/records.ts';
import type { Menu } from '../call/deed.ts';
import { span } from '../frame.ts';
import { actionOf } from '../keys.ts';
import { hintLine } from '../parts/hint-line.ts';
import { menuLines } from '../parts/menu-lines.ts';
import { sheetFrame } from '../parts/sheet.ts';
import { timeOfDay } from '../parts/times.ts';
import type { Pen } from '../pen.ts';
import { paragraph, piece } from '../pen.ts';
import type { Screen } from '../screen.ts';

export interface HeldPorts {
  readonly pen: () => Pen;
  readonly watch: () => void;
  readonly takeOver: () => void;
  readonly home: () => void;
}

/** Another desk has the incident: who, since when, and what can be done about it. */
export const heldScreen = (id: IncidentId, holder: Holder, ports: HeldPorts): Screen => {
  let word: string | undefined;
  const asks = (): string => `held|${id}`;
  return {
    asks,
    takes: () => 'menu',
    tell: (text) => {
      word = text;
    },
    write: () => {},
    key: (name) => {
      word = undefined;
      const action = actionOf('list', name);
      if (action === 'close' || action === 'leave') ports.home();
    },
    press: (character) => {
      word = undefined;
      const digit = choiceDigit(character);
      if (digit === 1) ports.watch();
      else if (digit === 2) ports.takeOver();
      else if (digit === 0) ports.home();
      else if (digit !== undefined) word = ports.pen().words.noSuchItem(digit);
    },
    draw: (pen) => {
      const { words } = pen;
      const menu: Menu = {
        choices: [
          { label: words.held.watch, tone: 'strong', deed: { kind: 'close-over' } },
          { label: words.held.takeOver, deed: { kind: 'take-over' } },
        ],
        zero: { label: words.return, deed: { kind: 'to-home' } },
      };
      const cells = pen.columns - 1;
      const who = words.held.who(
        holder.operator,
        [holder.desk, holder.host].filter((place) => place !== ''),
      );
      return sheetFrame(pen, {
        asks: asks(),
        drill: false,
        header: [[span(' '), piece(pen, words.product, 'strong')]],
        top: [[]],
        body: [
          ...paragraph(pen, words.held.title(id), cells, 'strong', { indent: 2 }),
          ...paragraph(pen, `${who} · ${words.held.since(timeOfDay(holder.since))}`, cells, 'normal', {
            indent: 2,
          }),
          [],
          ...menuLines(pen, menu, cells, 0, undefined),
        ],
        ...(word === undefined
          ? {}
          : { entry: { lines: paragraph(pen, word, cells, 'accent', { indent: 2 }), caret: undefined } }),
        foot: [hintLine(pen, 'list')],
        scroll: 0,
      });
    },
  };
};
