import type { Condition } from '../condition/expression.ts';
import { breakLines } from '../layout/break-lines.ts';
import { blanks } from '../layout/pad.ts';
import { width } from '../layout/width.ts';
import type { SourceId } from '../procedure/ids.ts';
import type { Amount } from '../procedure/procedure.ts';
import type { Text } from '../procedure/text.ts';
import { conditionWords, type Naming } from './condition-words.ts';

/** Cells of a line: what fits on a sheet of paper and on every terminal. */
export const columns = 80;

/** A procedure and what is needed to say it. */
export interface Card extends Naming {
  tell(text: Text): string;
}

export type Lines = readonly string[];

/** A mark, and words that hang behind it. */
export const hanging = (mark: string, words: string): Lines => {
  const cells = width(mark);
  const lines = breakLines(words, columns, { first: cells, rest: cells });
  return lines.map((line, at) => (at === 0 ? mark : blanks(cells)) + line);
};

/** Words behind what they are. */
export const labelled = ({ tell }: Card, label: Text, words: string): string =>
  tell({ zh: `${label.zh}：${words}`, en: `${tell(label)}: ${words}` });

/** A number, or the one that the organisation has set for itself. */
export const amount = ({ content }: Card, minutes: Amount): string =>
  typeof minutes === 'number'
    ? String(minutes)
    : String(content.settings[minutes.setting]?.value ?? minutes.setting);

/** Behind a part that does not always apply: when it does. */
export const onlyWhen = (card: Card, when: Condition | undefined): Lines =>
  when === undefined
    ? []
    : hanging(UNDER, labelled(card, { zh: '仅当', en: 'Only when' }, conditionWords(when.expression, card)));

/** Where the lines begin that go on with an item of a list. */
export const UNDER = blanks(4);

/** The marks of where something comes from; the sources stand at the end of the card. */
export const cited = (from: readonly SourceId[]): string => (from.length === 0 ? '' : `[${from.join(', ')}]`);
