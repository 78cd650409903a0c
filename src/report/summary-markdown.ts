import { cleanForScreen } from '../layout/clean-for-screen.ts';
import { notificationRows } from './notification-rows.ts';
import type { Summary } from './summary.ts';
import {
  closingWords,
  deviationRows,
  dueWords,
  endingWords,
  factLines,
  gradeLines,
  personWords,
  procedureWords,
  unasked,
} from './summary-text.ts';
import { clockWords, dayAndTime, durationWords, timeBeside } from './time-words.ts';
import { type ReportWords, reportWords } from './words.ts';

/** The summary as Markdown (CommonMark with tables), ending with a line break. What callers said is never taken for markup. */
export const summaryMarkdown = (summary: Summary): string => {
  const words = reportWords(summary.language);
  const { sections } = words;
  return `${[
    ...header(summary, words),
    ...section(
      words.labels.grade,
      summary.grades.flatMap((grade) => bullet(grade.scheme, gradeLines(grade, summary, words), words)),
    ),
    ...facts(summary, words),
    ...section(sections.notifications, notifications(summary, words), words),
    ...section(
      sections.deviations,
      deviationRows(summary, words).flatMap(([label, values]) => bullet(label, values, words)),
      words,
    ),
    ...section(sections.followUps, followUps(summary, words), words),
    ...section(sections.notes, notes(summary, words)),
    ...timeline(summary, words),
    ...section(sections.record, [
      `- ${escapeMarkdown(words.record(summary.entries, summary.head))}`,
      ...summary.remarks.map((remark) => `- ${escapeMarkdown(remark)}`),
    ]),
  ].join('\n')}\n`;
};

/**
 * Text that Markdown shows as it is: the characters that mean something to it are escaped, also those that only do so at
 * the start of a line; line breaks become `<br>`, so that a table row stays one.
 */
export const escapeMarkdown = (text: string): string =>
  cleanForScreen(text)
    .trim()
    .replace(/[\\`*_<>[\]|~&]/gu, '\\$&')
    .replace(/^(\s*)(#|[+=-](?=[\s+=-]|$)|\d+(?=[.)]))/gmu, (_, indent: string, sign: string) =>
      /\d/u.test(sign) ? `${indent}${sign}\\` : `${indent}\\${sign}`,
    )
    .replace(/\n/gu, '<br>');

const header = (summary: Summary, words: ReportWords): readonly string[] => {
  const { labels } = words;
  const kind = `【${words.kinds[summary.kind]}】`;
  return [
    `# ${escapeMarkdown(`${words.title} ${summary.id} ${kind}`)}`,
    '',
    ...(summary.redacted ? [`*${escapeMarkdown(words.redacted)}*`, ''] : []),
    ...bullet(
      labels.procedure,
      summary.procedures.map((run) => procedureWords(run, words)),
      words,
    ),
    ...bullet(labels.operator, [personWords(summary)], words),
    ...(summary.callerWords === undefined
      ? []
      : bullet(labels.caller, [words.quoted(summary.callerWords)], words)),
    ...bullet(labels.opened, [dayAndTime(summary.opened)], words),
    ...bullet(labels.closed, [closingWords(summary, words)], words),
    ...bullet(labels.duration, [durationWords(summary.duration, summary.language)], words),
    ...(summary.ending === undefined
      ? []
      : bullet(labels.ending, [endingWords(summary.ending, words)], words)),
  ];
};

/** A section that has nothing to say is left out, or says so where `words` are given. */
const section = (title: string, lines: readonly string[], words?: ReportWords): readonly string[] => {
  if (lines.length > 0) return ['', `## ${escapeMarkdown(title)}`, '', ...lines];
  return words === undefined ? [] : ['', `## ${escapeMarkdown(title)}`, '', words.none];
};

const bullet = (label: string, values: readonly string[], words: ReportWords): readonly string[] => {
  const name = `**${escapeMarkdown(label)}**`;
  const [first = '', ...rest] = values.map(escapeMarkdown);
  return rest.length === 0
    ? [`- ${words.labelled(name, first)}`]
    : [`- ${name}`, ...[first, ...rest].map((value) => `  - ${value}`)];
};

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${columns.map(escapeMarkdown).join(' | ')} |`,
  `|${columns.map(() => ' --- ').join('|')}|`,
  ...rows.map((cells) => `| ${cells.map(escapeMarkdown).join(' | ')} |`),
];

const facts = (summary: Summary, words: ReportWords): readonly string[] => {
  const told = summary.facts.flatMap((part) => [
    '',
    `### ${escapeMarkdown(part.title)}`,
    '',
    ...table(
      [words.columns.fact, words.columns.value],
      [
        ...part.facts
          .filter(({ state }) => state !== 'unanswered')
          .map((fact) => [fact.label, factLines(fact, summary, words).join('\n')]),
        ...unasked(part.facts, words).map(([label, values]) => [label, values.join('\n')]),
      ],
    ),
  ]);
  return section(words.sections.facts, told.slice(1), words);
};

const notifications = (summary: Summary, words: ReportWords): readonly string[] =>
  notificationRows(summary, words).flatMap(([title, lines]) => bullet(title, lines, words));

const followUps = (summary: Summary, words: ReportWords): readonly string[] =>
  summary.followUps.length === 0 && summary.status === 'open'
    ? [words.settledAtClose]
    : summary.followUps.flatMap((one) =>
        bullet(one.words, [words.labelled(words.labels.due, dueWords(one, words))], words),
      );

const notes = (summary: Summary, words: ReportWords): readonly string[] =>
  summary.notes.flatMap(({ at, text, addendum }) =>
    bullet(timeBeside(at, summary.opened), [addendum ? words.labelled(words.addendum, text) : text], words),
  );

const timeline = (summary: Summary, words: ReportWords): readonly string[] =>
  section(
    words.sections.timeline,
    table(
      [words.columns.time, words.columns.elapsed, words.columns.kind, words.columns.what],
      summary.timeline.map((line) => [
        timeBeside(line.at, summary.opened),
        `+${clockWords(line.elapsed)}`,
        words.entries[line.type],
        line.words,
      ]),
    ),
  );
