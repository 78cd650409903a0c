import { clockWords } from '../../report/time-words.ts';
import type { View } from '../../session/view.ts';
import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import { INDENT } from '../parts/choice-lines.ts';
import { statusSentence } from '../parts/status.ts';
import { timeOfDay } from '../parts/times.ts';
import type { Pen } from '../pen.ts';
import { ends, paragraph, piece, say } from '../pen.ts';

/** Title, number, grade, and the two times. On two lines where one is too short for them. */
export const headerLines = (pen: Pen, view: View, how: 'running' | 'standing'): readonly Line[] => {
  const { words } = pen;
  const title = piece(pen, say(pen, view.leading.title), 'strong');
  const id = piece(pen, view.id, 'normal');
  const grade = gradePiece(pen, view);
  const left: Line = [span(' '), title, span('   '), id, ...(grade ? [span('   '), grade] : [])];
  const times: readonly Span[][] =
    how === 'running'
      ? [
          [piece(pen, words.elapsed(clockWords(view.now.elapsed)), 'normal'), span('   ')],
          [piece(pen, timeOfDay(view.now.wall), 'dim'), span(' ')],
        ]
      : [[piece(pen, words.started(timeOfDay(view.incident.opened.at.wall)), 'dim'), span(' ')]];
  const one = ends(pen, left, times.flat()) ?? ends(pen, left, [...(times[0] ?? [])]);
  if (one !== undefined) return [one];
  const second: Line = [span(' '), id, ...(grade ? [span('   '), grade] : [])];
  const times_ = times.flat();
  return [
    ...paragraph(pen, title.text, pen.columns, 'strong', { first: [span(' ')], indent: 1 }),
    ends(pen, second, times_) ?? second,
  ];
};

const gradePiece = (pen: Pen, { grade }: View): Span | undefined => {
  if (grade === undefined) return undefined;
  const { words } = pen;
  const level = grade.scheme.levels.find(({ id }) => id === grade.level);
  if (level === undefined) return piece(pen, words.grade.none, 'dim');
  const open = pen.language === 'zh' ? '（' : ' (';
  const shut = pen.language === 'zh' ? '）' : ')';
  const how = grade.overridden ? words.grade.own : words.grade.initial;
  return piece(pen, `${say(pen, level.title)}${open}${how}${shut}`, 'accent');
};

/** What must be seen before anything else: records in danger, somebody else writing, what must not be done. */
export const topLines = (
  pen: Pen,
  view: View,
  seenHazards: ReadonlySet<string>,
): { readonly fixed: readonly Line[]; readonly more: readonly Line[] } => {
  const { words } = pen;
  const banner = (text: string, tone: 'accent' | 'danger'): readonly Line[] =>
    paragraph(pen, text, pen.columns - 1, tone, { first: [span('  ')], indent: 2 });
  const status = statusSentence(pen, view);
  const alarms = [
    ...(status ? banner(status.text, status.tone) : []),
    ...(view.writing || view.incident.closed ? [] : banner(words.watching(holderOf(pen, view)), 'accent')),
    ...(view.damage.length > 0 ? banner(words.damage(view.damage.length), 'accent') : []),
  ];
  const { fixed, more } = hazardLines(pen, view, seenHazards);
  return { fixed: [...alarms, ...fixed], more };
};

export const holderOf = (pen: Pen, { heldBy }: View): string =>
  heldBy ? `${heldBy.operator}${heldBy.desk === '' ? '' : ` · ${heldBy.desk}`} ` : pen.words.somebody;

/** Hazards stay in sight. Where there are too many for the window, the others lead the body, and are counted. */
const hazardLines = (
  pen: Pen,
  view: View,
  seen: ReadonlySet<string>,
): { readonly fixed: readonly Line[]; readonly more: readonly Line[] } => {
  const { words } = pen;
  if (view.hazards.length === 0) return { fixed: [], more: [] };
  const texts = view.hazards.map(({ procedure, hazard }) => {
    const isNew = seen.size > 0 && !seen.has(`${procedure.id}/${hazard.id}`);
    return `${isNew ? `【${words.isNew}】` : ''}${say(pen, hazard.text)}`;
  });
  const lay = (some: readonly string[], extra: string): readonly Line[] =>
    paragraph(pen, [...some, ...(extra === '' ? [] : [extra])].join(' · '), pen.columns - 1, 'danger', {
      first: [span('  '), piece(pen, words.label.hazard, 'danger')],
      indent: INDENT,
    });
  const room = Math.max(2, Math.floor(pen.rows / 5));
  for (let count = texts.length; count > 0; count -= 1) {
    const left = texts.length - count;
    const lines = lay(texts.slice(0, count), left === 0 ? '' : words.moreHazards(left));
    if (lines.length <= room || count === 1)
      return { fixed: lines, more: left === 0 ? [] : [...lay(texts.slice(count), ''), []] };
  }
  return { fixed: [], more: [] };
};

export const hazardIds = ({ hazards }: View): ReadonlySet<string> =>
  new Set(hazards.map(({ procedure, hazard }) => `${procedure.id}/${hazard.id}`));
