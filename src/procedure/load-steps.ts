import type { StepDraft } from './format.ts';
import type { FieldId, RoleId, StepId } from './ids.ts';
import { idOf, kindOf, type PlacedStep, whenOf } from './place-steps.ts';
import type { Deadline, Reminder, Step } from './procedure.ts';
import { type Draft, optionalText, spokenText } from './reader.ts';
import type { References } from './references.ts';

/** Builds the steps of a procedure; those that are none are told and left out. */
export function loadSteps(references: References, placed: readonly PlacedStep[]): readonly Step[] {
  const seen = new Set<string>();
  return placed.flatMap((one) => loadStep(references, one, seen) ?? []);
}

function loadStep(
  references: References,
  { draft, section, outer, block }: PlacedStep,
  seen: Set<string>,
): Step | undefined {
  const { value, sheet, path } = draft;
  const kind = kindOf(value);
  const id = idOf(value);
  if (kind === undefined || id === undefined) {
    references.reader.report(
      sheet.place(path),
      kind === undefined
        ? { zh: '步骤里没有说、问、做、通知', en: 'a step that neither says, asks, does nor notifies' }
        : { zh: `没有 id 的 ${kind} 步骤`, en: `a ${kind} step without an id` },
      kind === undefined
        ? { zh: 'say、ask、do、notify 之一', en: 'one of say, ask, do, notify' }
        : { zh: 'id: 一个不变的名字', en: 'id: a name that stays' },
    );
    return undefined;
  }
  references.unique(
    { zh: '步骤', en: 'step' },
    id,
    seen,
    sheet.place(value.id === undefined ? [...path, kind] : [...path, 'id']),
  );
  if (value.ask !== undefined) {
    references.reader.refer(
      { zh: '要素', en: 'field' },
      value.ask,
      references.vocabulary.fields.keys(),
      sheet.place([...path, 'ask']),
    );
  }
  if (value.reads_back !== undefined) {
    references.reader.refer(
      { zh: '要素', en: 'field' },
      value.reads_back,
      references.vocabulary.fields.keys(),
      sheet.place([...path, 'reads_back']),
    );
  }
  only(references, draft, 'question', value.ask !== undefined, 'ask');
  only(references, draft, 'message', value.notify !== undefined, 'notify');
  only(references, draft, 'title', value.notify !== undefined, 'notify');
  const conditions = [...outer, ...whenOf(draft)].flatMap(
    (when) => references.reader.condition(when.value, when, references.vocabulary) ?? [],
  );
  const message = optionalText(value.message);
  references.placeholders([message?.zh, message?.en].join(' '), sheet.place([...path, 'message']));
  const step: Step = {
    id: id as StepId,
    kind,
    section,
    say: value.say === undefined ? undefined : spokenText(value.say),
    do: optionalText(value.do),
    ask: value.ask as FieldId | undefined,
    question: optionalText(value.question),
    notify: value.notify as RoleId | undefined,
    title: optionalText(value.title),
    message,
    done: optionalText(value.done),
    why: optionalText(value.why),
    readsBack: value.reads_back as FieldId | undefined,
    silent: value.silent ?? false,
    when: conditions,
    sendsHelp: value.sends_help ?? false,
    within: loadDeadline(references, draft),
    every: loadReminder(references, draft),
    sources: references.sourcesOf(draft, block),
  };
  return references.reader.origins.set(step, draft);
}

function loadDeadline(
  references: References,
  { value, sheet, path }: Draft<StepDraft>,
): Deadline | undefined {
  if (value.within === undefined) return undefined;
  references.moment(value.within.of, [], sheet.place([...path, 'within', 'of']));
  return {
    minutes: references.amount(value.within.minutes, sheet.place([...path, 'within', 'minutes'])),
    of: value.within.of,
  };
}

function loadReminder(
  references: References,
  { value, sheet, path }: Draft<StepDraft>,
): Reminder | undefined {
  if (value.every === undefined) return undefined;
  const minutes = references.amount(value.every.minutes, sheet.place([...path, 'every', 'minutes']));
  const until = references.until(value.every.until, { sheet, path: [...path, 'every'] });
  return until === undefined ? undefined : { minutes, until };
}

/** Reports a key that only another kind of step has. */
function only(
  references: References,
  { sheet, path, value }: Draft<StepDraft>,
  key: 'question' | 'message' | 'title',
  fits: boolean,
  kind: string,
): void {
  if (fits || value[key] === undefined) return;
  references.reader.report(
    sheet.place([...path, key], 'key'),
    { zh: `没有 ${kind} 的步骤里的 ${key}`, en: `${key} in a step without ${kind}` },
    { zh: `${key} 只用于 ${kind}`, en: `${key} only with ${kind}` },
  );
}
