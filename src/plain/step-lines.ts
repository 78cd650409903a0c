import { phoneInGroups } from '../incident/phone.ts';
import { judge } from '../incident/relevance.ts';
import { toldAlready } from '../incident/told-already.ts';
import { breakLines } from '../layout/break-lines.ts';
import { width } from '../layout/width.ts';
import type { SitePhrases } from '../procedure/phrases.ts';
import type { Field, Source } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { missingWords } from '../report/address-words.ts';
import { answerWords } from '../report/answer-words.ts';
import { messageNow } from '../report/message-words.ts';
import { aloudWords, readBackWords } from '../report/read-back-words.ts';
import { numberKindWords, onDutyWords, rosterUnknownWords, whyNextWords } from '../report/ringing-words.ts';
import { type RoleTitles, roleWords, sourcesWords } from '../report/step-words.ts';
import { PAGE, row } from '../report/text-block.ts';
import { clockWords } from '../report/time-words.ts';
import type { SpokenNames } from '../report/words-at-hand.ts';
import type { Asking, AskingField } from '../session/asking.ts';
import { owedNow } from '../session/owed.ts';
import type { View } from '../session/view.ts';
import type { Directory } from '../site/directory.ts';
import type { WhyNext } from '../site/next-to-ring.ts';
import { partyToRing } from '../site/party-to-ring.ts';
import { clockList, clockMenuWords } from './clocks.ts';
import { type PlainWords, plainWords } from './words.ts';

/** What the lines of a step are made with. */
export interface Setting {
  readonly language: Language;
  readonly directory: Directory;
  readonly roles: RoleTitles;
  /** Words for every call, and how the desk and the operator name themselves in them. */
  readonly phrases: SitePhrases;
  readonly names: SpokenNames;
}

const INDENT = 4;
const LABEL = 6;

/** The step that waits, with its choices: everything that the operator has to read before answering. */
export const stepLines = (view: View, asking: Asking, setting: Setting): readonly string[] => {
  const words = plainWords(setting.language);
  switch (asking.kind) {
    case 'finished':
      return [...doneLines(view, setting, words), ...block(words.closeOther)];
    case 'hand-off': {
      const title = inLanguage(asking.to.title, setting.language);
      return [
        `[${words.finishedMark}] ${words.handOff(title)}`,
        ...labelled(words.why, [inLanguage(asking.handOff.because, setting.language)]),
        ...sourceLines(asking.handOff.sources, asking.procedure.sources, setting, words),
        ...choices([`1 ${words.handOffYes}`, `2 ${words.handOffNo}`]),
      ];
    }
    case 'act':
    case 'notify':
    case 'field':
    case 'more':
      return [
        ...head(view, asking, setting, words),
        ...(asking.kind === 'notify' ? callLines(view, asking, setting, words) : []),
        ...reasonLines(view, asking, setting, words),
        ...sourceLines(asking.step.sources, asking.procedure.sources, setting, words),
        ...answerLines(view, asking, setting, words),
      ];
    default:
      return asking satisfies never;
  }
};

/** While reminders run, the call is not over: which ones, and that they will speak up. */
const doneLines = (view: View, setting: Setting, words: PlainWords): readonly string[] => {
  const owed = readBackWords(owedNow(view), setting.language);
  return [...(owed === undefined ? [] : [owed]), ...endLines(view, setting, words)];
};

/** What is read back to the caller, as it is read, and what an address does not say yet. */
const readOutLines = (
  view: View,
  { step, procedure }: AskingStep,
  { language }: Setting,
): readonly string[] => {
  const field = step.readsBack && procedure.fields[step.readsBack];
  if (field === undefined) return [];
  const words = plainWords(language);
  const fact = judge(view).fact(field.id);
  const held = fact?.kind === 'answer' && fact.answer.kind === 'value' ? String(fact.answer.value) : '';
  const missing = field.type === 'address' ? missingWords(held, language) : undefined;
  return [
    ...labelled(words.readBack, [aloudWords(field, fact, language)]),
    ...(missing === undefined ? [] : labelled(words.hintLabel, [missing])),
  ];
};

const endLines = (view: View, setting: Setting, words: PlainWords): readonly string[] => {
  const clocks = view.clocks.filter(({ kind }) => kind === 'reminder');
  if (clocks.length === 0)
    return [`[${words.finishedMark}] ${words.allDone}`, ...choices([`1 ${words.close}`])];
  return [
    `[${words.finishedMark}] ${clockMenuWords(setting.language).stillRuns}`,
    ...clockList({ ...view, clocks }, setting).flatMap((line) => block(line)),
    ...choices([`1 ${clockMenuWords(setting.language).close(words.close)}`]),
  ];
};

type AskingStep = Exclude<Asking, { kind: 'finished' | 'hand-off' }>;

const head = (view: View, asking: AskingStep, setting: Setting, words: PlainWords): readonly string[] => {
  const { step, procedure, key } = asking;
  const say = (text: Text | undefined): readonly string[] =>
    text === undefined ? [] : inLanguage(text, setting.language).split('\n');
  const section = procedure.sections[step.section];
  const remarks = [
    ...(view.next.kind === 'step' && view.next.uncertain ? [words.uncertain] : []),
    ...(step.silent ? [words.silent] : []),
  ];
  const spoken = say(step.say).map(words.quoted);
  return [
    [`[${placeOf(view, key)}]`, ...say(section?.title)].join(' '),
    ...remarks.flatMap((remark) => block(`* ${remark}`)),
    ...labelled(words.say, spoken),
    ...readOutLines(view, asking, setting),
    ...labelled(words.do, say(step.do)),
    ...(asking.kind === 'field' || asking.kind === 'more'
      ? labelled(words.ask, [question(asking, setting)])
      : []),
  ];
};

/** How long there is, and why: heard after what is to be done. */
const reasonLines = (
  view: View,
  { step, key }: AskingStep,
  setting: Setting,
  words: PlainWords,
): readonly string[] => {
  // One clock stands for every procedure that wants the same party told.
  const running = view.clocks.filter(({ kind }) => kind === 'deadline');
  const clock =
    running.find((one) => one.key === key) ??
    running.find((one) => step.notify !== undefined && one.step.notify === step.notify);
  const why = step.why === undefined ? [] : inLanguage(step.why, setting.language).split('\n');
  return [
    ...(clock === undefined
      ? []
      : labelled(words.limit, [
          clock.remaining < 0
            ? `${words.late} ${clockWords(clock.remaining)}`
            : words.left(clockWords(clock.remaining)),
        ])),
    ...labelled(words.why, why),
  ];
};

/** The step's place among those that apply; the same number for the same step while nothing before it changes. */
const placeOf = ({ outline }: View, key: string): number =>
  outline.filter(({ standing }) => standing !== 'gone').findIndex((one) => one.key === key) + 1;

const question = (asking: Extract<AskingStep, { kind: 'field' | 'more' }>, { language }: Setting): string => {
  const { step, field } = asking;
  const label = inLanguage(field.label, language);
  if (asking.kind === 'field' && asking.item !== undefined)
    return `${plainWords(language).item(asking.item + 1)} ${label}`;
  return step.question === undefined ? label : inLanguage(step.question, language);
};

const sourceLines = (
  ids: readonly string[],
  sources: { readonly [id: string]: Source },
  { language }: Setting,
  words: PlainWords,
): readonly string[] => {
  const named = sourcesWords(ids, { sources }, language);
  return named.length === 0 ? [] : labelled(words.source, [plainWords(language).joined(named)]);
};

const answerLines = (
  view: View,
  asking: AskingStep,
  setting: Setting,
  words: PlainWords,
): readonly string[] => {
  const { standing } = asking;
  const review = standing === 'review' ? block(`${words.review}${words.keeps}`) : [];
  const finish = view.incident.finished.get(asking.key);
  const before = [
    ...(standing === 'skipped' && finish?.kind === 'skipped' ? block(words.skippedWith(finish.reason)) : []),
    ...review,
    ...(view.visiting && standing !== 'review' ? block(words.returns) : []),
  ];
  switch (asking.kind) {
    case 'act':
      return [...before, ...actLines(asking, setting, words)];
    case 'notify':
      return [
        ...before,
        ...(standing === 'done' ? block(words.finished) : outcomeLines(view, asking, setting, words)),
      ];
    case 'field':
      return [
        ...heldLines(view, asking, setting, words),
        ...before,
        ...fieldLines(asking.field, setting, words),
      ];
    case 'more':
      return [...before, ...moreLines(view, asking, setting, words)];
    default:
      return asking satisfies never;
  }
};

/** What can come of ringing; and where the party was reached already, to let that do. */
const outcomeLines = (
  view: View,
  asking: Extract<AskingStep, { kind: 'act' | 'notify' }>,
  { language, directory }: Setting,
  words: PlainWords,
): readonly string[] => {
  const numbered = words.outcomes.map((outcome, place) => `${place + 1} ${outcome}`);
  const told = toldAlready(view, asking);
  if (told === undefined) return choices(numbered);
  const clock = clockMenuWords(language);
  const time = told.at.wall.slice(11, 16);
  return [
    ...block(
      `* ${clock.told(time, inLanguage(directory.nameOf(told.party) ?? { zh: told.party }, language))}`,
    ),
    ...choices([...numbered, `${numbered.length + 1} ${clock.count(time)}`]),
  ];
};

const actLines = (
  { step, standing }: Extract<AskingStep, { kind: 'act' | 'notify' }>,
  { language }: Setting,
  words: PlainWords,
): readonly string[] => {
  if (standing === 'done') return block(words.finished);
  const plain = step.kind === 'say' ? words.said : words.acted;
  const label = step.done === undefined ? plain : inLanguage(step.done, language);
  return [...choices([`1 ${label}`, `2 ${words.cannot}`]), ...block(words.orSeen)];
};

/** Whom to ring at which number, and what to say there. */
const callLines = (
  view: View,
  asking: Extract<AskingStep, { kind: 'act' | 'notify' }>,
  { language, directory, roles }: Setting,
  words: PlainWords,
): readonly string[] => {
  const { step, standing } = asking;
  if (step.notify === undefined || standing === 'done') return [];
  const ringing = partyToRing(directory, view.incident, asking, view.now.wall);
  const number = ringing?.number;
  const name = ringing && inLanguage(ringing.party.name, language);
  const role = roleWords(step.notify, language, roles);
  const called = [
    role,
    ...(name === undefined || name === role ? [] : [name]),
    number === undefined ? words.noNumber : phoneInGroups(number.number),
    ...[numberKindWords(number?.kind, language)].filter((kind) => kind !== ''),
    ...(view.incident.kind === 'drill' ? [words.doNotDial] : []),
  ];
  const message = messageNow(view, asking, language);
  const duty = ringing?.party.duty;
  const note = ringing?.party.note;
  return [
    ...labelled(words.call, [called.join(' ')]),
    ...(duty === undefined ? [] : block(onDutyWords(duty, view.now.wall, language))),
    ...(ringing?.unknownYear === undefined ? [] : block(rosterUnknownWords(ringing.unknownYear, language))),
    ...(note === undefined ? [] : block(inLanguage(note, language))),
    ...labelled(words.tell, message === undefined ? [] : message.split('\n').map(words.quoted)),
    ...(ringing === undefined ? [] : block(whyLine(ringing.why, language, words))),
  ];
};

const whyLine = (why: WhyNext, language: Language, words: PlainWords): string => {
  switch (why) {
    case 'from-the-top':
      return words.nobodyLeft;
    case 'other-number':
    case 'busy-again':
    case 'all-wrong':
      return inLanguage(whyNextWords[why], language);
    case 'first':
    case 'on-duty':
    case 'next-party':
      return '';
    default:
      return why satisfies never;
  }
};

const heldLines = (
  view: View,
  { field, held }: AskingField,
  { language }: Setting,
  words: PlainWords,
): readonly string[] =>
  held === undefined
    ? []
    : block(words.held(answerWords(field, held, language, view.incident.opened.at.wall)));

const fieldLines = (field: Field, { language }: Setting, words: PlainWords): readonly string[] => {
  const hint = field.hint === undefined ? [] : labelled(words.hintLabel, [inLanguage(field.hint, language)]);
  const numbered = (field.options ?? []).map(({ label, leadsTo }, place) =>
    [`${place + 1} ${inLanguage(label, language)}`, leadsTo && inLanguage(leadsTo, language)]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  const zero = `0 ${words.unknown}`;
  if (field.type === 'yes-no') {
    const [yes, no] = [field.yes, field.no].map((own) => own && inLanguage(own, language));
    return [...hint, ...choices([`1 ${yes ?? words.yes}`, `2 ${no ?? words.no}`, zero])];
  }
  if (field.type === 'choice') return [...hint, ...choices([...numbered, zero])];
  if (field.type === 'choices') {
    const none = numbered.length < 9 ? [`${numbered.length + 1} ${words.none}`] : [];
    return [...hint, ...choices([...numbered, ...none, zero]), ...block(words.several)];
  }
  const suggestions = (field.suggestions ?? []).map((one) => inLanguage(one, language));
  return [
    ...hint,
    ...(suggestions.length === 0 ? [] : block(words.suggestions(suggestions.join(' / ')))),
    ...(field.type === 'moment' ? block(`1 ${words.now}  ${words.orTime}`) : []),
    ...block(`${words.write}  ${words.special}`),
  ];
};

const moreLines = (
  view: View,
  { field, items, complete, standing }: Extract<AskingStep, { kind: 'more' }>,
  { language }: Setting,
  words: PlainWords,
): readonly string[] => {
  if (complete || standing === 'done' || standing === 'review') {
    const parts = items.flatMap((item, at) =>
      (field.parts ?? []).map((part, place) => {
        const answer = item[part.id] ?? ({ kind: 'unknown' } as const);
        const value = answerWords(part, answer, language, view.incident.opened.at.wall);
        return `${at + 1}.${place + 1} ${inLanguage(part.label, language)}  ${value}`;
      }),
    );
    return [...parts.flatMap(block), ...block(parts.length === 0 ? words.noItems : words.pickPart)];
  }
  return items.length === 0
    ? choices([`1 ${words.firstItem}`, `2 ${words.noItems}`, `0 ${words.unknown}`])
    : choices([`1 ${words.moreItems}`, `2 ${words.noMore}`]);
};

/** Numbered choices on one line where they fit, else one a line. */
export const choices = (texts: readonly string[]): readonly string[] => {
  const line = texts.join('  ');
  return width(line) <= PAGE - INDENT ? block(line) : texts.flatMap(block);
};

/** A text of its own, its further lines a little to the right. */
export const block = (text: string): readonly string[] =>
  text === ''
    ? []
    : breakLines(text, PAGE - INDENT, { rest: 2 }).map(
        (line, place) => `${' '.repeat(place === 0 ? INDENT : INDENT + 2)}${line}`,
      );

const labelled = (label: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : row(label, texts, LABEL, INDENT);
