import type { Language } from '../../procedure/text.ts';
import { readBackWords } from '../../report/read-back-words.ts';
import type { RoleTitles } from '../../report/step-words.ts';
import { untoldWords } from '../../report/untold-words.ts';
import type { Asking } from '../../session/asking.ts';
import { changeTo, otherProcedures } from '../../session/other-procedures.ts';
import { owedNow, untoldNow } from '../../session/owed.ts';
import type { View } from '../../session/view.ts';
import { callsWords } from '../calls/words.ts';
import { capOf } from '../keys.ts';
import type { Pen } from '../pen.ts';
import { say } from '../pen.ts';
import type { CallPorts } from './call-ports.ts';
import type { Choice, Deed, Menu, Over, PlainOver } from './deed.ts';
import { overParent } from './over-parent.ts';
import { clockPanel, clocksOver, clocksPanel, snoozePanel, snoozeReasonPanel } from './panels/clocks.ts';
import { contactPanel, ringingPanel } from './panels/contact.ts';
import { contactsPanel } from './panels/contacts.ts';
import { factsPanel } from './panels/facts.ts';
import { phrasesPanel } from './panels/phrases.ts';
import { earlierPanel } from './panels/repeats.ts';
import { answerDeed } from './step-menu.ts';

const close: Deed = { kind: 'close-over' };
const opening = (kind: PlainOver): Deed => ({ kind: 'open', over: { kind } });
const writing = (what: Extract<Over, { kind: 'line' }>['for']): Deed => ({
  kind: 'open',
  over: { kind: 'line', for: what },
});

/** What a panel over the step is made from. */
export interface PanelView {
  readonly pen: Pen;
  readonly view: View;
  readonly asking: Asking;
  readonly roles: RoleTitles;
  readonly ports: CallPorts;
  /** What was typed to narrow it. */
  readonly typed: string;
}

/** The choices of what lies over the step. A line to write has none. */
export const overMenu = (panel: PanelView, over: Over): Menu => {
  const { pen, view, asking, ports } = panel;
  const { words } = pen;
  const parent = overParent(over);
  const back: Choice = {
    label: words.return,
    deed: parent === undefined ? close : { kind: 'open', over: parent },
  };
  switch (over.kind) {
    case 'actions':
      return actionsMenu(pen, view, asking, ports.otherCalls());
    case 'facts':
      return { ...factsPanel(panel), zero: back };
    case 'earlier':
      return { ...earlierPanel(panel, over.incident), zero: back };
    case 'clocks':
      return { ...clocksPanel(panel), zero: back };
    case 'clock':
      return { ...clockPanel(panel, over.step), zero: back };
    case 'snooze':
      return { ...snoozePanel(panel, over.step), zero: back };
    case 'snooze-reason':
      return { ...snoozeReasonPanel(panel, over.step, over.minutes), zero: back };
    case 'grades':
      return {
        title: words.gradeTitle,
        ...gradeNote(pen, view),
        choices: gradeChoices(pen, view),
        zero: back,
      };
    case 'endings':
      return { title: words.endTitle, ...owedNote(panel), choices: endingChoices(pen, view), zero: back };
    case 'reasons':
      return { title: words.reasons.title, choices: reasonChoices(pen, asking), zero: back };
    case 'no-value':
      return { title: words.noValueTitle, choices: noValueChoices(pen, asking), zero: back };
    case 'procedures':
      return { title: words.proceduresTitle, choices: procedureChoices(pen, view), zero: back };
    case 'contacts':
      return { ...contactsPanel(panel), zero: back };
    case 'contact':
      return { ...contactPanel(panel, over.whom), zero: back };
    case 'ringing':
      return { ...ringingPanel(panel, over), zero: back };
    case 'phrases':
      return { ...phrasesPanel(panel), zero: back };
    case 'quit':
      return {
        ...quitMenu(pen.language, (view.writing ? 1 : 0) + ports.otherCalls()),
        zero: back,
        enter: close,
      };
    case 'slip':
      return {
        title: words.slip.title,
        choices: [{ label: words.slip.yes, deed: { kind: 'close-as-slip' } }],
        zero: { label: words.slip.no, tone: 'strong', deed: close },
        enter: close,
      };
    case 'help':
    case 'line':
      return { choices: [], zero: back, enter: close };
    default:
      return over satisfies never;
  }
};

/**
 * Every action, numbered: the first page for what is wanted in the middle of a call, 9 turns to the rest. What rests says
 * why when it is chosen, so that the numbers never move.
 */
const actionsMenu = (pen: Pen, view: View, asking: Asking, otherCalls: number): Menu => {
  const { words } = pen;
  const { act } = words;
  const rests = (label: string): Deed => ({ kind: 'word', word: words.resting(label) });
  const onField = asking.kind === 'field' && view.writing;
  const open = canSkip(view, asking);
  return {
    title: words.actions,
    choices: [
      action(act.back, { kind: 'back' }, capOf('back')),
      action(act.skip, open ? opening('reasons') : rests(act.skip)),
      action(act.note, writing({ kind: 'note' }), capOf('note')),
      action(act.contacts, opening('contacts'), capOf('contacts')),
      action(act.facts, opening('facts'), capOf('facts')),
      action(act.newCall, { kind: 'new-call' }, capOf('new-call')),
      action(act.calls, otherCalls > 0 ? { kind: 'switch-call' } : rests(act.calls), capOf('switch-call')),
      action(act.end, opening('endings')),
      action(act.phrases, opening('phrases'), capOf('phrases')),
      action(act.clocks, { kind: 'open', over: clocksOver(view) }, capOf('clocks')),
      action(act.noValue, onField ? opening('no-value') : rests(act.noValue)),
      action(act.procedures, view.writing ? opening('procedures') : rests(act.procedures)),
      action(act.grade, view.grade === undefined ? rests(act.grade) : opening('grades')),
      action(act.undo, view.writing ? { kind: 'undo' } : rests(act.undo), words.backspace),
    ],
    zero: action(act.help, opening('help'), capOf('help')),
    enter: close,
  };
};

/** Asked once, in words. */
const quitMenu = (language: Language, open: number): Menu => {
  const words = callsWords(language);
  return {
    title: words.quitTitle(open),
    choices: [
      { label: words.quitYes(open), deed: { kind: 'leave' } },
      { label: words.quitNo, tone: 'strong', deed: close },
    ],
  };
};

const action = (label: string, deed: Deed, aside?: string): Choice => ({
  label,
  deed,
  ...(aside === undefined ? {} : { aside }),
  ...(deed.kind === 'word' ? { tone: 'dim' } : {}),
});

const canSkip = (view: View, asking: Asking): boolean =>
  view.writing && asking.kind !== 'hand-off' && asking.kind !== 'finished' && asking.standing === 'open';

/** Which facts could still raise the grade: unknown never counts as harmless. */
const gradeNote = (pen: Pen, { grade }: View): { readonly note?: string } => {
  if (grade === undefined || grade.missing.length === 0) return {};
  const fields = Object.values(grade.procedure.fields);
  const labels = grade.missing.map((id) => {
    const field = fields.find((one) => one.id === id);
    return field ? say(pen, field.label) : id;
  });
  return { note: pen.words.grade.missing(labels.join(pen.language === 'zh' ? '、' : ', ')) };
};

/** Who was not told, and what was not read back: the last look at it before the call is closed. */
const owedNote = ({ pen: { language }, view, roles }: PanelView): { readonly note?: string } => {
  const untold = untoldWords(untoldNow(view), language, roles);
  const owed = readBackWords(owedNow(view), language);
  const said = [untold, owed].filter((one) => one !== undefined);
  return said.length === 0 ? {} : { note: said.join(language === 'en' ? ' ' : '') };
};

const gradeChoices = (pen: Pen, { grade }: View): readonly Choice[] =>
  (grade?.scheme.levels ?? []).map(({ id, title }) => ({
    label: say(pen, title),
    tone: id === grade?.level ? 'strong' : 'normal',
    deed: writing({ kind: 'grade', level: id }),
  }));

const procedureChoices = (pen: Pen, view: View): readonly Choice[] =>
  otherProcedures(view).map((other) => {
    const title = say(pen, other.procedure.title);
    return {
      label: other.back ? pen.words.turnTo(title) : title,
      tone: other.back ? 'strong' : 'normal',
      deed: { kind: 'send', command: changeTo(other) },
    };
  });

const endingChoices = (pen: Pen, view: View): readonly Choice[] => {
  const { endings } = pen.words;
  const early = (['call-dropped', 'handed-over', 'false-report', 'other'] as const).map((ending) => ({
    label: endings[ending],
    deed: writing({ kind: 'ending', ending }),
  }));
  return view.next.kind === 'finished'
    ? [
        {
          label: endings.finished,
          tone: 'strong',
          deed: { kind: 'send', command: { type: 'close', ending: 'finished' } },
        },
        ...early,
      ]
    : early;
};

const reasonChoices = (pen: Pen, asking: Asking): readonly Choice[] => {
  if (asking.kind === 'hand-off' || asking.kind === 'finished') return [];
  const { reasons } = pen.words;
  const because = (reason: string): Choice => ({
    label: reason,
    deed: { kind: 'send', command: { type: 'skip', step: asking.key, reason } },
  });
  return [
    because(reasons.gone),
    because(reasons.cannot),
    because(reasons.others),
    because(reasons.notNeeded),
    { label: reasons.other, deed: writing({ kind: 'skip', step: asking.key }) },
  ];
};

const noValueChoices = (pen: Pen, asking: Asking): readonly Choice[] => {
  if (asking.kind !== 'field') return [];
  const { words } = pen;
  return [
    { label: words.unknown, tone: 'strong', deed: answerDeed(asking, { kind: 'unknown' }) },
    { label: words.refused, deed: answerDeed(asking, { kind: 'refused' }) },
    { label: words.notApplicable, deed: answerDeed(asking, { kind: 'not-applicable' }) },
    ...(asking.standing === 'open' && asking.item === undefined
      ? [{ label: words.act.skip, deed: opening('reasons') }]
      : []),
  ];
};
