import type { Answer, Fact, Item, Value } from '../incident/answer.ts';
import type { OutlineStep } from '../incident/outline.ts';
import type { FieldId, StepKey } from '../procedure/ids.ts';
import type { Field, Procedure } from '../procedure/procedure.ts';
import { answerWords } from './answer-words.ts';
import { phoneDoubtWords } from './phone-words.ts';
import type { CorrectionTold, FactSection, FactTold, PartTold } from './summary.ts';
import type { Telling } from './telling.ts';

/** What is known and what is not, section by section in reading order. A field that is asked twice is told once. */
export const factsOf = (told: Telling): readonly FactSection[] => {
  const seen = new Set<FieldId>();
  const sections = told.run.flatMap((procedure) =>
    sectionsOf(procedure).map(({ title, section }): FactSection => {
      const steps = told.outline.filter(
        (one) => one.procedure.id === procedure.id && one.step.section === section,
      );
      const facts = steps.flatMap((one) => factOfStep(told, one, seen));
      return {
        procedure: procedure.id,
        title: title === undefined ? told.say(procedure.title) : told.say(title),
        facts,
      };
    }),
  );
  const others = factsWithoutStep(told, seen);
  const rest = { procedure: told.incident.opened.procedure, title: told.words.otherFacts, facts: others };
  return [...sections, rest].filter(({ facts }) => facts.length > 0);
};

/** Steps before the first section stand under the procedure's own title. */
const sectionsOf = ({
  sections,
}: Procedure): readonly { title: Procedure['title'] | undefined; section: number }[] => [
  { title: undefined, section: -1 },
  ...sections.map(({ title }, section) => ({ title, section })),
];

const factOfStep = (
  told: Telling,
  { step, procedure, standing }: OutlineStep,
  seen: Set<FieldId>,
): readonly FactTold[] => {
  const field = step.ask && procedure.fields[step.ask];
  if (field === undefined || seen.has(field.id) || standing === 'gone') return [];
  seen.add(field.id);
  const fact = told.judging.fact(field.id);
  if (fact !== undefined) return [factTold(told, field.id, field, fact)];
  const state = standing === 'skipped' ? 'skipped' : 'unanswered';
  return [{ ...nameOf(told, field.id, field), state, words: told.words.answers[state], corrections: [] }];
};

/** Facts that no step of a readable procedure asks for now: carried over, or their procedure's text is lost. */
const factsWithoutStep = (told: Telling, seen: ReadonlySet<FieldId>): readonly FactTold[] =>
  [...told.incident.facts].flatMap(([id, fact]) => {
    const lost = told.placed(fact.by) === undefined;
    const stands = lost ? !told.incident.lapsed.has(fact.by) : told.judging.fact(id) !== undefined;
    return seen.has(id) || !stands ? [] : [factTold(told, id, told.field(id), fact)];
  });

const factTold = (told: Telling, id: FieldId, field: Field | undefined, fact: Fact): FactTold => {
  const review = told.incident.toReview.has(fact.by) ? ({ review: true } as const) : {};
  const corrections = correctionsOf(told, id, field, fact.by);
  const name = nameOf(told, id, field);
  if (fact.kind === 'answer') {
    return { ...name, ...answerTold(told, field, fact.answer), ...review, corrections };
  }
  const items = fact.items.map((item) => partsTold(told, field, item));
  const { words } = told;
  return {
    ...name,
    state: 'items',
    words:
      items.length === 0
        ? words.answers.noItems
        : items.map((parts, index) => itemWords(told, parts, index)).join(words.listed(['', ''])),
    items,
    complete: fact.complete,
    ...review,
    corrections,
  };
};

const nameOf = (
  told: Telling,
  id: FieldId,
  field: Field | undefined,
): Pick<FactTold, 'field' | 'label' | 'critical' | 'type'> =>
  field === undefined
    ? { field: id, label: id, critical: false }
    : { field: id, type: field.type, label: told.say(field.label), critical: field.critical };

const answerTold = (
  told: Telling,
  field: Field | undefined,
  answer: Answer,
): Pick<FactTold, 'state' | 'words' | 'value' | 'doubtful' | 'doubt'> => {
  const words = answerWords(field, answer, told.language, told.incident.opened.at.wall);
  if (answer.kind !== 'value') return { state: answer.kind, words };
  return {
    state: 'value',
    words,
    value: answer.value,
    ...(answer.doubtful ? { doubtful: true, ...doubtOf(told, field, answer.value) } : {}),
  };
};

const doubtOf = (told: Telling, field: Field | undefined, value: Value): { readonly doubt?: string } => {
  const doubt =
    field?.type === 'phone' && typeof value === 'string' ? phoneDoubtWords(value, told.language) : undefined;
  return doubt === undefined ? {} : { doubt };
};

const partsTold = (told: Telling, field: Field | undefined, item: Item): readonly PartTold[] => {
  const known = field?.parts ?? Object.keys(item).map((id) => ({ id: id as FieldId }));
  return known.flatMap((part): readonly PartTold[] => {
    const answer = item[part.id];
    const whole = 'type' in part ? part : undefined;
    const { critical: _, ...name } = nameOf(told, part.id, whole);
    if (answer !== undefined) return [{ ...name, ...answerTold(told, whole, answer) }];
    return [{ ...name, state: 'unanswered', words: told.words.answers.unanswered }];
  });
};

/** One item on one line: 第 1 项 编号 A1，人数 3 人. */
export const itemWords = (
  { words }: Pick<Telling, 'words'>,
  parts: readonly PartTold[],
  index: number,
): string =>
  words.labelled(
    words.item(index + 1),
    words.listed(parts.map(({ label, words: value }) => `${label} ${value}`)),
  );

const correctionsOf = (
  told: Telling,
  id: FieldId,
  field: Field | undefined,
  by: StepKey,
): readonly CorrectionTold[] => {
  const words = (answer: Answer): string =>
    answerWords(field, answer, told.language, told.incident.opened.at.wall);
  const ofField = told.incident.corrections
    .filter((one) => one.field === id)
    .map(({ at, from, to }) => ({
      from: words(from),
      to: words(to),
      at: at.wall,
      elapsed: at.elapsed,
    }));
  return [...ofField, ...partCorrections(told, id, field, by)].sort((a, b) => a.elapsed - b.elapsed);
};

/** A part of a list item that was answered twice was corrected, though its entries do not say so. */
const partCorrections = (
  told: Telling,
  id: FieldId,
  field: Field | undefined,
  _by: StepKey,
): readonly CorrectionTold[] => {
  const latest = new Map<string, string>();
  return told.entries.flatMap((entry): readonly CorrectionTold[] => {
    if (entry.type !== 'item-answered' || entry.field !== id) return [];
    const part = field?.parts?.find((one) => one.id === entry.part);
    const label = part === undefined ? entry.part : told.say(part.label);
    const value = answerWords(part, entry.answer, told.language, told.incident.opened.at.wall);
    const words = `${told.words.item(entry.item + 1)} ${label} ${value}`;
    const key = `${entry.item}/${entry.part}`;
    const before = latest.get(key);
    latest.set(key, words);
    return before === undefined || before === words
      ? []
      : [{ from: before, to: value, at: entry.at.wall, elapsed: entry.at.elapsed }];
  });
};
