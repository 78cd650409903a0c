import type { Placed } from '../../incident/scene.ts';
import type { Told } from '../../incident/told-already.ts';
import { missingWords } from '../../report/address-words.ts';
import { aloudWords } from '../../report/read-back-words.ts';
import { sourcesWords } from '../../report/step-words.ts';
import type { Asking } from '../../session/asking.ts';
import type { View } from '../../session/view.ts';
import type { ToRing } from '../../site/party-to-ring.ts';
import type { Line, Tone } from '../frame.ts';
import { span } from '../frame.ts';
import { answerWords } from '../parts/answer-words.ts';
import { INDENT } from '../parts/choice-lines.ts';
import { spokenLines } from '../parts/spoken-lines.ts';
import type { Pen } from '../pen.ts';
import { inPieces, paragraph, piece, say } from '../pen.ts';
import { partyLines } from './party-lines.ts';

/** A step above its choices, in the order of reading, apart by how much they matter where not all of it fits. */
export interface StepPicture {
  /** Where in the procedure this is. */
  readonly where: readonly Line[];
  /** To say, to do, to read back; whom to ring and what to tell. */
  readonly words: readonly Line[];
  readonly question: readonly Line[];
  readonly hint: readonly Line[];
  /** What is there already: the answer that Enter would keep. */
  readonly held: readonly Line[];
  /** What else is known of the party, where `brief` took it from the words. */
  readonly party: readonly Line[];
}

const nothing: StepPicture = { where: [], words: [], question: [], hint: [], held: [], party: [] };

/**
 * What the step says, asks and wants done: everything above its choices.
 * @param how `brief` for whom to ring and what to tell on the fewest lines
 */
export const stepPicture = (
  pen: Pen,
  view: View,
  asking: Exclude<Asking, { kind: 'finished' }>,
  place: ToRing | undefined,
  cells: number,
  how: 'full' | 'brief',
): StepPicture => {
  switch (asking.kind) {
    case 'hand-off':
      return {
        ...nothing,
        question: block(pen, '', pen.words.handOff(say(pen, asking.to.title)), cells, 'strong'),
        hint: block(pen, pen.words.label.why, say(pen, asking.handOff.because), cells, 'normal'),
      };
    case 'act':
    case 'notify':
    case 'field':
    case 'more': {
      const party =
        asking.kind === 'notify' ? partyLines(pen, view, asking, place, cells, how) : { lines: [], more: [] };
      const { where, marks } = positionLines(pen, view, asking, cells);
      return {
        ...nothing,
        ...questionOf(pen, view, asking, cells),
        where,
        words: [
          ...marks,
          [],
          ...wordsOfStep(pen, asking, cells),
          ...readOutLines(pen, view, asking, cells),
          ...party.lines,
          ...(asking.kind === 'notify' ? earlierLines(pen, view, asking.earlier, cells) : []),
        ],
        party: party.more,
      };
    }
    default:
      return asking satisfies never;
  }
};

type OnStep = Exclude<Asking, { kind: 'hand-off' | 'finished' }>;

/** A labelled paragraph: `  说    “……”`, with an empty line behind it. */
const block = (pen: Pen, label: string, text: string, cells: number, tone: Tone): readonly Line[] => [
  ...paragraph(pen, text, cells, tone, {
    first: [span('  '), piece(pen, label, 'dim')],
    indent: INDENT,
  }),
  [],
];

const positionLines = (pen: Pen, view: View, { key, step, procedure, standing }: OnStep, cells: number) => {
  const { words } = pen;
  const steps = view.outline.filter((one) => one.standing !== 'gone' && one.procedure.id === procedure.id);
  const at = steps.findIndex((one) => one.key === key) + 1;
  const section = procedure.sections[step.section];
  const where = words.position(section ? say(pen, section.title) : '', Math.max(1, at), steps.length);
  const uncertain = view.next.kind === 'step' && view.next.uncertain;
  const marks = [
    standing === 'review' ? words.mark(words.review) : '',
    standing === 'done' && view.visiting ? words.visiting : '',
    uncertain ? words.uncertain : '',
  ].filter((text) => text !== '');
  return {
    where: paragraph(pen, where, cells, 'dim', { first: [span('  ')], indent: 2 }),
    marks: marks.flatMap((mark) => paragraph(pen, mark, cells, 'accent', { first: [span('  ')], indent: 2 })),
  };
};

/** What a step wants said and done. */
export const wordsOfStep = (pen: Pen, { step }: Pick<Placed, 'step'>, cells: number): readonly Line[] => {
  const { words } = pen;
  const silent = step.silent
    ? paragraph(pen, words.mark(words.silent), cells, 'danger', { indent: INDENT })
    : [];
  const spoken = step.say ? spokenLines(pen, words.label.say, say(pen, step.say), cells) : [];
  const act = step.do ? block(pen, words.label.do, say(pen, step.do), cells, 'strong') : [];
  return [...silent, ...spoken, ...act];
};

/** What is read back to the caller, as it is read: numbers in groups, addresses digit by digit. */
const readOutLines = (pen: Pen, view: View, { step, procedure }: OnStep, cells: number): readonly Line[] => {
  const field = step.readsBack && procedure.fields[step.readsBack];
  if (field === undefined) return [];
  const fact = view.facts.get(field.id);
  const typed = fact?.kind === 'answer' && fact.answer.kind === 'value' ? String(fact.answer.value) : '';
  const missing = field.type === 'address' ? missingWords(typed, pen.language) : undefined;
  return [
    ...block(pen, pen.words.label.readOut, aloudWords(field, fact, pen.language), cells, 'strong'),
    ...optional(missing, (words) => block(pen, pen.words.label.hint, words, cells, 'dim')),
  ];
};

const optional = (text: string | undefined, lines: (text: string) => readonly Line[]): readonly Line[] =>
  text === undefined ? [] : lines(text);

const questionOf = (
  pen: Pen,
  view: View,
  asking: OnStep,
  cells: number,
): Pick<StepPicture, 'question' | 'hint' | 'held'> => {
  if (asking.kind !== 'field' && asking.kind !== 'more') return { question: [], hint: [], held: [] };
  const { words } = pen;
  const { field, step } = asking;
  const isPart = asking.kind === 'field' && asking.item !== undefined;
  const question = isPart
    ? words.item((asking.item ?? 0) + 1, say(pen, field.label))
    : step.question
      ? say(pen, step.question)
      : say(pen, field.label);
  const hint = field.hint ? block(pen, words.label.hint, say(pen, field.hint), cells, 'dim') : [];
  const held =
    asking.kind === 'field' && asking.held !== undefined && asking.standing !== 'open'
      ? block(
          pen,
          '',
          `${words.earlier}：${answerWords(pen, field, asking.held, view.now.wall)}  ${words.enterKeeps}`,
          cells,
          'accent',
        )
      : [];
  const items =
    asking.kind === 'more' && asking.items.length > 0
      ? paragraph(pen, asking.complete ? words.listAgain : words.items(asking.items.length), cells, 'dim', {
          indent: INDENT,
        })
      : [];
  const tone: Tone = step.say ? 'normal' : 'strong';
  return {
    question: block(pen, words.label.ask, question, cells, tone),
    hint,
    held: [...held, ...items],
  };
};

/** What supports the step: why, and where it comes from. Below the choices, so that these stay near the question. */
export const supportLines = (pen: Pen, asking: Asking, cells: number): readonly Line[] => {
  if (asking.kind === 'finished') return [];
  const why = asking.kind === 'hand-off' ? undefined : asking.step.why;
  return [
    [],
    ...(why ? block(pen, pen.words.label.why, say(pen, why), cells, 'dim') : []),
    ...sourceLines(pen, asking, cells),
  ];
};

/** That the party knows already, from another procedure, branch or call; the operator says whether that will do. */
const earlierLines = (pen: Pen, view: View, told: Told | undefined, cells: number): readonly Line[] => {
  if (told === undefined) return [];
  const by = view.incident.procedures.find(({ procedure }) => told.step?.startsWith(`${procedure}/`));
  const title = by && view.procedures.get(by.procedure)?.title;
  const who = [told.party, title ? say(pen, title) : ''].filter((text) => text !== '');
  const text = pen.words.toldBefore(told.at.wall.slice(11, 16), who.join(pen.words.comma));
  return [...paragraph(pen, text, cells, 'accent', { indent: INDENT }), []];
};

/** Where the instruction comes from: document and section, version, who approved it, when it must be looked at again. */
const sourceLines = (
  pen: Pen,
  asking: Exclude<Asking, { kind: 'finished' }>,
  cells: number,
): readonly Line[] => {
  const { words } = pen;
  const { procedure } = asking;
  const ids = asking.kind === 'hand-off' ? asking.handOff.sources : asking.step.sources;
  const named = sourcesWords(ids, procedure, pen.language);
  const { review, version } = procedure;
  const state = review.status === 'approved' ? words.approved(review.by ?? '', review.on ?? '') : words.draft;
  const text = inPieces(
    pen,
    [...(named.length > 0 ? named : [words.ours]), words.version(version), words.reviewBy(review.due), state],
    cells - INDENT,
  );
  return [
    ...paragraph(pen, text, cells, 'dim', {
      first: [span('  '), piece(pen, words.sources, 'dim')],
      indent: INDENT,
    }),
  ];
};
