import { inLanguage } from '../procedure/text.ts';
import { copiedWords } from '../report/copied-words.ts';
import { refusalWords } from '../report/refusal-words.ts';
import { roleTitles } from '../report/role-titles.ts';
import { proceduresRun } from '../report/summary-header.ts';
import { remarksOf } from '../report/summary-remarks.ts';
import { procedureWords } from '../report/summary-text.ts';
import { reportWords } from '../report/words.ts';
import { type Asking, askingId, askingOf } from '../session/asking.ts';
import { owedAtLast } from '../session/owed.ts';
import type { View } from '../session/view.ts';
import { afterLines } from './after-lines.ts';
import { factLines, inWords } from './fact-lines.ts';
import { heardWith, nothingHeard } from './heard.ts';
import type { Mode, Reply } from './mode.ts';
import { modeLines, owedLine } from './mode-lines.ts';
import { news, nothingTold } from './news.ts';
import { block, onPage } from './page.ts';
import type { PlainCall, PlainEnd } from './plain.ts';
import { repeatsOnce } from './repeat-lines.ts';
import { replyTo } from './reply.ts';
import type { Setting } from './setting.ts';
import { stepLines } from './step-lines.ts';
import { plainWords } from './words.ts';

/** One call as it is talked through: what is printed, and what each line does. */
export const conversation = ({
  session,
  output,
  language,
  directory,
  narrowing,
  phrases,
  names,
  summary,
  earlier,
  titleOf,
  copy,
}: PlainCall) => {
  const words = plainWords(language);
  const report = reportWords(language);
  const repeatLines = repeatsOnce(earlier, titleOf, language);
  let mode: Mode = { kind: 'step' };
  let told = nothingTold;
  let entered = 0;
  let lastSaid = false;
  let shown = '';
  let heard = nothingHeard;
  let place: View['appended']['kind'] = 'saved';

  const print = (lines: readonly string[]): void => {
    for (const line of lines.flatMap((one) => onPage(one))) output(line);
  };
  const setting = (view: View): Setting => ({
    language,
    directory,
    narrowing,
    phrases,
    names,
    earlier,
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
    const run = proceduresRun(inWords(view, setting(view)));
    print(run.slice(entered).map((one) => procedureWords(one, report)));
    entered = run.length;
    const now = news(view, told, setting(view));
    told = now.told;
    print(now.lines);
    if (mode.kind === 'step') {
      const at = shownAs(asking(view), view);
      if (at !== shown) print([...lastWords(view), ...nextStep(view)]);
      shown = at;
    } else {
      print(modeLines(view, mode, setting(view)));
    }
    print([words.prompt]);
  };

  const nextStep = (view: View): readonly string[] => {
    const lines = stepLines(view, asking(view), setting(view), heard);
    heard = heardWith(view, asking(view), setting(view));
    return lines;
  };

  /** Once, when nothing but the step asked is left to say to the caller. */
  const lastWords = (view: View): readonly string[] => {
    const said = lastSaid ? [] : owedLine(owedAtLast(view), language);
    lastSaid ||= said.length > 0;
    return said;
  };

  const send = (reply: Extract<Reply, { kind: 'send' }>, before: Asking): void => {
    const { command, paper, next = { kind: 'step' } } = reply;
    mode = { kind: 'step' };
    const answer = session.send(command);
    const view = session.view();
    if (answer !== 'accepted') {
      if (ended() !== 'lost') print([refusalWords(answer, language)]);
      return;
    }
    mode = next;
    print(afterLines(reply, before, view, setting(view)));
    if ('answer' in command) print(repeatLines(view));
    tellPlace(view, paper);
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
      case 'copy':
        print(reply.text.split('\n').map(words.quoted).flatMap(block));
        print([copiedWords(copy(reply.text, session.view().incident.kind), language)]);
        return;
      case 'again':
        shown = '';
        heard = nothingHeard;
        return;
      case 'return':
        session.visit(undefined);
        return;
      case 'facts':
        print(factLines(session.view(), setting(session.view())));
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
    const at = askingId(asking(session.view()));
    if (where === 'back') {
      session.back();
      if (askingId(asking(session.view())) === at) print([words.nothingBefore]);
    } else if (!session.sendHelp()) {
      print([words.noHelpLeft]);
    }
    shown = '';
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
      print(repeatLines(view));
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

/** Tells whether the same thing is asked as before, so that a step is printed once, and anew after each ringing. */
const shownAs = (asking: Asking, { incident: { tries, rings } }: View): string =>
  `${askingId(asking)} ${asking.kind === 'notify' ? `${tries.length} ${rings.length}` : ''}`;
