import type { Answer } from '../incident/answer.ts';
import { timeOf } from '../incident/moments.ts';
import { phoneInGroups } from '../incident/phone.ts';
import { breakLines } from '../layout/break-lines.ts';
import { cleanForScreen } from '../layout/clean-for-screen.ts';
import type { SitePhrases } from '../procedure/phrases.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { phoneDoubtWords } from '../report/phone-words.ts';
import { readBackWords } from '../report/read-back-words.ts';
import { refusalWords } from '../report/refusal-words.ts';
import { repeatSaid } from '../report/repeat-words.ts';
import { roleTitles } from '../report/role-titles.ts';
import { factsOf } from '../report/summary-facts.ts';
import { proceduresRun } from '../report/summary-header.ts';
import { remarksOf } from '../report/summary-remarks.ts';
import { procedureWords } from '../report/summary-text.ts';
import { type Telling, telling } from '../report/telling.ts';
import { columnOf, PAGE, row } from '../report/text-block.ts';
import { timeKeptWords, timeTakenWords } from '../report/time-taken-words.ts';
import { reportWords } from '../report/words.ts';
import type { SpokenNames } from '../report/words-at-hand.ts';
import { type Asking, askingOf } from '../session/asking.ts';
import type { Earlier } from '../session/earlier.ts';
import { otherProcedures } from '../session/other-procedures.ts';
import { owedAtLast, owedNow } from '../session/owed.ts';
import type { Session } from '../session/session.ts';
import type { View } from '../session/view.ts';
import type { Directory } from '../site/directory.ts';
import { clockList, clockMenuWords } from './clocks.ts';
import { contactLines, contactsWords } from './contacts.ts';
import { news, nothingTold } from './news.ts';
import { endings, type Mode, type Reply, replyTo } from './reply.ts';
import { choices, type Setting, stepLines } from './step-lines.ts';
import { plainWords } from './words.ts';

export interface PlainCall {
  readonly session: Session;
  /** Lines as they are typed, without their ends; may come from a person, a pipe or a test. */
  readonly input: AsyncIterable<string>;
  /** Takes one line, without its end. */
  readonly output: (line: string) => void;
  readonly language: Language;
  readonly directory: Directory;
  /** Words for every call, and how the desk and the operator name themselves in them. */
  readonly phrases: SitePhrases;
  readonly names: SpokenNames;
  /** What earlier incidents told. */
  readonly earlier: Earlier;
  /** The title of a procedure that is there, by its id. */
  readonly titleOf: (procedure: string) => Text | undefined;
  /** The summary as text, for the end; nothing where the record cannot be read back. */
  readonly summary: () => string | undefined;
}

/** `left`: the input ended and the incident stays open. `lost`: another terminal went on with it. */
export type PlainEnd = 'closed' | 'left' | 'lost';

/**
 * A call line by line: one prompt for each step, nothing but lines. For screen readers, simple terminals and pipes; the
 * same session and the same steps as the console.
 */
export const runPlain = async (call: PlainCall): Promise<PlainEnd> => {
  const talk = conversation(call);
  talk.begin();
  for await (const line of call.input) {
    if (talk.ended() !== undefined) break;
    talk.take(line);
    if (talk.ended() !== undefined) break;
  }
  return talk.finish();
};

const conversation = ({
  session,
  output,
  language,
  directory,
  phrases,
  names,
  summary,
  earlier,
  titleOf,
}: PlainCall) => {
  const words = plainWords(language);
  const report = reportWords(language);
  let mode: Mode = { kind: 'step' };
  let told = nothingTold;
  let entered = 0;
  let lastSaid = false;
  const repeated = new Set<string>();
  let shown = '';
  let place: View['appended']['kind'] = 'saved';

  const print = (lines: readonly string[]): void => {
    for (const line of lines.flatMap((one) => breakLines(cleanForScreen(one), PAGE))) output(line);
  };
  const setting = (view: View): Setting => ({
    language,
    directory,
    phrases,
    names,
    roles: roleTitles(view, directory.title),
  });
  const asking = (view: View): Asking => askingOf(view, mode.kind === 'step' ? mode.turned : undefined);

  const ended = (): PlainEnd | undefined => {
    const { incident, writing } = session.view();
    if (incident.closed !== undefined) return 'closed';
    return writing ? undefined : 'lost';
  };

  /** Where the latest entries are, unless that is plainly 已存. `paper`: what was answered just now, if anything was. */
  const tellPlace = ({ appended }: View, paper?: string): void => {
    if (appended.kind === 'set-aside' && (paper !== undefined || place === 'saved')) print([words.setAside]);
    if (appended.kind === 'unsaved' && paper !== undefined) print([words.unsaved(paper)]);
    if (appended.kind === 'saved' && place !== 'saved') print([words.savedAgain]);
    place = appended.kind;
  };

  const prompt = (): void => {
    if (ended() !== undefined) return;
    const view = session.view();
    const run = proceduresRun(inWords(view));
    print(run.slice(entered).map((one) => procedureWords(one, report)));
    entered = run.length;
    const now = news(view, told, setting(view));
    told = now.told;
    print(now.lines);
    if (mode.kind === 'step') {
      const at = askingId(asking(view), view);
      if (at !== shown) print([...stepLines(view, asking(view), setting(view)), ...lastWords(view)]);
      shown = at;
    } else {
      print(modeLines(view, mode));
    }
    print([words.prompt]);
  };

  const owedLine = (owed: ReturnType<typeof owedNow>): readonly string[] => {
    const said = readBackWords(owed, language);
    return said === undefined ? [] : [said];
  };

  /** Once, when nothing but the step asked is left to say to the caller. */
  const lastWords = (view: View): readonly string[] => {
    const said = lastSaid ? [] : owedLine(owedAtLast(view));
    lastSaid ||= said.length > 0;
    return said;
  };

  /** Earlier incidents with the same number or address: each is named once, and how to look at it. */
  const repeatLines = (view: View): readonly string[] =>
    earlier.repeats(view).flatMap(({ head, same }) => {
      if (repeated.has(head.id)) return [];
      repeated.add(head.id);
      const title = titleOf(head.procedure);
      const told = {
        id: head.id,
        same,
        title: title && inLanguage(title, language),
        opened: head.opened,
        isClosed: head.closed !== undefined,
      };
      return [repeatSaid(told, view.now.wall, language), `    zhiban summary ${head.id}`];
    });

  const modeLines = (view: View, now: Exclude<Mode, { kind: 'step' }>): readonly string[] => {
    switch (now.kind) {
      case 'note':
        return [words.askNote];
      case 'skip':
      case 'ending-reason':
      case 'level-reason':
      case 'snooze-reason':
        return [words.askReason];
      case 'contacts':
        return [...contactLines(view, setting(view), now.words), contactsWords(language).ask];
      case 'told':
        return [contactsWords(language).askTold];
      case 'clocks': {
        const { ask, minutes } = clockMenuWords(language);
        return [...clockList(view, setting(view)), ask, minutes];
      }
      case 'ending':
        return [
          words.askEnding,
          ...owedLine(owedNow(view)),
          ...choices(endings.map((one, at) => `${at + 1} ${report.endings[one]}`)),
        ];
      case 'level': {
        const levels = view.grade?.scheme.levels ?? [];
        const named = levels.map(({ title }, at) => `${at + 1} ${inLanguage(title, language)}`);
        return [words.askLevel, ...choices(named)];
      }
      case 'procedure': {
        const named = otherProcedures(view).map(({ procedure, back }, at) => {
          const title = inLanguage(procedure.title, language);
          return `${at + 1} ${back ? words.turnTo(title) : title}`;
        });
        return [words.askProcedure, ...choices(named)];
      }
      default:
        return now satisfies never;
    }
  };

  const send = (
    { command, paper, next = { kind: 'step' } }: Extract<Reply, { kind: 'send' }>,
    before: Asking,
  ): void => {
    mode = { kind: 'step' };
    const answer = session.send(command);
    const view = session.view();
    if (answer !== 'accepted') {
      if (ended() !== 'lost') print([refusalWords(answer, language)]);
      return;
    }
    mode = next;
    if (command.type === 'note') print([words.noted]);
    if (command.type === 'ring' || command.type === 'tell') print([contactsWords(language).recorded]);
    if ('answer' in command) print([...doubts(command.answer, before, view), ...repeatLines(view)]);
    tellPlace(view, paper);
  };

  /** A telephone number and a time are read back; what looks wrong is said so, once it is on record. */
  const doubts = (given: Answer, before: Asking, view: View): readonly string[] => {
    if (before.kind !== 'field' || given.kind !== 'value') return [];
    const { field, item, step } = before;
    if (field.type === 'moment' && typeof given.value === 'string') {
      const taken = timeOf(given.value) !== undefined;
      return [
        taken ? timeTakenWords(given.value, view.now.wall, language) : timeKeptWords(given.value, language),
      ];
    }
    const fact = step.ask === undefined ? undefined : view.incident.facts.get(step.ask);
    const held = fact?.kind === 'answer' ? fact.answer : fact?.items[item ?? 0]?.[field.id];
    const why = field.type === 'phone' ? phoneDoubtWords(String(given.value), language) : undefined;
    const wrong = why === undefined ? words.looksWrong : `${report.labelled(words.looksWrong, why)}`;
    const doubtful = held?.kind === 'value' && held.doubtful === true ? [wrong] : [];
    if (field.type === 'phone' && typeof given.value === 'string')
      return [[report.labelled(words.readBack, phoneInGroups(given.value)), ...doubtful].join('  ')];
    return doubtful;
  };

  const perform = (reply: Reply, before: Asking): void => {
    switch (reply.kind) {
      case 'send':
        send(reply, before);
        return;
      case 'turn':
        if (mode.kind !== 'step' && reply.mode.kind === 'step') print([words.cancelled]);
        mode = reply.mode;
        return;
      case 'tell':
        print(reply.lines);
        return;
      case 'again':
        shown = '';
        return;
      case 'return':
        session.visit(undefined);
        return;
      case 'facts':
        print(factLines(session.view()));
        return;
      case 'back':
      case 'send-help':
        move(reply.kind);
        return;
      default:
        reply satisfies never;
    }
  };

  const move = (where: 'back' | 'send-help'): void => {
    mode = { kind: 'step' };
    const at = nextId(session.view());
    if (where === 'back') {
      session.back();
      if (nextId(session.view()) === at) print([words.nothingBefore]);
    } else if (!session.sendHelp()) {
      print([words.noHelpLeft]);
    }
    shown = '';
  };

  const inWords = (view: View): Telling => {
    const { incident, procedures } = view;
    return telling({ incident, entries: [], procedures, language, roles: setting(view).roles });
  };

  const factLines = (view: View): readonly string[] => {
    const all = factsOf(inWords(view)).flatMap((section) => section.facts);
    const urgent = all.filter(({ critical, state }) => critical && WITHOUT.has(state));
    const facts = [
      // What is critical and nobody knows comes first, and says so.
      ...urgent.map(({ label, words: value }) => ({ label, value: words.urgent(value) })),
      ...all
        .filter((one) => one.state !== 'unanswered' && !urgent.includes(one))
        .map(({ label, words: value }) => ({ label, value })),
    ];
    const column = columnOf(facts.map(({ label }) => label));
    if (facts.length === 0) return [words.noFacts];
    return [words.facts, ...facts.flatMap(({ label, value }) => row(label, [value], column))];
  };

  return {
    ended,
    begin: (): void => {
      const view = session.view();
      const title = inLanguage(view.leading.title, language);
      print([`${session.id}  【${report.kinds[view.incident.kind]}】  ${words.hint}`]);
      tellPlace(view, `${session.id} ${title}`);
      print(remarksOf(view.damage, undefined, language));
      if (view.incident.facts.size > 0) print([words.goesOn(view.incident.facts.size)]);
      prompt();
    },
    take: (line: string): void => {
      session.tick();
      tellPlace(session.view());
      if (ended() !== undefined) return;
      const view = session.view();
      const before = asking(view);
      perform(replyTo(view, before, mode, line, setting(view)), before);
      prompt();
    },
    finish: (): PlainEnd => {
      const end = ended() ?? 'left';
      if (end === 'closed') print((summary() ?? '').split('\n'));
      if (end === 'left') print(words.goOn(session.id));
      if (end === 'lost') print([words.lost(session.view().heldBy?.operator ?? words.otherTerminal)]);
      return end;
    },
  };
};

/** How a fact stands that nobody told. */
const WITHOUT: ReadonlySet<string> = new Set(['unanswered', 'skipped', 'unknown', 'refused']);

/** Tells whether the same thing is asked as before, so that a step is printed once. */
const askingId = (asking: Asking, view: View): string => {
  const rest =
    asking.kind === 'field'
      ? `${asking.item ?? ''} ${asking.field.id}`
      : asking.kind === 'more'
        ? `more ${asking.items.length}`
        : asking.kind === 'notify'
          ? `${view.incident.tries.length} ${view.incident.rings.length}`
          : '';
  return `${nextId(view)} ${rest}`;
};

const nextId = ({ next }: View): string => {
  switch (next.kind) {
    case 'step':
      return next.key;
    case 'hand-off':
      return `hand-off ${next.to.id}`;
    case 'finished':
      return 'finished';
    default:
      return next satisfies never;
  }
};
