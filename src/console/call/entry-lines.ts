import { addressAloud } from '../../incident/address.ts';
import { addressParts } from '../../incident/address-parts.ts';
import { phoneInGroups } from '../../incident/phone.ts';
import type { Field } from '../../procedure/procedure.ts';
import { missingWords } from '../../report/address-words.ts';
import type { Directory } from '../../site/directory.ts';
import { boxLines } from '../edit/box-lines.ts';
import type { TextBox } from '../edit/text-box.ts';
import { textOf } from '../edit/text-box.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { INDENT } from '../parts/choice-lines.ts';
import type { Entry } from '../parts/sheet.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, inPieces, paragraph, piece, say, shown } from '../pen.ts';
import type { LineFor } from './deed.ts';
import { contactsWords } from './panels/contacts-words.ts';

/** Lines of a long text that stay in sight around the caret. */
const TALLEST = 6;

/** The line where something is written, with a label before it and a hint below. */
export const entryLines = (
  pen: Pen,
  box: TextBox,
  cells: number,
  label: string,
  hints: readonly string[],
  extra: readonly Line[] = [],
): Entry => {
  const room = Math.max(10, cells - INDENT - 1);
  const { lines, caret } = boxLines(box, room, (text) => shown(pen, text), pen.theme.ambiguous);
  const height = Math.max(2, Math.min(TALLEST, Math.floor(pen.rows / 4)));
  const from = Math.max(0, Math.min(caret.y - height + 1, lines.length - height));
  const seen = lines.slice(from, from + height);
  const written = seen.map(
    (line, index): Line => [
      span('  '),
      ...(index === 0
        ? [piece(pen, label, 'dim'), span(' '.repeat(Math.max(1, INDENT - 2 - cellsOf([piece(pen, label)]))))]
        : [span(' '.repeat(INDENT - 2))]),
      span(line, 'strong'),
    ],
  );
  const above = from > 0 ? [piece(pen, `${' '.repeat(INDENT)}${pen.words.above(from)}`, 'dim')] : [];
  return {
    lines: [
      ...(above.length > 0 ? [above] : []),
      ...written,
      ...extra,
      ...paragraph(pen, inPieces(pen, hints, cells - INDENT), cells, 'dim', { indent: INDENT }),
    ],
    caret: { x: INDENT + caret.x, y: caret.y - from + (above.length > 0 ? 1 : 0) },
  };
};

/**
 * The entry of a written field.
 * @param offers lines on what the arrows bring
 */
export const fieldEntry = (
  pen: Pen,
  field: Field,
  box: TextBox,
  cells: number,
  offers: readonly Line[],
): Entry => {
  const { words } = pen;
  const text = textOf(box);
  const readBack =
    field.type === 'phone' && text.trim() !== ''
      ? paragraph(pen, words.readBack(phoneInGroups(text)), cells, 'accent', { indent: INDENT })
      : field.type === 'address'
        ? addressLines(pen, text, cells)
        : [];
  const hints = [hintOf(pen, field), words.emptyEnter];
  return entryLines(pen, box, cells, words.answerLabel, hints, [...readBack, ...offers]);
};

/** The parts of an address in one glance, as it will be read back, and what is missing; nothing while it is one part. */
const addressLines = (pen: Pen, text: string, cells: number): readonly Line[] => {
  if (addressParts(text).length < 2) return [];
  const missing = missingWords(text, pen.language);
  const shown = [pen.words.readBack(addressAloud(text)), ...(missing === undefined ? [] : [missing])];
  return paragraph(pen, inPieces(pen, shown, cells - INDENT), cells, 'accent', { indent: INDENT });
};

const hintOf = (pen: Pen, field: Field): string => {
  const { words } = pen;
  switch (field.type) {
    case 'moment':
      return field.future ? words.enterToCome : words.enterNow;
    case 'number':
    case 'count':
    case 'phone':
      return words.enterNumber(field.unit === undefined ? '' : say(pen, field.unit));
    case 'long-text':
      return words.enterLong;
    default:
      return words.enterText;
  }
};

/** The line where the contacts are narrowed; what by is said until somebody types. */
export const findEntry = (pen: Pen, box: TextBox, cells: number): Entry => {
  const { find, findBy } = contactsWords(pen.language);
  return entryLines(pen, box, cells, find, box.characters.length === 0 ? findBy : []);
};

/** The one line under the step: a note, a reason. */
export const lineEntry = (
  pen: Pen,
  what: LineFor,
  box: TextBox,
  cells: number,
  nameOf: Directory['nameOf'],
): Entry => {
  const { words } = pen;
  switch (what.kind) {
    case 'note':
      return entryLines(pen, box, cells, words.note, [words.notePrompt]);
    case 'told': {
      const { tell, tellPrompt } = contactsWords(pen.language);
      const name = say(pen, nameOf(what.party) ?? { zh: what.party });
      return entryLines(pen, box, cells, tell, [tellPrompt(name)]);
    }
    case 'skip':
    case 'snooze':
      return entryLines(pen, box, cells, words.writeReason, [words.reasonPrompt]);
    case 'grade':
      return entryLines(pen, box, cells, words.writeReason, [words.gradeReason, words.reasonPrompt]);
    case 'ending':
      return entryLines(
        pen,
        box,
        cells,
        words.writeReason,
        what.ending === 'other' ? [words.reasonPrompt] : [words.endReason, words.reasonPrompt],
      );
    default:
      return what satisfies never;
  }
};
