import type { RoleTitles } from '../../report/step-words.ts';
import { clockWords } from '../../report/time-words.ts';
import type { View } from '../../session/view.ts';
import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import { INDENT } from '../parts/choice-lines.ts';
import { isLow } from '../parts/side-by-side.ts';
import { statusSentence } from '../parts/status.ts';
import { timeOfDay } from '../parts/times.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, ends, inPieces, padded, paragraph, piece, say, shortened } from '../pen.ts';
import { clockOnLine } from './folded-side.ts';

/**
 * Title, number, grade, and the two times; the least wanted give way first, and then it takes two lines.
 * @param most lines it may take: on a single one the number gives way, too
 */
export const headerLines = (pen: Pen, view: View, how: 'running' | 'standing', most?: 1): readonly Line[] => {
  const { words } = pen;
  const title = piece(pen, say(pen, view.leading.title), 'strong');
  const id = piece(pen, view.id, 'normal');
  const elapsed = piece(pen, words.elapsed(clockWords(view.now.elapsed)), 'normal');
  const clock = piece(pen, timeOfDay(view.now.wall), 'dim');
  const started = piece(pen, words.started(timeOfDay(view.incident.opened.at.wall)), 'dim');
  const left = (gap: string, grade: Span | undefined): Line => [
    span(' '),
    title,
    span(gap),
    id,
    ...(grade ? [span(gap), grade] : []),
  ];
  const all: Line = how === 'running' ? [elapsed, span('   '), clock, span(' ')] : [started, span(' ')];
  const short: Line = how === 'running' ? [elapsed, span(' ')] : all;
  const full = gradePiece(pen, view, 'full');
  const brief = gradePiece(pen, view, 'brief');
  const one =
    ends(pen, left('   ', full), all) ??
    ends(pen, left('   ', full), short) ??
    ends(pen, left('  ', brief), short);
  if (one !== undefined) return [one];
  if (most === 1) {
    const alone = ends(pen, [span(' '), title], short);
    if (alone !== undefined) return [alone];
  }
  const second: Line = [span(' '), id, ...(full ? [span('  '), full] : [])];
  return [
    ...paragraph(pen, title.text, pen.columns, 'strong', { first: [span(' ')], indent: 1 }),
    ends(pen, second, all) ?? ends(pen, second, short) ?? second,
  ];
};

/** One line with the most urgent clock in it, the least wanted given up; undefined where title and clock do not fit. */
export const headerWithClock = (
  pen: Pen,
  view: View,
  roles: RoleTitles,
  how: 'running' | 'standing',
): readonly Line[] | undefined => {
  const title: Line = [span(' '), piece(pen, say(pen, view.leading.title), 'strong')];
  const elapsed = piece(pen, pen.words.elapsed(clockWords(view.now.elapsed)), 'normal');
  const ways: readonly Line[] = [
    ...(how === 'running' ? [[span('   '), elapsed, span(' ')]] : []),
    [span(' ')],
  ];
  for (const right of ways) {
    const room = pen.columns - cellsOf([...title, ...right]) - 2;
    const line = ends(pen, title, [...clockOnLine(pen, view, roles, how, room), ...right]);
    if (line !== undefined) return [line];
  }
  return undefined;
};

const gradePiece = (pen: Pen, { grade }: View, how: 'full' | 'brief'): Span | undefined => {
  if (grade === undefined) return undefined;
  const { words } = pen;
  const level = grade.scheme.levels.find(({ id }) => id === grade.level);
  if (level === undefined) return piece(pen, words.grade.none, 'dim');
  const title = say(pen, level.title);
  if (how === 'brief') return piece(pen, title, 'accent');
  return piece(
    pen,
    words.grade.said(title, grade.overridden ? words.grade.own : words.grade.initial),
    'accent',
  );
};

/**
 * What must be seen before anything else: records in danger, somebody else writing, what must not be done.
 * @param cells of the column that takes the hazards for which there is no room above
 * @param most lines for hazards, where the window is so low that what is said would not fit
 */
export const topLines = (
  pen: Pen,
  view: View,
  seenHazards: ReadonlySet<string>,
  cells: number,
  most?: number,
): { readonly fixed: readonly Line[]; readonly more: readonly Line[] } => {
  const { words } = pen;
  const banner = (text: string, tone: 'accent' | 'danger'): readonly Line[] =>
    paragraph(pen, text, pen.columns - 1, tone, { first: [span('  ')], indent: 2 });
  const status = statusSentence(pen, view);
  const alarms = [
    ...(status ? banner(status.text, status.tone) : []),
    ...(view.writing || view.incident.closed
      ? []
      : banner(
          view.refusal === 'not-yours'
            ? words.lost(holderOf(pen, view))
            : words.watching(holderOf(pen, view)),
          'accent',
        )),
    ...damageLines(pen, view, banner),
  ];
  const { fixed, more } = hazardLines(pen, view, seenHazards, cells, most);
  return { fixed: [...alarms, ...fixed], more };
};

/** Nothing that was acknowledged is missing behind a torn tail, so it is said more calmly than any other damage. */
const damageLines = (
  { words }: Pen,
  { damage }: View,
  banner: (text: string, tone: 'accent' | 'danger') => readonly Line[],
): readonly Line[] => {
  const worse = damage.filter(({ kind }) => kind !== 'torn-tail').length;
  if (worse > 0) return banner(words.damage(worse), 'danger');
  return damage.length > 0 ? banner(words.tornTail, 'accent') : [];
};

const holderOf = (pen: Pen, { heldBy }: View): string =>
  heldBy ? `${heldBy.operator}${heldBy.desk === '' ? '' : ` · ${heldBy.desk}`} ` : pen.words.somebody;

/**
 * Hazards stay in sight. Where there are too many for the window, the new ones come first and the others follow the
 * choices, and are counted.
 */
const hazardLines = (
  pen: Pen,
  view: View,
  seen: ReadonlySet<string>,
  cells: number,
  most: number | undefined,
): { readonly fixed: readonly Line[]; readonly more: readonly Line[] } => {
  const { words } = pen;
  if (view.hazards.length === 0) return { fixed: [], more: [] };
  const isNew = ({ procedure, hazard }: View['hazards'][number]): boolean =>
    seen.size > 0 && !seen.has(`${procedure.id}/${hazard.id}`);
  const texts = view.hazards
    .toSorted((a, b) => Number(isNew(b)) - Number(isNew(a)))
    .map((one) => `${isNew(one) ? words.mark(words.isNew) : ''}${say(pen, one.hazard.text)}`);
  const lay = (some: readonly string[], extra: string, across: number): readonly Line[] =>
    paragraph(
      pen,
      inPieces(pen, [...some, ...(extra === '' ? [] : [extra])], across - INDENT),
      across,
      'danger',
      { first: [span('  '), piece(pen, words.label.hazard, 'danger')], indent: INDENT },
    );
  const room = most ?? (isLow(pen) ? 3 : Math.floor(pen.rows / 5));
  for (let count = texts.length; count > 0; count -= 1) {
    const left = texts.length - count;
    const lines = lay(texts.slice(0, count), left === 0 ? '' : words.moreHazards(left), pen.columns - 1);
    if (lines.length <= room || (count === 1 && most === undefined))
      return { fixed: lines, more: left === 0 ? [] : [[], ...lay(texts.slice(count), '', cells)] };
  }
  // Not even the first of them fits: its beginning stands for it, and all of them follow the choices.
  const label = [span('  '), piece(pen, words.label.hazard, 'danger')];
  const extra = piece(pen, ` · ${words.moreHazards(texts.length)}`, 'danger');
  const begun = [...padded(label, INDENT), piece(pen, texts[0] ?? '', 'danger')];
  return {
    fixed: [[...shortened(pen, begun, pen.columns - 1 - cellsOf([extra])), extra]],
    more: [[], ...lay(texts, '', cells)],
  };
};

export const hazardIds = ({ hazards }: View): ReadonlySet<string> =>
  new Set(hazards.map(({ procedure, hazard }) => `${procedure.id}/${hazard.id}`));
