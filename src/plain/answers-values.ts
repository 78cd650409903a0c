import type { Answer, Value } from '../incident/answer.ts';
import type { Ending, TryOutcome } from '../incident/entry.ts';
import type { Given } from '../incident/script.ts';
import type { Place } from '../procedure/problem.ts';
import type { Field } from '../procedure/procedure.ts';
import type { Reader } from '../procedure/reader.ts';
import type { Text } from '../procedure/text.ts';
import type { Path } from '../procedure/yaml.ts';
import { reportWords } from '../report/words.ts';
import { readAnswer, readSpecial } from './answer-line.ts';
import type { PlannedTry, When } from './answers.ts';
import { type Entered, isMap } from './answers-entries.ts';
import { momentNear } from './moment-near.ts';

/** What a file says of a field, as its answer; nothing when it does not fit, which is reported. */
export const givenOf = (field: Field, entered: Entered, reader: Reader): Given | undefined =>
  field.type === 'list'
    ? itemsOf(field, entered, reader)
    : answerOf(field, entered.value, entered.valuePlace, reader);

const itemsOf = (field: Field, { value, valuePlace, inside }: Entered, reader: Reader): Given | undefined => {
  const special = specialOf(value);
  if (special !== undefined) return special;
  if (!Array.isArray(value)) {
    report(reader, valuePlace, value, {
      zh: '列表，一项一组 { 要素: 回答 }',
      en: 'a list of { part: answer }',
    });
    return undefined;
  }
  const parts = field.parts ?? [];
  const before = reader.problems.length;
  const items = value.map((item: unknown, index) => {
    if (!isMap(item)) {
      report(reader, inside([index]), item, { zh: '一组 { 要素: 回答 }', en: 'a set of { part: answer }' });
      return {};
    }
    return Object.fromEntries(
      Object.entries(item).flatMap(([id, said]) => {
        const path: Path = [index, id];
        const known = reader.refer(
          { zh: '要素', en: 'part' },
          id,
          parts.map((part) => part.id),
          inside(path, 'key'),
        );
        const part = parts.find((one) => one.id === id);
        const answer = known && part ? answerOf(part, said, inside(path), reader) : undefined;
        return answer === undefined ? [] : [[id, answer]];
      }),
    );
  });
  return reader.problems.length > before ? undefined : { kind: 'items', items };
};

const answerOf = (field: Field, value: unknown, place: Place, reader: Reader): Answer | undefined => {
  const special = specialOf(value);
  if (special !== undefined) return special;
  const read = valueFrom(field, value);
  if (read !== undefined) return { kind: 'value', value: read };
  report(reader, place, value, expectationOf(field));
  return undefined;
};

/** Nothing at all, and the words for 不清楚 and its kin. */
const specialOf = (value: unknown): Answer | undefined => {
  if (value === null || value === undefined) return { kind: 'unknown' };
  return typeof value === 'string' ? readSpecial(value, false) : undefined;
};

const valueFrom = (field: Field, value: unknown): Value | undefined => {
  if (typeof value === 'boolean') return field.type === 'yes-no' ? value : undefined;
  if (typeof value === 'number') return fromNumber(field, value);
  if (Array.isArray(value)) return field.type === 'choices' ? optionsOf(field, value) : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  switch (field.type) {
    case 'choice':
      return optionOf(field, value);
    case 'choices':
      return optionsOf(field, [value]);
    case 'moment':
      return momentNear(value, SOME_DAY) === undefined ? undefined : value;
    case 'yes-no':
      return { yes: true, 是: true, no: false, 否: false }[value];
    default: {
      const read = readAnswer(field, value, SOME_DAY);
      return read.kind === 'answer' && read.answer.kind === 'value' ? read.answer.value : undefined;
    }
  }
};

/** Only whether it is a time is asked; which day is worked out when it is played. */
const SOME_DAY = '2026-01-01T12:00:00Z';

const fromNumber = (field: Field, value: number): Value | undefined => {
  switch (field.type) {
    case 'number':
    case 'count':
      return value;
    case 'choice':
    case 'choices':
    case 'yes-no':
    case 'moment':
    case 'list':
      return undefined;
    case 'text':
    case 'long-text':
    case 'name':
    case 'address':
    case 'phone':
      return String(value);
    default:
      return field.type satisfies never;
  }
};

const optionOf = ({ options = [] }: Field, said: unknown): string | undefined =>
  options.find(({ id, label }) => [id, label.zh, label.en].includes(String(said)))?.id;

const optionsOf = (field: Field, said: readonly unknown[]): readonly string[] | undefined => {
  const ids = said.map((one) => optionOf(field, one));
  return ids.every((id) => id !== undefined) ? ids : undefined;
};

const expectationOf = (field: Field): Text => {
  const options = (field.options ?? []).map(({ id }) => id);
  switch (field.type) {
    case 'choice':
      return { zh: `其中之一：${options.join('、')}`, en: `one of ${options.join(', ')}` };
    case 'choices':
      return { zh: `列表，取自：${options.join('、')}`, en: `a list of some of ${options.join(', ')}` };
    case 'yes-no':
      return { zh: 'yes 或 no', en: 'yes or no' };
    case 'number':
    case 'count':
      return { zh: '数字', en: 'a number' };
    case 'moment':
      return { zh: '时间，如 22:15', en: "a time such as '22:15'" };
    case 'text':
    case 'long-text':
    case 'name':
    case 'phone':
    case 'address':
    case 'list':
      return { zh: '文字', en: 'text' };
    default:
      return field.type satisfies never;
  }
};

/** The reason of `{ skip: reason }`; nothing where the value is something else, empty where it is wrong. */
export const skipOf = ({ value, inside }: Entered, reader: Reader): string | undefined => {
  if (!isMap(value) || !Object.hasOwn(value, 'skip')) return undefined;
  const { skip } = value;
  if (typeof skip === 'string' && skip.trim() !== '') return skip;
  report(reader, inside(['skip']), skip, { zh: '跳过的理由', en: 'the reason for skipping' });
  return '';
};

const outcomes: readonly TryOutcome[] = ['reached', 'no-answer', 'busy', 'wrong-number'];

/** One outcome, or a list of tries, each an outcome or `{ outcome, party, number, at }`. `true` means reached. */
export const triesOf = (entered: Entered, reader: Reader): readonly PlannedTry[] | undefined => {
  const { value, valuePlace, inside } = entered;
  const before = reader.problems.length;
  const tries = Array.isArray(value)
    ? value.flatMap((one: unknown, index) => tryOf(one, inside([index]), reader) ?? [])
    : [tryOf(value, valuePlace, reader) ?? []].flat();
  return reader.problems.length > before ? undefined : tries;
};

const tryOf = (value: unknown, place: Place, reader: Reader): PlannedTry | undefined => {
  const { outcome: said, party, number, at } = isMap(value) ? value : { outcome: value };
  const outcome = outcomeOf(said);
  if (outcome === undefined) {
    const list = outcomes.join(', ');
    report(reader, place, said, { zh: `其中之一：${list}`, en: `one of ${list}` });
    return undefined;
  }
  const when = at === undefined ? undefined : momentOf(at, place, reader);
  return {
    outcome,
    ...(party === undefined ? {} : { party: String(party) }),
    ...(number === undefined ? {} : { number: String(number) }),
    ...(when === undefined ? {} : { at: when }),
  };
};

const outcomeOf = (said: unknown): TryOutcome | undefined =>
  said === true
    ? 'reached'
    : outcomes.find((one) =>
        [one, reportWords('zh').outcomes[one], reportWords('en').outcomes[one]].includes(String(said)),
      );

/** A time as it may be written: `22:15`, an ISO time, or minutes since the call began. */
export const momentOf = (value: unknown, place: Place, reader: Reader): When | undefined => {
  if (typeof value === 'number' && value >= 0) return value;
  if (typeof value === 'string' && momentNear(value, SOME_DAY) !== undefined) return value;
  report(reader, place, value, {
    zh: '时间，如 22:15，或开始后的分钟数',
    en: "a time such as '22:15', or minutes since the call began",
  });
  return undefined;
};

const endingIds: readonly Ending[] = ['finished', 'call-dropped', 'handed-over', 'false-report', 'other'];

/** `ending: call-dropped`, or `ending: { how: call-dropped, reason: … }`. */
export const endingOf = (
  { value, valuePlace }: Entered,
  reader: Reader,
): { readonly ending: Ending; readonly reason?: string } | undefined => {
  const { how, reason } = isMap(value) ? value : { how: value };
  const ending = endingIds.find((one) =>
    [one, reportWords('zh').endings[one], reportWords('en').endings[one]].includes(String(how)),
  );
  if (ending === undefined) {
    const list = endingIds.join(', ');
    report(reader, valuePlace, how, { zh: `其中之一：${list}`, en: `one of ${list}` });
    return undefined;
  }
  if (ending === 'other' && (typeof reason !== 'string' || reason.trim() === '')) {
    report(reader, valuePlace, reason, {
      zh: '{ how: other, reason: 理由 }',
      en: '{ how: other, reason: why }',
    });
    return undefined;
  }
  return { ending, ...(typeof reason === 'string' ? { reason } : {}) };
};

const report = (reader: Reader, place: Place, found: unknown, expected: Text): void => {
  const shown = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  const cut = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
  reader.report(
    place,
    cut === '' ? { zh: '空的回答', en: 'an empty answer' } : { zh: `“${cut}”`, en: `“${cut}”` },
    expected,
  );
};

const LONGEST = 40;
