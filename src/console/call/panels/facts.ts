import type { Fact } from '../../../incident/answer.ts';
import type { OutlineStep } from '../../../incident/outline.ts';
import { hasReadBack, isReadBack } from '../../../incident/read-back.ts';
import type { Field } from '../../../procedure/procedure.ts';
import type { Language } from '../../../procedure/text.ts';
import { phoneDoubtWords } from '../../../report/phone-words.ts';
import { stepWords } from '../../../report/step-words.ts';
import type { View } from '../../../session/view.ts';
import { factWords } from '../../parts/answer-words.ts';
import type { Pen } from '../../pen.ts';
import { inPieces, say } from '../../pen.ts';
import { type Asked, askedOf, isTold } from '../asked.ts';
import type { Choice, Menu } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';
import { repeatChoices } from './repeats.ts';

const zh = {
  urgent: '关键，还不清楚',
  known: '已知',
  ahead: '还没问',
  without: '跳过的、没答上的',
  acts: '通知与动作',
  notReadBack: '还没复述',
};

const en: typeof zh = {
  urgent: 'Critical and not known',
  known: 'Known',
  ahead: 'Not asked yet',
  without: 'Skipped or without an answer',
  acts: 'Notices and acts',
  notReadBack: 'not read back',
};

const wordsIn = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** The groups in their order: what could cost most comes first. */
const GROUPS = ['urgent', 'known', 'ahead', 'without', 'acts'] as const;
type Group = (typeof GROUPS)[number];

/**
 * Every fact that the procedures in hand ask for, with its value, and the notices and acts that were finished or wait:
 * each can be gone to, since callers do not answer in our order.
 */
export const factsPanel = (panel: PanelView): Menu => {
  const { pen, view, roles } = panel;
  const words = wordsIn(pen.language);
  const rows = [
    ...questionsOf(view).map((one) => questionRow(pen, view, one)),
    ...view.outline
      .filter(
        ({ step, standing }) =>
          step.ask === undefined &&
          standing !== 'gone' &&
          (standing !== 'open' || step.notify !== undefined || step.readsBack !== undefined),
      )
      .map(
        (one): Row => ({
          group: 'acts',
          label: stepWords(one.step, one.procedure, pen.language, roles),
          value: actWords(pen, view, one),
          tone: one.standing === 'review' ? 'strong' : one.standing === 'open' ? 'dim' : 'normal',
          step: one,
        }),
      ),
  ];
  return {
    title: pen.words.act.facts,
    column: true,
    choices: GROUPS.flatMap((group) => [
      ...(group === 'known' ? repeatChoices(panel) : []),
      ...rows
        .filter((row) => row.group === group)
        .map(
          ({ label, value, tone, step }): Choice => ({
            heading: words[group],
            label,
            aside: value,
            tone,
            deed: { kind: 'visit', step: step.key },
          }),
        ),
    ]),
    nothing: pen.words.noFacts,
  };
};

interface Row {
  readonly group: Group;
  readonly label: string;
  readonly value: string;
  readonly tone: NonNullable<Choice['tone']>;
  readonly step: OutlineStep;
}

/** Each field once, at the step that holds its answer, or else at the first one that asks for it. */
const questionsOf = (view: View): readonly Asked[] => {
  const questions = new Map<string, Asked>();
  for (const one of askedOf(view)) {
    const before = questions.get(one.field.id)?.step.standing;
    if (before === undefined || (before === 'open' && one.step.standing !== 'open'))
      questions.set(one.field.id, one);
  }
  return [...questions.values()];
};

const questionRow = (pen: Pen, view: View, { field, step }: Asked): Row => {
  const fact = view.facts.get(field.id);
  const label = say(pen, field.label);
  const told = fact !== undefined && isTold(fact);
  const value = [
    fact === undefined ? withoutFact(pen, view, step) : factWords(pen, field, fact, view.now.wall),
    ...marksOf(pen, view, field, fact, step),
  ];
  const group: Group = told
    ? 'known'
    : field.critical && !isNotApplicable(fact)
      ? 'urgent'
      : fact === undefined && step.standing === 'open'
        ? 'ahead'
        : 'without';
  const tone =
    group === 'urgent' || step.standing === 'review' ? 'strong' : group === 'known' ? 'normal' : 'dim';
  // Its heading says already that it was not asked.
  const said = group === 'ahead' ? '' : inPieces(pen, value, Number.MAX_SAFE_INTEGER);
  return { group, label, value: said, tone, step };
};

const isNotApplicable = (fact: Fact | undefined): boolean =>
  fact?.kind === 'answer' && fact.answer.kind === 'not-applicable';

const withoutFact = ({ words }: Pen, view: View, step: OutlineStep): string =>
  step.standing === 'skipped' ? skippedWords(words, view, step) : words.notAsked;

/** What must be seen beside the value: to be looked at again, odd, not read back. */
const marksOf = (
  pen: Pen,
  view: View,
  field: Field,
  fact: Fact | undefined,
  { standing }: OutlineStep,
): readonly string[] => {
  const { words, language } = pen;
  const answer = fact?.kind === 'answer' ? fact.answer : undefined;
  const isValue = answer?.kind === 'value';
  const doubt =
    isValue && answer.doubtful && field.type === 'phone' && typeof answer.value === 'string'
      ? phoneDoubtWords(answer.value, language)
      : undefined;
  const unread = isValue && hasReadBack(view.outline, field) && !isReadBack(view.outline, field);
  return [
    ...(standing === 'review' ? [words.mark(words.review).trim()] : []),
    ...(doubt === undefined ? [] : [doubt]),
    ...(unread ? [wordsIn(language).notReadBack] : []),
  ];
};

const actWords = ({ words }: Pen, view: View, one: OutlineStep): string => {
  if (one.standing === 'open') return words.notYet;
  if (one.standing === 'skipped') return skippedWords(words, view, one);
  const finish = view.incident.finished.get(one.key);
  const mark = one.standing === 'review' ? ` ${words.mark(words.review)}` : '';
  return `${finish ? words.doneAt(finish.at.wall.slice(11, 16)) : words.done}${mark}`;
};

const skippedWords = (words: Pen['words'], { incident }: View, { key }: OutlineStep): string => {
  const finish = incident.finished.get(key);
  return finish?.kind === 'skipped' ? `${words.skipped} · ${finish.reason}` : words.skipped;
};
