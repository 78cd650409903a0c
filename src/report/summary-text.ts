import { padEnd, padStart } from '../layout/pad.ts';
import { notificationRows, toldOtherwiseWords } from './notification-rows.ts';
import type { Deviation, FactTold, GradeTold, ProcedureRun, Summary } from './summary.ts';
import { itemWords } from './summary-facts.ts';
import { columnOf, ends, heading, PAGE, paragraph, row } from './text-block.ts';
import { clockWords, dayAndTime, durationWords, timeBeside } from './time-words.ts';
import { type ReportWords, reportWords } from './words.ts';

/** The summary as plain text of 80 columns, without colours or escape codes, ending with a line break. */
export const summaryText = (summary: Summary): string => {
  const words = reportWords(summary.language);
  return `${[
    ...header(summary, words),
    ...grades(summary, words),
    ...facts(summary, words),
    ...notifications(summary, words),
    ...deviations(summary, words),
    ...followUps(summary, words),
    ...notes(summary, words),
    ...timeline(summary, words),
    ...record(summary, words),
  ].join('\n')}\n`;
};

const header = (summary: Summary, words: ReportWords): readonly string[] => {
  const { labels } = words;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [labels.procedure, summary.procedures.map((run) => procedureWords(run, words))],
    [labels.operator, [personWords(summary)]],
    ...(summary.callerWords === undefined
      ? []
      : [[labels.caller, [words.quoted(summary.callerWords)]] as const]),
    [labels.opened, [dayAndTime(summary.opened)]],
    [labels.closed, [closingWords(summary, words)]],
    [labels.duration, [durationWords(summary.duration, summary.language)]],
    ...(summary.ending === undefined ? [] : [[labels.ending, [endingWords(summary.ending, words)]] as const]),
  ];
  const column = columnOf(rows.map(([label]) => label));
  const notice = summary.redacted ? [words.redacted] : [];
  return [
    ...ends(`${words.title}  ${summary.id}`, [...notice, `【${words.kinds[summary.kind]}】`].join('  ')),
    '='.repeat(PAGE),
    ...rows.flatMap(([label, values]) => row(label, values, column, 0)),
  ];
};

/** `处置流程 版本 1 · 草案，尚未审定 · 2027-11-21 前复审 · 指纹 3f2a9c01`. */
export const procedureWords = (run: ProcedureRun, words: ReportWords): string => {
  const { review } = run;
  const approval =
    review === undefined
      ? [words.lostText]
      : [
          review.status === 'draft' ? words.draft : words.approved(review.by ?? '?', review.on ?? '?'),
          words.reviewDue(review.due),
        ];
  return [`${run.title} ${words.version(run.version)}`, ...approval, words.digest(run.digest)].join(' · ');
};

export const personWords = ({ operator, desk }: Summary): string =>
  [operator, desk].filter((part) => part !== '').join(' · ');

export const closingWords = (summary: Summary, words: ReportWords): string =>
  summary.closed === undefined
    ? words.labels.stillOpen(dayAndTime(summary.timeline.at(-1)?.at ?? summary.opened))
    : dayAndTime(summary.closed);

export const endingWords = (
  { words: how, reason }: NonNullable<Summary['ending']>,
  words: ReportWords,
): string => (reason === undefined ? how : words.withReason(how, reason));

const grades = (summary: Summary, words: ReportWords): readonly string[] =>
  summary.grades.length === 0
    ? []
    : [
        ...heading(words.labels.grade),
        ...summary.grades.flatMap((grade) =>
          row(
            grade.scheme,
            gradeLines(grade, summary, words),
            columnOf(
              summary.grades.map((one) => one.scheme),
              36,
            ),
          ),
        ),
      ];

/** The level, why, by which source, and what could still raise it. */
export const gradeLines = (
  { words: level, byRules, override, missing }: GradeTold,
  summary: Summary,
  words: ReportWords,
): readonly string[] => [
  override === undefined && byRules?.reason !== undefined ? words.withReason(level, byRules.reason) : level,
  ...(override === undefined
    ? []
    : [
        `${timeBeside(override.at, summary.opened)}  ${words.withReason(
          words.grades.overridden(byRules?.words ?? words.grades.none, override.words),
          override.reason,
        )}`,
        ...(byRules?.reason === undefined
          ? []
          : [words.labelled(words.grades.byRules, words.withReason(byRules.words, byRules.reason))]),
      ]),
  ...(byRules?.sources ?? []).map((source) => words.labelled(words.labels.source, source)),
  ...(missing.length === 0 ? [] : [words.grades.missing(apart(missing))]),
];

const facts = (summary: Summary, words: ReportWords): readonly string[] => {
  const told = summary.facts.map((section) => ({
    title: section.title,
    rows: [
      ...section.facts
        .filter(({ state }) => state !== 'unanswered')
        .map((fact) => [fact.label, factLines(fact, summary, words)] as const),
      ...unasked(section.facts, words),
    ],
  }));
  const column = columnOf(told.flatMap(({ rows }) => rows.map(([label]) => label)));
  return [
    ...heading(words.sections.facts),
    ...told.flatMap(({ title, rows }, place) => [
      ...(place > 0 ? [''] : []),
      ...paragraph(title, 0),
      ...rows.flatMap(([label, values]) => row(label, values, column)),
    ]),
    ...(told.length === 0 ? [words.none] : []),
  ];
};

/** Labels may hold the comma of a list themselves (烟、火、水). */
const apart = (labels: readonly string[]): string => labels.join(' · ');

/** The questions of a section that nobody got to, in one row. */
export const unasked = (
  told: readonly FactTold[],
  words: ReportWords,
): readonly (readonly [string, readonly string[]])[] => {
  const labels = told.filter(({ state }) => state === 'unanswered').map(({ label }) => label);
  return labels.length === 0 ? [] : [[words.notAsked, [apart(labels)]]];
};

const doubtWords = ({ doubt }: FactTold, { marks, labelled }: ReportWords): string =>
  doubt === undefined ? marks.doubtful : labelled(marks.doubtful, doubt);

/** The value with its marks, a line for each list item, a line for each correction. */
export const factLines = (fact: FactTold, summary: Summary, words: ReportWords): readonly string[] => {
  const marks = [
    ...(fact.doubtful ? [doubtWords(fact, words)] : []),
    ...(fact.review ? [words.marks.review] : []),
    ...(fact.complete === false ? [words.marks.unfinishedList] : []),
  ];
  const values =
    fact.items === undefined || fact.items.length === 0
      ? [fact.words]
      : fact.items.map((parts, place) => itemWords({ words }, parts, place));
  const last = values.length - 1;
  return [
    ...values.map((value, place) => (place === last ? marks.reduce(words.withReason, value) : value)),
    ...fact.corrections.map(({ from, to, at }) =>
      words.marks.corrected(from, to, timeBeside(at, summary.opened)),
    ),
  ];
};

const notifications = (summary: Summary, words: ReportWords): readonly string[] => {
  const rows = notificationRows(summary, words);
  const column = columnOf(rows.map(([title]) => title));
  return [
    ...heading(words.sections.notifications),
    ...rows.flatMap(([title, lines]) => row(title, lines, column)),
    ...(rows.length === 0 ? [words.none] : []),
  ];
};

const deviations = (summary: Summary, words: ReportWords): readonly string[] => {
  const rows = deviationRows(summary, words);
  const column = columnOf(rows.map(([label]) => label));
  return [
    ...heading(words.sections.deviations),
    ...rows.flatMap(([label, values]) => row(label, values, column)),
    ...(rows.length === 0 ? [words.none] : []),
  ];
};

/** Each deviation with its kind; what was left undone comes in one row, questions only as a count. */
export const deviationRows = (
  summary: Summary,
  words: ReportWords,
): readonly (readonly [string, readonly string[]])[] => {
  const undone = summary.deviations.filter(({ kind }) => kind === 'left-undone');
  const acts = undone.filter(({ question }) => !question);
  const questions = undone.length - acts.length;
  const lines = [
    ...(acts.length === 0 ? [] : [`${words.deviations.undone(acts.length)}${words.colon}`]),
    ...acts.map((one) => `- ${undoneWords(one, summary, words)}`),
    ...(questions === 0 ? [] : [words.deviations.unasked(questions)]),
  ];
  return [
    ...summary.deviations
      .filter(({ kind }) => kind !== 'left-undone')
      .map((one) => [words.deviations[one.kind], [deviationWords(one, summary, words)]] as const),
    ...(lines.length === 0 ? [] : [[words.deviations['left-undone'], lines] as const]),
  ];
};

const undoneWords = (
  { words: what, perhaps, told }: Deviation,
  { opened }: Summary,
  words: ReportWords,
): string => {
  const remarks = [
    ...(perhaps ? [words.deviations.perhaps] : []),
    ...(told === undefined ? [] : [toldOtherwiseWords(told, opened, words)]),
  ];
  return remarks.reduce(words.withReason, what);
};

const deviationWords = (one: Deviation, summary: Summary, words: ReportWords): string => {
  const what = one.reason === undefined ? one.words : words.withReason(one.words, one.reason);
  const late =
    one.by === undefined
      ? words.deviations.lateAndUndone
      : words.deviations.lateBy(durationWords(one.by, summary.language));
  const time = one.at === undefined ? '' : `${timeBeside(one.at, summary.opened)}  `;
  return one.kind === 'late' ? `${time}${words.labelled(what, late)}` : `${time}${what}`;
};

const followUps = (summary: Summary, words: ReportWords): readonly string[] => [
  ...heading(words.sections.followUps),
  ...summary.followUps.flatMap((one) => [
    ...paragraph(one.words, 2),
    ...paragraph(words.labelled(words.labels.due, dueWords(one, words)), 4),
  ]),
  ...(summary.followUps.length === 0 ? [summary.status === 'open' ? words.settledAtClose : words.none] : []),
];

export const dueWords = ({ due, before }: Summary['followUps'][number], words: ReportWords): string =>
  [
    ...(due === undefined ? [] : [dayAndTime(due).slice(0, TO_THE_MINUTE)]),
    ...(before === undefined ? [] : [before]),
  ].join(' · ') || words.none;

const TO_THE_MINUTE = '2026-11-21 22:15'.length;

const notes = (summary: Summary, words: ReportWords): readonly string[] =>
  summary.notes.length === 0
    ? []
    : [
        ...heading(words.sections.notes),
        ...summary.notes.flatMap(({ at, text, addendum }) =>
          row(timeBeside(at, summary.opened), [addendum ? words.labelled(words.addendum, text) : text], 8),
        ),
      ];

const timeline = (summary: Summary, words: ReportWords): readonly string[] => {
  const lines = summary.timeline.map((line) => ({
    time: timeBeside(line.at, summary.opened),
    elapsed: `+${clockWords(line.elapsed)}`,
    type: words.entries[line.type],
    words: line.words,
  }));
  const time = columnOf(lines.map((line) => line.time));
  const elapsed = columnOf(lines.map((line) => line.elapsed));
  const type = columnOf(Object.values(words.entries));
  return [
    ...heading(words.sections.timeline),
    ...lines.flatMap((line) =>
      row(
        `${padEnd(line.time, time)}  ${padStart(line.elapsed, elapsed)}  ${padEnd(line.type, type)}`,
        [line.words],
        time + elapsed + type + 4,
        0,
      ),
    ),
  ];
};

const record = (summary: Summary, words: ReportWords): readonly string[] => [
  ...heading(words.sections.record),
  ...paragraph(words.record(summary.entries, summary.head), 0),
  ...summary.remarks.flatMap((remark) => paragraph(remark, 0)),
];
