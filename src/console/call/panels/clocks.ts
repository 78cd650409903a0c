import type { Clock } from '../../../incident/clocks.ts';
import { endedBy } from '../../../incident/reminder-end.ts';
import { type SnoozeMinutes, snoozeMinutes } from '../../../incident/snooze.ts';
import { wantedIn } from '../../../incident/urgency.ts';
import type { StepKey } from '../../../procedure/ids.ts';
import { stepWords } from '../../../report/step-words.ts';
import type { View } from '../../../session/view.ts';
import type { Line } from '../../frame.ts';
import { clockText, toneOf } from '../../parts/clock-text.ts';
import { wordsOfClocks } from '../../parts/clock-words.ts';
import { paragraph, say } from '../../pen.ts';
import type { Choice, Deed, Menu, Over } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';
import { wordsOfStep } from '../step-lines.ts';

/** What the clocks key opens: the reminder that wants its act now, ready to be said and ticked off, or else all clocks. */
export const clocksOver = ({ clocks }: Pick<View, 'clocks'>): Over => {
  const due = clocks.find((clock) => clock.kind === 'reminder' && wantedIn(clock) < 0);
  return due === undefined ? { kind: 'clocks' } : { kind: 'clock', step: due.key };
};

/** Every running clock, the most urgent first. */
export const clocksPanel = ({ pen, view, roles }: PanelView): Menu => ({
  title: pen.words.clocks,
  choices: view.clocks.map((clock) => ({
    label: stepWords(clock.step, clock.procedure, pen.language, roles),
    aside: clockText(pen, clock, 'running', view),
    tone: toneOf(clock),
    deed: { kind: 'open', over: { kind: 'clock', step: clock.key } },
  })),
  nothing: wordsOfClocks(pen.language).none,
});

/** One clock: the words of its step to read out again, and what can be done about it. */
export const clockPanel = (panel: PanelView, step: StepKey): Menu => {
  const { pen, view } = panel;
  const words = wordsOfClocks(pen.language);
  const clock = view.clocks.find(({ key }) => key === step);
  const all: Choice = { label: words.all, tone: 'dim', deed: { kind: 'open', over: { kind: 'clocks' } } };
  if (clock === undefined) return { title: pen.words.clocks, note: words.none, choices: [all] };
  const put: Choice = { label: words.snooze, deed: { kind: 'open', over: { kind: 'snooze', step } } };
  return {
    title: pen.words.clocks,
    lines: (cells) => clockLines(panel, clock, cells),
    choices: [actOn(panel, clock), put, all, ...(clock.kind === 'reminder' ? endings(panel, clock) : [])],
  };
};

const actOn = ({ pen }: PanelView, { kind, key, step }: Clock): Choice => {
  const words = wordsOfClocks(pen.language);
  return kind === 'reminder'
    ? {
        label: words.justDone(step.done ? say(pen, step.done) : ''),
        tone: 'strong',
        deed: { kind: 'send', command: { type: 'repeat', step: key } },
      }
    : { label: words.goTo, tone: 'strong', deed: { kind: 'visit', step: key } };
};

const endings = ({ pen, view }: PanelView, clock: Clock): readonly Choice[] =>
  endedBy(clock, view.outline).map(({ step, procedure, key }) => ({
    label: wordsOfClocks(pen.language).endsWith(stepWords(step, procedure, pen.language)),
    deed: { kind: 'visit', step: key },
  }));

const clockLines = ({ pen, view, roles }: PanelView, clock: Clock, cells: number): readonly Line[] => {
  const words = wordsOfClocks(pen.language);
  const { step, procedure, every, snoozed } = clock;
  const spoken = wordsOfStep(pen, clock, cells);
  const name = stepWords(step, procedure, pen.language, roles);
  const last = lastDone(view, clock);
  const time = [
    clockText(pen, clock, 'running', view),
    ...(every === undefined ? [] : [words.every(String(Math.round(every / 6000) / 10))]),
    ...(last === undefined ? [] : [words.lastDone(last)]),
  ].join(' · ');
  return [
    // Words to say or an act name their clock by themselves; who is to be told stands in neither.
    ...(step.notify === undefined && spoken.length > 0
      ? []
      : [...paragraph(pen, name, cells, 'strong', { indent: 2 }), []]),
    ...spoken,
    ...paragraph(pen, time, cells, toneOf(clock), { indent: 2 }),
    ...(snoozed === undefined
      ? []
      : paragraph(pen, words.because(snoozed.reason), cells, 'dim', { indent: 2 })),
    [],
  ];
};

const lastDone = ({ incident }: View, { kind, key }: Clock): string | undefined => {
  const at = incident.repeated.get(key) ?? incident.finished.get(key)?.at;
  return kind === 'reminder' ? at?.wall.slice(11, 16) : undefined;
};

/** For how long. */
export const snoozePanel = ({ pen, view }: PanelView, step: StepKey): Menu => {
  const words = wordsOfClocks(pen.language);
  const limited = view.clocks.some(({ key, kind }) => key === step && kind === 'deadline');
  return {
    title: words.snoozeTitle,
    ...(limited ? { note: words.snoozeNote } : {}),
    choices: snoozeMinutes.map((minutes) => ({
      label: words.minutes(minutes),
      deed: { kind: 'open', over: { kind: 'snooze-reason', step, minutes } },
    })),
  };
};

/** And why. */
export const snoozeReasonPanel = ({ pen }: PanelView, step: StepKey, minutes: SnoozeMinutes): Menu => {
  const words = wordsOfClocks(pen.language);
  const because = (reason: string): Deed => ({
    kind: 'send',
    command: { type: 'snooze', step, minutes, reason },
  });
  return {
    title: words.reasonTitle(minutes),
    choices: [
      ...Object.values(words.reasons).map((reason) => ({ label: reason, deed: because(reason) })),
      {
        label: words.otherReason,
        deed: { kind: 'open', over: { kind: 'line', for: { kind: 'snooze', step, minutes } } },
      },
    ],
  };
};
