import { inLanguage, type Text } from '../procedure/text.ts';
import { missingWords } from '../report/address-words.ts';
import { aloudWords } from '../report/read-back-words.ts';
import { clockWords } from '../report/time-words.ts';
import type { Asking, AskingField, AskingMore, AskingStep } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { callLines } from './call-lines.ts';
import { choiceLines } from './choice-lines.ts';
import { finishedLines } from './finished-lines.ts';
import { type Heard, heardWith } from './heard.ts';
import { block, choices, labelled, numbered } from './page.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/**
 * The step that waits: everything that the operator has to read before answering. It is heard line by line, so the
 * question stands right before its choices, and nothing after them.
 * @param before what was heard last, and is not said again while it stays the same
 */
export const stepLines = (view: View, asking: Asking, setting: Setting, before: Heard): readonly string[] => {
  const now = heardWith(view, asking, setting);
  switch (asking.kind) {
    case 'finished':
      return finishedLines(view, asking, setting);
    case 'hand-off':
      return [
        ...labelled(plainWords(setting.language).why, linesOf(asking.handOff.because, setting)),
        ...sourceLines(now, before, setting),
        ...handOffLines(asking, setting),
      ];
    case 'act':
    case 'notify':
    case 'field':
    case 'more':
      return [
        ...headLines(view, asking, setting),
        ...(asking.kind === 'notify'
          ? callLines(view, asking, setting, now.message === before.message ? '' : now.message)
          : []),
        ...limitLines(view, asking, setting),
        ...whyLines(asking, setting),
        ...sourceLines(now, before, setting),
        ...(asking.kind === 'field' || asking.kind === 'more' ? questionLines(asking, setting) : []),
        ...choiceLines(view, asking, setting),
      ];
    default:
      return asking satisfies never;
  }
};

const handOffLines = (
  { to }: Extract<Asking, { kind: 'hand-off' }>,
  { language }: Setting,
): readonly string[] => {
  const { ask, handOff, handOffYes, handOffNo } = plainWords(language);
  return [
    ...labelled(ask, [handOff(inLanguage(to.title, language))]),
    ...choices(numbered([handOffYes, handOffNo])),
  ];
};

/** Where the step stands, and what is said and done in it. */
const headLines = (view: View, asking: AskingStep, setting: Setting): readonly string[] => {
  const { step, procedure, key } = asking;
  const words = plainWords(setting.language);
  const section = linesOf(procedure.sections[step.section]?.title, setting);
  const remarks = [
    ...(view.next.kind === 'step' && view.next.uncertain ? [words.uncertain] : []),
    ...(step.silent ? [words.silent] : []),
  ];
  return [
    [`[${placeOf(view, key)}]`, ...section].join(' '),
    ...remarks.flatMap((remark) => block(`* ${remark}`)),
    ...labelled(words.say, linesOf(step.say, setting).map(words.quoted)),
    ...readOutLines(view, asking, setting),
    ...labelled(words.do, linesOf(step.do, setting)),
  ];
};

const linesOf = (text: Text | undefined, { language }: Setting): readonly string[] =>
  text === undefined ? [] : inLanguage(text, language).split('\n');

/** The step's place among those that apply; the same number for the same step while nothing before it changes. */
const placeOf = ({ outline }: View, key: string): number =>
  outline.filter(({ standing }) => standing !== 'gone').findIndex((one) => one.key === key) + 1;

/** What is read back to the caller, as it is read, and what an address does not say yet. */
const readOutLines = (
  view: View,
  { step, procedure }: AskingStep,
  { language }: Setting,
): readonly string[] => {
  const field = step.readsBack && procedure.fields[step.readsBack];
  if (field === undefined) return [];
  const words = plainWords(language);
  const fact = view.facts.get(field.id);
  const held = fact?.kind === 'answer' && fact.answer.kind === 'value' ? String(fact.answer.value) : '';
  const missing = field.type === 'address' ? missingWords(held, language) : undefined;
  return [
    ...labelled(words.readBack, [aloudWords(field, fact, language)]),
    ...(missing === undefined ? [] : labelled(words.hintLabel, [missing])),
  ];
};

const questionLines = (asking: AskingField | AskingMore, { language }: Setting): readonly string[] => {
  const { step, field } = asking;
  const words = plainWords(language);
  const label = inLanguage(field.label, language);
  if (asking.kind === 'field' && asking.item !== undefined)
    return labelled(words.ask, [`${words.item(asking.item + 1)} ${label}`]);
  return labelled(words.ask, [step.question === undefined ? label : inLanguage(step.question, language)]);
};

/** How long there is: heard after what is to be done. */
const limitLines = (
  { clocks }: View,
  { step, key }: AskingStep,
  { language }: Setting,
): readonly string[] => {
  // One clock stands for every procedure that wants the same party told.
  const running = clocks.filter(({ kind }) => kind === 'deadline');
  const clock =
    running.find((one) => one.key === key) ??
    running.find((one) => step.notify !== undefined && one.step.notify === step.notify);
  if (clock === undefined) return [];
  const words = plainWords(language);
  const time = clockWords(clock.remaining);
  return labelled(words.limit, [clock.remaining < 0 ? `${words.late} ${time}` : words.left(time)]);
};

const whyLines = ({ step }: AskingStep, setting: Setting): readonly string[] =>
  labelled(plainWords(setting.language).why, linesOf(step.why, setting));

const sourceLines = (now: Heard, before: Heard, { language }: Setting): readonly string[] =>
  now.sources === '' || now.sources === before.sources
    ? []
    : labelled(plainWords(language).source, [now.sources]);
