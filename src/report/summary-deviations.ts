import { dueOf, reminds } from '../incident/clocks.ts';
import { optional } from '../incident/copies.ts';
import type { Entry } from '../incident/entry.ts';
import type { OutlineStep } from '../incident/outline.ts';
import type { StepKey } from '../procedure/ids.ts';
import type { Deviation } from './summary.ts';
import { levelWords } from './summary-grades.ts';
import { toldOtherwise } from './summary-notifications.ts';
import { untilWords } from './summary-timeline.ts';
import type { Telling } from './telling.ts';
import { later } from './time-words.ts';

/**
 * Where the call left the plan: skipped and late steps, grades set by hand, offers to go into another procedure that were
 * turned down, and, once it is closed, what was left undone. Steps that no longer apply are no deviation.
 */
export const deviationsOf = (told: Telling): readonly Deviation[] => [
  ...told.outline.flatMap((one) => [...skipped(told, one), ...late(told, one)]),
  ...told.entries.flatMap((entry) => [
    ...snoozed(told, entry),
    ...overridden(told, entry),
    ...declined(told, entry),
  ]),
  ...(told.incident.closed === undefined
    ? []
    : told.outline.flatMap((one) => [...leftUndone(told, one), ...stillReminds(told, one)])),
];

const about = (told: Telling, { key, step, procedure }: OutlineStep) => ({
  procedure: procedure.id,
  step: key,
  words: told.step(key),
  ...(step.ask === undefined ? {} : { question: true as const }),
});

const skipped = (told: Telling, one: OutlineStep): readonly Deviation[] => {
  const finish = told.incident.finished.get(one.key);
  if (one.standing !== 'skipped' || finish?.kind !== 'skipped') return [];
  const { at, reason } = finish;
  return [{ kind: 'skipped', ...about(told, one), reason, at: at.wall, elapsed: at.elapsed }];
};

const late = (told: Telling, one: OutlineStep): readonly Deviation[] => {
  const noticed = told.incident.late.get(one.key);
  if (noticed === undefined || one.standing === 'gone') return [];
  // Where the party was told otherwise, that call ended the lateness.
  const finished = firstFinish(told.entries, one.key) ?? toldOtherwise(told, one)?.elapsed;
  const due = dueOf(told.incident, told.judging, one);
  const by = finished === undefined || due === undefined ? undefined : finished - due;
  return [
    {
      kind: 'late',
      ...about(told, one),
      at: noticed.wall,
      elapsed: noticed.elapsed,
      ...(by !== undefined && by > 0 ? { by } : {}),
    },
  ];
};

/** When a step was finished for the first time; a correction later does not make it later. Skipping does not finish it. */
const firstFinish = (entries: readonly Entry[], key: StepKey): number | undefined => {
  const first = entries.find((entry) => {
    switch (entry.type) {
      case 'answered':
      case 'list-completed':
      case 'done':
      case 'counted':
        return entry.step === key;
      case 'tried':
        return entry.step === key && entry.outcome === 'reached';
      default:
        return false;
    }
  });
  return first?.type === 'counted' ? first.reached.elapsed : first?.at.elapsed;
};

/** A clock that was put off, each time: what waited, until when, and why. */
const snoozed = (told: Telling, entry: Entry): readonly Deviation[] => {
  if (entry.type !== 'snoozed') return [];
  const placed = told.placed(entry.step);
  return [
    {
      kind: 'snoozed',
      procedure: placed?.procedure.id ?? told.incident.leading,
      step: entry.step,
      words: told.words.labelled(told.step(entry.step), untilWords(told, entry)),
      reason: entry.reason,
      until: later(entry.at.wall, entry.until - entry.at.elapsed),
      at: entry.at.wall,
      elapsed: entry.at.elapsed,
    },
  ];
};

const overridden = (told: Telling, entry: Entry): readonly Deviation[] => {
  if (entry.type !== 'grade-overridden') return [];
  const scheme = told.procedure(entry.procedure)?.grade;
  const { words } = told;
  const from = entry.was === undefined ? words.grades.none : levelWords(told, scheme, entry.was);
  return [
    {
      kind: 'grade-overridden',
      procedure: entry.procedure,
      words: words.grades.overridden(from, levelWords(told, scheme, entry.level)),
      reason: entry.reason,
      at: entry.at.wall,
      elapsed: entry.at.elapsed,
    },
  ];
};

const declined = (told: Telling, entry: Entry): readonly Deviation[] => {
  if (entry.type !== 'hand-off-declined') return [];
  const to = told.procedure(entry.to);
  return [
    {
      kind: 'hand-off-declined',
      procedure: entry.to,
      words: to === undefined ? entry.to : told.say(to.title),
      ...(entry.reason === undefined ? {} : { reason: entry.reason }),
      at: entry.at.wall,
      elapsed: entry.at.elapsed,
    },
  ];
};

const leftUndone = (told: Telling, one: OutlineStep): readonly Deviation[] =>
  one.standing === 'open'
    ? [
        {
          kind: 'left-undone',
          ...about(told, one),
          ...(one.uncertain ? { perhaps: true } : {}),
          ...optional('told', toldOtherwise(told, one)),
        },
      ]
    : [];

/** An act that was to be done again and again until something came, which had not come when the call was closed. */
const stillReminds = (told: Telling, one: OutlineStep): readonly Deviation[] =>
  reminds(told.scene, told.judging, one) ? [{ kind: 'still-reminds', ...about(told, one) }] : [];
