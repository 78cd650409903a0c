import { type Ending, type TryOutcome, tryOutcomes } from '../incident/entry.ts';
import type { Place } from '../procedure/problem.ts';
import type { Reader } from '../procedure/reader.ts';
import { isMap, misfit } from '../procedure/written-answer.ts';
import { reportWords } from '../report/words.ts';
import type { PlannedTry, When } from './answers.ts';
import type { Entered } from './answers-entries.ts';
import { isMoment } from './moment-near.ts';

/** The reason of `{ skip: reason }`; nothing where the value is something else, empty where it is wrong. */
export const skipOf = ({ value, inside }: Entered, reader: Reader): string | undefined => {
  if (!isMap(value) || !Object.hasOwn(value, 'skip')) return undefined;
  const { skip } = value;
  if (typeof skip === 'string' && skip.trim() !== '') return skip;
  misfit(reader, inside(['skip']), skip, { zh: '跳过的理由', en: 'the reason for skipping' });
  return '';
};

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
    const list = tryOutcomes.join(', ');
    misfit(reader, place, said, { zh: `其中之一：${list}`, en: `one of ${list}` });
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
    : tryOutcomes.find((one) =>
        [one, reportWords('zh').outcomes[one], reportWords('en').outcomes[one]].includes(String(said)),
      );

/** A time as it may be written: `22:15`, an ISO time, or minutes since the call began. */
export const momentOf = (value: unknown, place: Place, reader: Reader): When | undefined => {
  if (typeof value === 'number' && value >= 0) return value;
  if (typeof value === 'string' && isMoment(value)) return value;
  misfit(reader, place, value, {
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
    misfit(reader, valuePlace, how, { zh: `其中之一：${list}`, en: `one of ${list}` });
    return undefined;
  }
  if (ending === 'other' && (typeof reason !== 'string' || reason.trim() === '')) {
    misfit(reader, valuePlace, reason, {
      zh: '{ how: other, reason: 理由 }',
      en: '{ how: other, reason: why }',
    });
    return undefined;
  }
  return { ending, ...(typeof reason === 'string' ? { reason } : {}) };
};
