import type { Answer, Value } from '../../incident/answer.ts';
import { type TryOutcome, tryOutcomes } from '../../incident/entry.ts';
import { stepKey } from '../../procedure/ids.ts';
import { tryOutcomeWords } from '../../report/outcome-words.ts';
import { answering, trying } from '../../session/answering.ts';
import type { Asking, AskingField } from '../../session/asking.ts';
import type { ToRing } from '../../site/party-to-ring.ts';
import { answerWords } from '../parts/answer-words.ts';
import { wordsOfClocks } from '../parts/clock-words.ts';
import type { Pen } from '../pen.ts';
import { asLabel, say } from '../pen.ts';
import type { Choice, Deed, Menu } from './deed.ts';
import { clocksOver } from './panels/clocks.ts';
import { nextWords } from './party-lines.ts';

/** The choices of the step on screen. Written answers have none. */
export const stepMenu = (
  pen: Pen,
  asking: Asking,
  place: ToRing | undefined,
  ticked: readonly string[],
  told: string | undefined,
): Menu => {
  switch (asking.kind) {
    case 'act':
      return actMenu(pen, asking);
    case 'notify':
      return notifyMenu(pen, asking, place, told);
    case 'field':
      return fieldMenu(pen, asking, ticked);
    case 'more':
      return moreMenu(pen, asking);
    case 'hand-off':
      return handOffMenu(pen, asking);
    case 'finished':
      return finishedMenu(pen, asking);
    default:
      return asking satisfies never;
  }
};

const open = (kind: 'facts' | 'reasons' | 'no-value'): Deed => ({ kind: 'open', over: { kind } });
const leaveVisit: Deed = { kind: 'visit', step: undefined };

/** While a reminder runs, neither 1 nor Enter closes: both lead to what is still to be done again and again. */
const finishedMenu = (pen: Pen, { reminders }: Extract<Asking, { kind: 'finished' }>): Menu => {
  const { words } = pen;
  const clocks = wordsOfClocks(pen.language);
  const close: Deed = { kind: 'send', command: { type: 'close', ending: 'finished' } };
  const others: readonly Choice[] = [
    { label: words.finishedFacts, deed: open('facts') },
    { label: words.finishedNote, deed: { kind: 'open', over: { kind: 'line', for: { kind: 'note' } } } },
  ];
  if (reminders.length === 0)
    return {
      choices: [{ label: words.finishedClose, tone: 'strong', deed: close }, ...others],
      enter: close,
    };
  const look: Deed = { kind: 'open', over: clocksOver({ clocks: reminders }) };
  return {
    choices: [
      { label: clocks.goOnReminding, tone: 'strong', deed: look },
      ...others,
      { label: clocks.closeAnyway, deed: close },
    ],
    enter: look,
  };
};

const actMenu = (pen: Pen, asking: Extract<Asking, { kind: 'act' }>): Menu => {
  const { key, step, standing, reminds } = asking;
  const { words } = pen;
  const review: Deed = { kind: 'send', command: { type: 'keep', step: key } };
  if (standing === 'review')
    return { choices: [{ label: words.enterKeeps, tone: 'strong', deed: review }], enter: review };
  if (standing === 'done') {
    const again: Choice[] = !reminds
      ? []
      : [
          {
            label: wordsOfClocks(pen.language).justDone(step.done ? say(pen, step.done) : ''),
            deed: { kind: 'send', command: { type: 'repeat', step: key } },
          },
        ];
    return { choices: again, zero: { label: words.return, deed: leaveVisit }, enter: leaveVisit };
  }
  const done: Deed = { kind: 'send', command: { type: 'do', step: key } };
  const label = step.done ? say(pen, step.done) : step.kind === 'say' ? words.said : words.done;
  const cannot = step.kind === 'say' ? words.cannotSay : words.cannot;
  return {
    choices: [
      { label, tone: 'strong', aside: 'Enter', deed: done },
      ...notRight(pen, asking),
      { label: cannot, tone: 'dim', deed: open('reasons') },
    ],
    enter: done,
  };
};

/** What was read back is wrong: to the question it came from, and then here again. */
const notRight = (pen: Pen, { step, procedure }: Extract<Asking, { kind: 'act' }>): readonly Choice[] => {
  const field = step.readsBack && procedure.fields[step.readsBack];
  const question = procedure.steps.find(({ ask }) => ask !== undefined && ask === step.readsBack);
  if (!field || question === undefined) return [];
  const deed: Deed = { kind: 'visit', step: stepKey(procedure.id, question.id) };
  return [{ label: pen.words.notRight(say(pen, field.label)), deed }];
};

const notifyMenu = (
  pen: Pen,
  { key, standing, earlier }: Extract<Asking, { kind: 'notify' }>,
  place: ToRing | undefined,
  told: string | undefined,
): Menu => {
  const { words } = pen;
  const aside = (outcome: Exclude<TryOutcome, 'reached'>): Pick<Choice, 'aside' | 'brief'> => {
    const next = place?.after[outcome];
    const full = place && nextWords(pen, place, next);
    const brief = place && nextWords(pen, place, next, 'brief');
    return full === undefined || brief === undefined ? {} : { aside: full, brief };
  };
  if (standing === 'done')
    return { choices: [], zero: { label: words.return, deed: leaveVisit }, enter: leaveVisit };
  if (standing === 'review') {
    const keep: Deed = { kind: 'send', command: { type: 'keep', step: key } };
    return { choices: [{ label: words.enterKeeps, tone: 'strong', deed: keep }], enter: keep };
  }
  const tried = (outcome: TryOutcome): Deed => ({
    kind: 'send',
    command: trying(key, { party: place?.party.name.zh ?? '', number: place?.number?.number }, outcome, told),
  });
  return {
    choices: [
      ...tryOutcomes.map((outcome): Choice => {
        const label = asLabel(tryOutcomeWords(outcome, pen.language));
        const deed = tried(outcome);
        return outcome === 'reached' ? { label, tone: 'strong', deed } : { label, ...aside(outcome), deed };
      }),
      ...(earlier === undefined
        ? []
        : [
            {
              label: words.countTold(earlier.at.wall.slice(11, 16)),
              deed: { kind: 'send', command: { type: 'count-told', step: key } } as const,
            },
          ]),
    ],
  };
};

const fieldMenu = (pen: Pen, asking: AskingField, ticked: readonly string[]): Menu => {
  const { words } = pen;
  const { field } = asking;
  const zero: Choice = { label: words.unknown, deed: answerDeed(asking, { kind: 'unknown' }) };
  const enter = keeping(asking);
  const chosen = (value: Value): Deed => answerDeed(asking, { kind: 'value', value });
  switch (field.type) {
    case 'yes-no':
      return {
        choices: [
          {
            label: field.yes === undefined ? words.yes : say(pen, field.yes),
            tone: 'strong',
            deed: chosen(true),
          },
          {
            label: field.no === undefined ? words.no : say(pen, field.no),
            tone: 'strong',
            deed: chosen(false),
          },
        ],
        zero,
        ...enter,
      };
    case 'choice':
      return {
        choices: (field.options ?? []).map(({ id, label, leadsTo }) => ({
          label: say(pen, label),
          tone: 'strong' as const,
          ...(leadsTo ? { aside: say(pen, leadsTo) } : {}),
          deed: chosen(id),
        })),
        zero,
        ...enter,
      };
    case 'choices':
      return {
        choices: (field.options ?? []).map(({ id, label, leadsTo }) => ({
          label: say(pen, label),
          tone: 'strong' as const,
          ticked: ticked.includes(id),
          ...(leadsTo ? { aside: say(pen, leadsTo) } : {}),
          deed: { kind: 'tick', option: id } as const,
        })),
        zero,
        enter: ticked.length > 0 ? chosen(ticked) : (enter.enter ?? { kind: 'word', word: words.noneTicked }),
      };
    default:
      return { choices: [], zero, ...enter };
  }
};

/** Enter on an answer that is there already leaves it as it is. */
export const keeping = (asking: AskingField): { readonly enter?: Deed } => {
  if (asking.held === undefined) return {};
  if (asking.standing === 'review')
    return { enter: { kind: 'send', command: { type: 'keep', step: asking.key } } };
  return asking.standing === 'done' || asking.item !== undefined ? { enter: leaveVisit } : {};
};

/** Answers what is asked. */
export const answerDeed = (asking: AskingField, answer: Answer): Deed => ({
  kind: 'send',
  command: answering(asking, answer),
});

const moreMenu = (
  pen: Pen,
  { key, field, items, complete, standing }: Extract<Asking, { kind: 'more' }>,
): Menu => {
  const { words } = pen;
  if (complete || standing === 'done' || standing === 'review') {
    const leave: Deed =
      standing === 'review' ? { kind: 'send', command: { type: 'keep', step: key } } : leaveVisit;
    return {
      choices: items.flatMap((item, index) =>
        (field.parts ?? []).map((part) => ({
          label: `${words.item(index + 1, say(pen, part.label))}`,
          aside: answerWords(pen, part, item[part.id] ?? { kind: 'unknown' }, ''),
          deed: { kind: 'item', edit: { item: index, part: part.id } } as const,
        })),
      ),
      zero: { label: words.return, deed: leave },
      enter: leave,
    };
  }
  const complete_: Deed = { kind: 'send', command: { type: 'complete-list', step: key } };
  return {
    choices: [
      {
        label: items.length === 0 ? words.firstItem : words.anotherItem,
        tone: 'strong',
        deed: { kind: 'item', edit: { item: items.length } },
      },
      { label: items.length === 0 ? words.noItems : words.noMore, tone: 'strong', deed: complete_ },
    ],
    ...(items.length === 0
      ? {
          zero: {
            label: words.unknown,
            deed: { kind: 'send', command: { type: 'answer', step: key, answer: { kind: 'unknown' } } },
          } as const,
        }
      : {}),
  };
};

const handOffMenu = (pen: Pen, { to }: Extract<Asking, { kind: 'hand-off' }>): Menu => ({
  choices: [
    {
      label: pen.words.handOffYes(say(pen, to.title)),
      tone: 'strong',
      deed: { kind: 'send', command: { type: 'hand-off', to: to.id } },
    },
    {
      label: pen.words.handOffNo,
      deed: { kind: 'send', command: { type: 'decline-hand-off', to: to.id } },
    },
  ],
});
