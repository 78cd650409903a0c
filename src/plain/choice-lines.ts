import type { Finish } from '../incident/incident.ts';
import type { Field } from '../procedure/procedure.ts';
import { inLanguage, type Text } from '../procedure/text.ts';
import { answerWords } from '../report/answer-words.ts';
import { hourAndMinute } from '../report/time-words.ts';
import type { AskingAct, AskingField, AskingMore, AskingStep } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { takesZero } from './answer-line.ts';
import { outcomeLines } from './call-lines.ts';
import { earlierCounted } from './offers.ts';
import { block, choices, labelled, numbered } from './page.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** How the step stands already, and what can be answered to it. */
export const choiceLines = (view: View, asking: AskingStep, setting: Setting): readonly string[] => {
  const stands = standingLines(view, asking, setting);
  switch (asking.kind) {
    case 'act':
      return [...stands, ...actLines(asking, setting)];
    case 'notify':
      return [...stands, ...(asking.standing === 'done' ? [] : outcomeLines(asking, setting))];
    case 'field':
      return [
        ...heldLines(view, asking, setting),
        ...stands,
        ...hintLines(asking.field, setting),
        ...fieldLines(view, asking, setting),
      ];
    case 'more':
      return [...stands, ...moreLines(view, asking, setting)];
    default:
      return asking satisfies never;
  }
};

const standingLines = (
  { incident, visiting }: View,
  { key, standing }: AskingStep,
  setting: Setting,
): readonly string[] => {
  const words = plainWords(setting.language);
  return [
    ...finishLines(incident.finished.get(key), setting),
    ...(standing === 'review' ? block(`${words.review}${words.keeps}`) : []),
    ...(visiting && standing !== 'review' ? block(words.returns) : []),
  ];
};

/** What came of a step that was finished before; an answer stands with its question. */
const finishLines = (finish: Finish | undefined, { language, directory }: Setting): readonly string[] => {
  const words = plainWords(language);
  const time = finish === undefined ? '' : hourAndMinute(finish.at.wall);
  switch (finish?.kind) {
    case undefined:
    case 'answered':
      return [];
    case 'done':
      return block(words.doneAt(time, finish.seen));
    case 'reached':
      return block(
        words.reachedAt(time, inLanguage(directory.nameOf(finish.party) ?? { zh: finish.party }, language)),
      );
    case 'skipped':
      return block(words.skippedWith(finish.reason));
    default:
      return finish satisfies never;
  }
};

const actLines = ({ step, standing }: AskingAct, { language }: Setting): readonly string[] => {
  const words = plainWords(language);
  if (standing === 'done') return [];
  const plain = step.kind === 'say' ? words.said : words.acted;
  const label = step.done === undefined ? plain : inLanguage(step.done, language);
  return choices(numbered([label, words.cannot]));
};

const heldLines = (
  { incident }: View,
  { field, held }: AskingField,
  { language }: Setting,
): readonly string[] =>
  held === undefined
    ? []
    : block(plainWords(language).held(answerWords(field, held, language, incident.opened.at.wall)));

const hintLines = ({ hint }: Field, { language }: Setting): readonly string[] =>
  hint === undefined ? [] : labelled(plainWords(language).hintLabel, [inLanguage(hint, language)]);

const fieldLines = (view: View, asking: AskingField, setting: Setting): readonly string[] => {
  const { field } = asking;
  const { language } = setting;
  const words = plainWords(language);
  const own = (text: Text | undefined): string | undefined => text && inLanguage(text, language);
  const zero = `0 ${words.unknown}`;
  const options = (field.options ?? []).map(({ label, leadsTo }) =>
    [inLanguage(label, language), own(leadsTo)].filter((part) => part !== undefined).join(' '),
  );
  switch (field.type) {
    case 'yes-no':
      return choices([...numbered([own(field.yes) ?? words.yes, own(field.no) ?? words.no]), zero]);
    case 'choice':
      return choices([...numbered(options), zero]);
    case 'choices':
      return choices([...numbered(options), zero, words.several]);
    case 'moment':
      return choices(field.future ? [words.timeToCome, zero] : [`1 ${words.now}`, words.orTime, zero]);
    default:
      return writtenLines(view, asking, takesZero(field) ? words.noNumberTold : zero, setting);
  }
};

/** What can be taken by its number, and the rest. */
const writtenLines = (
  view: View,
  asking: AskingField,
  unknown: string,
  setting: Setting,
): readonly string[] => {
  const suggestions = (asking.field.suggestions ?? []).map((one) => inLanguage(one, setting.language));
  const words = plainWords(setting.language);
  const counted = earlierCounted(view, asking, setting);
  return [
    ...choices(numbered(suggestions)),
    ...choices([words.write, unknown, ...(counted === undefined ? [] : [counted])]),
  ];
};

const moreLines = (
  { incident }: View,
  { field, items, complete, standing }: AskingMore,
  { language }: Setting,
): readonly string[] => {
  const words = plainWords(language);
  if (complete || standing === 'done' || standing === 'review') {
    const parts = items.flatMap((item, at) =>
      (field.parts ?? []).map((part, place) => {
        const answer = item[part.id] ?? ({ kind: 'unknown' } as const);
        const value = answerWords(part, answer, language, incident.opened.at.wall);
        return `${at + 1}.${place + 1} ${inLanguage(part.label, language)}  ${value}`;
      }),
    );
    return [...parts.flatMap(block), ...block(parts.length === 0 ? words.noItems : words.pickPart)];
  }
  return items.length === 0
    ? choices([...numbered([words.firstItem, words.noItems]), `0 ${words.unknown}`])
    : choices(numbered([words.moreItems, words.noMore]));
};
