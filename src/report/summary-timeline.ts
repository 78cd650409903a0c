import type { Answer } from '../incident/answer.ts';
import type { Entry, EntryOf } from '../incident/entry.ts';
import { phoneInGroups } from '../incident/phone.ts';
import type { FieldId, ProcedureId, StepKey } from '../procedure/ids.ts';
import type { Field } from '../procedure/procedure.ts';
import { answerWords } from './answer-words.ts';
import { ringOutcomeWords } from './outcome-words.ts';
import { partyWords, saysNumber } from './ringing-words.ts';
import type { TimelineLine } from './summary.ts';
import { levelWords } from './summary-grades.ts';
import type { Telling } from './telling.ts';
import { durationWords, later, timeBeside } from './time-words.ts';

/** Every entry of the log in words, in the order in which it was written. */
export const timelineOf = (told: Telling): readonly TimelineLine[] => {
  // How many items each list has by now, since the entry that ends a list does not say.
  const counts = new Map<FieldId, number>();
  return told.entries.map((entry) => {
    if (entry.type === 'item-answered') {
      counts.set(entry.field, Math.max(counts.get(entry.field) ?? 0, entry.item + 1));
    }
    return {
      at: entry.at.wall,
      elapsed: entry.at.elapsed,
      type: entry.type,
      ...('step' in entry ? { step: entry.step } : {}),
      ...content(told, entry, counts),
    };
  });
};

type Content = Pick<TimelineLine, 'words' | 'field' | 'fieldType' | 'was' | 'value'>;

const content = (told: Telling, entry: Entry, counts: ReadonlyMap<FieldId, number>): Content => {
  const { words } = told;
  switch (entry.type) {
    case 'opened':
      return { words: openingWords(told, entry) };
    case 'answered':
    case 'corrected':
      return answerContent(told, entry);
    case 'item-answered':
      return itemContent(told, entry);
    case 'list-completed': {
      const ends = words.listEnds(counts.get(entry.field) ?? 0);
      return { words: words.labelled(labelOf(told, entry.field), ends), field: entry.field };
    }
    case 'done':
    case 'repeated':
      return { words: stepAnd(told, entry.step, entry.seen) };
    case 'counted':
      return {
        words: stepAnd(
          told,
          entry.step,
          words.toldBefore(
            timeBeside(entry.reached.wall, told.incident.opened.at.wall),
            told.party(entry.party),
          ),
        ),
      };
    case 'snoozed':
      return {
        words: words.withReason(words.labelled(told.step(entry.step), untilWords(told, entry)), entry.reason),
      };
    case 'skipped':
      return { words: stepAnd(told, entry.step, entry.reason) };
    case 'tried':
      return { words: words.labelled(rungWords(told, entry), words.outcomes[entry.outcome]) };
    case 'rang':
      return {
        words: words.labelled(rungWords(told, entry), ringOutcomeWords(entry.outcome, told.language)),
      };
    case 'told':
      return { words: words.labelled(told.party(entry.party), words.quoted(entry.text)) };
    case 'lapsed':
    case 'returned':
      return { words: words.listed(entry.steps.map(told.step)) };
    case 'kept':
    case 'late':
      return { words: told.step(entry.step) };
    case 'withdrawn':
      return { words: withdrawnWords(told, entry) };
    case 'noted':
      return { words: entry.text };
    case 'graded':
      return { words: gradedWords(told, entry) };
    case 'grade-overridden': {
      const scheme = told.procedure(entry.procedure)?.grade;
      const from = entry.was === undefined ? words.grades.none : levelWords(told, scheme, entry.was);
      const change = words.grades.overridden(from, levelWords(told, scheme, entry.level));
      return { words: words.withReason(change, entry.reason) };
    }
    case 'handed-off':
      return { words: `${titleOf(told, entry.procedure)} ${words.version(entry.version)}` };
    case 'turned-to':
      return { words: titleOf(told, entry.procedure) };
    case 'hand-off-declined':
      return { words: withReason(told, titleOf(told, entry.to), entry.reason) };
    case 'closed':
      return { words: withReason(told, words.endings[entry.ending], entry.reason) };
    case 'resumed':
      return { words: who(entry) };
    case 'taken-over':
      return {
        words: entry.from === '' ? who(entry) : words.withReason(who(entry), words.from(entry.from)),
      };
    case 'clock-jumped':
      return { words: words.jumped(durationWords(entry.by, told.language), entry.by > 0) };
    default:
      return entry satisfies never;
  }
};

const openingWords = (
  told: Telling,
  { kind, procedure, version, words: said, ...person }: EntryOf<'opened'>,
): string =>
  [
    told.words.kinds[kind],
    `${titleOf(told, procedure)} ${told.words.version(version)}`,
    who(person),
    ...(said ? [told.words.labelled(told.words.labels.caller, told.words.quoted(said))] : []),
  ].join(' · ');

const answerContent = (told: Telling, entry: EntryOf<'answered'> | EntryOf<'corrected'>): Content => {
  const field = told.field(entry.field);
  const label = labelOf(told, entry.field);
  const now = withDoubt(told, field, entry.answer);
  const named = {
    field: entry.field,
    ...(field === undefined ? {} : { fieldType: field.type }),
    ...valueIn(told, 'value', field, entry.answer),
  };
  if (entry.type === 'answered') return { ...named, words: told.words.labelled(label, now) };
  return {
    ...named,
    ...valueIn(told, 'was', field, entry.was),
    words: told.words.labelled(label, `${inWords(told, field, entry.was)} → ${now}`),
  };
};

const itemContent = (told: Telling, entry: EntryOf<'item-answered'>): Content => {
  const part = told.field(entry.field)?.parts?.find(({ id }) => id === entry.part);
  const item = told.words.item(entry.item + 1);
  const name = part === undefined ? entry.part : told.say(part.label);
  return {
    field: entry.field,
    ...(part === undefined ? {} : { fieldType: part.type }),
    ...valueIn(told, 'value', part, entry.answer),
    words: told.words.labelled(
      `${labelOf(told, entry.field)} ${item} ${name}`,
      withDoubt(told, part, entry.answer),
    ),
  };
};

const inWords = (told: Telling, field: Field | undefined, answer: Answer): string =>
  answerWords(field, answer, told.language, told.incident.opened.at.wall);

const withDoubt = (told: Telling, field: Field | undefined, answer: Answer): string => {
  const value = inWords(told, field, answer);
  const doubtful = answer.kind === 'value' && answer.doubtful;
  return doubtful ? told.words.withReason(value, told.words.marks.doubtful) : value;
};

const valueIn = (
  told: Telling,
  key: 'value' | 'was',
  field: Field | undefined,
  answer: Answer,
): { readonly value?: string; readonly was?: string } =>
  answer.kind === 'value' ? { [key]: inWords(told, field, answer) } : {};

const labelOf = (told: Telling, id: FieldId): string => {
  const field = told.field(id);
  return field === undefined ? id : told.say(field.label);
};

const titleOf = (told: Telling, id: ProcedureId): string => {
  const procedure = told.procedure(id);
  return procedure === undefined ? id : told.say(procedure.title);
};

const stepAnd = (told: Telling, step: StepKey, more: string | undefined): string =>
  withReason(told, told.step(step), more);

/** Until when a clock was put off, as the wall clock showed it. */
export const untilWords = (told: Telling, { at, until }: EntryOf<'snoozed'>): string =>
  told.words.putOffUntil(timeBeside(later(at.wall, until - at.elapsed), told.incident.opened.at.wall));

const withReason = (told: Telling, text: string, reason: string | undefined): string =>
  reason === undefined ? text : told.words.withReason(text, reason);

const rungWords = (
  told: Telling,
  { role, party: recorded, number }: EntryOf<'tried'> | EntryOf<'rang'>,
): string => {
  const party = told.party(recorded);
  const title = role === undefined ? party : told.role(role);
  // 报警 110 says whom and at which number by itself.
  if (number !== undefined && saysNumber(title, number)) return title;
  const named = partyWords(title, party);
  return number === undefined ? named : `${named} ${phoneInGroups(number)}`;
};

/** What was taken back; of a call, what came of it, and that what was told there goes with it. */
const withdrawnWords = (told: Telling, entry: EntryOf<'withdrawn'>): string => {
  const { words } = told;
  if (entry.what !== 'rang') return words.labelled(words.entries[entry.what], told.step(entry.step));
  const { party } = entry;
  const before = told.entries.slice(0, told.entries.indexOf(entry));
  const at = before.findLastIndex((one) => one.type === 'rang' && one.party === party);
  const rang = before[at];
  if (rang?.type !== 'rang') return words.labelled(words.entries.rang, told.party(party));
  const wasTold = before.slice(at).some((one) => one.type === 'told' && one.party === party);
  const what = [ringOutcomeWords(rang.outcome, told.language), ...(wasTold ? [words.entries.told] : [])];
  return words.withReason(words.labelled(words.entries.rang, rungWords(told, rang)), words.listed(what));
};

const gradedWords = (told: Telling, { procedure: id, level, rule }: EntryOf<'graded'>): string => {
  const scheme = told.procedure(id)?.grade;
  if (level === undefined) return told.words.grades.none;
  const reason = rule === undefined ? undefined : scheme?.rules[rule]?.reason;
  return withReason(told, levelWords(told, scheme, level), reason && told.say(reason));
};

const who = ({ operator, desk }: { readonly operator: string; readonly desk: string }): string =>
  [operator, desk].filter((part) => part !== '').join(' ');
