import type { Refusal } from '../../incident/command.ts';
import { choiceDigit } from '../../layout/normalize-key.ts';
import { refusalWords } from '../../report/refusal-words.ts';
import type { RoleTitles } from '../../report/step-words.ts';
import type { Session } from '../../session/session.ts';
import type { View } from '../../session/view.ts';
import type { Directory } from '../../site/directory.ts';
import { boxOf, edited, emptyBox, insert, textOf } from '../edit/text-box.ts';
import type { KeyName } from '../input/stroke.ts';
import type { Action } from '../keys.ts';
import { actionOf } from '../keys.ts';
import { pageOf } from '../parts/scrolled.ts';
import type { Drawn } from '../parts/sheet.ts';
import type { Pen } from '../pen.ts';
import { say } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { answerOf } from './answer-of.ts';
import type { Asking } from './asking.ts';
import { askingId, askingOf, isWritten } from './asking.ts';
import type { Choice, Deed, LineFor, Menu, Over } from './deed.ts';
import { pageOfMenu } from './deed.ts';
import { drawCall } from './draw-call.ts';
import { hazardIds } from './header.ts';
import type { Local } from './local.ts';
import { draftOf, freshLocal, withDraft } from './local.ts';
import { modeOf } from './mode.ts';
import { overMenu } from './over-menu.ts';
import { partyToRing, rolesOf } from './party.ts';
import { answering, keeping, stepMenu } from './step-menu.ts';
import { watchMenu } from './watch-menu.ts';

/** What the call screen asks of its surroundings. */
export interface CallPorts {
  readonly directory: Directory;
  /** The pen of the moment: only its language and words are used outside of drawing. */
  readonly pen: () => Pen;
  readonly bell: () => void;
  /** The incident was closed. */
  readonly ended: () => void;
  /** Back to home; the incident stays as it is. */
  readonly home: () => void;
  /** Out of the program; the incident stays open. */
  readonly quit: () => void;
}

/** The call: one step at a time, with what is known beside it. */
export const callScreen = (session: Session, ports: CallPorts): Screen => {
  let local: Local = freshLocal;
  let drawn: Drawn | undefined;
  const rung = new Set<string>();
  /** Looked up anew when the incident enters another procedure. */
  let titles: { readonly at: number; readonly roles: RoleTitles } | undefined;

  const view = (): View => session.view();
  const roles = (now: View): RoleTitles => {
    const at = now.incident.procedures.length;
    if (titles?.at !== at) titles = { at, roles: rolesOf(ports.directory, now) };
    return titles.roles;
  };
  const asking = (): Asking => askingOf(view(), local.edit);

  /** Begins anew with whatever is asked now; drafts stay. */
  const follow = (): void => {
    const now = view();
    const at = askingId(askingOf(now, local.edit));
    if (at === local.at) return;
    const hazards = hazardIds(now);
    const next = askingOf(now, local.edit);
    local = {
      ...freshLocal,
      at,
      drafts: local.drafts,
      edit: local.edit,
      seenHazards: local.hazards,
      hazards,
      ticked: heldChoices(next),
    };
  };

  const menu = (): Menu => {
    const pen = ports.pen();
    const now = view();
    const what = asking();
    if (local.over !== undefined) return overMenu(pen, now, what, local.over, roles(now));
    if (!now.writing) return watchMenu(pen, now);
    const party =
      what.kind === 'notify' ? partyToRing(ports.directory, now.incident, what)?.party : undefined;
    return stepMenu(pen, what, party, local.ticked);
  };

  const writesField = (): boolean => local.over === undefined && view().writing && isWritten(asking());
  const writes = (): boolean => local.over?.kind === 'line' || writesField();

  const tell = (word: string): void => {
    local = { ...local, word };
  };

  const open = (over: Over | undefined): void => {
    local = { ...local, over, page: 0, pick: undefined, scroll: 0 };
  };

  const perform = (deed: Deed): void => {
    const { words } = ports.pen();
    switch (deed.kind) {
      case 'send':
        send(deed.command);
        return;
      case 'open':
        open(deed.over);
        return;
      case 'visit':
        open(undefined);
        local = { ...local, edit: undefined };
        session.visit(deed.step);
        follow();
        return;
      case 'item':
        local = { ...local, edit: deed.edit };
        follow();
        return;
      case 'tick':
        local = {
          ...local,
          ticked: local.ticked.includes(deed.option)
            ? local.ticked.filter((one) => one !== deed.option)
            : [...local.ticked, deed.option],
        };
        return;
      case 'back': {
        open(undefined);
        if (local.edit !== undefined) {
          local = { ...local, edit: undefined };
          follow();
          return;
        }
        const before = local.at;
        session.back();
        follow();
        if (local.at === before) tell(words.nothingBefore);
        return;
      }
      case 'send-help':
        open(undefined);
        local = { ...local, edit: undefined };
        if (session.sendHelp()) follow();
        else tell(words.noHelpLeft);
        return;
      case 'close-over':
        open(undefined);
        return;
      case 'take-over':
        if (!session.takeOver()) tell(words.held.notTaken);
        follow();
        return;
      case 'to-home':
        ports.home();
        return;
      case 'leave':
        ports.quit();
        return;
      case 'word':
        tell(deed.word);
        return;
      default:
        deed satisfies never;
    }
  };

  const send = (command: Extract<Deed, { kind: 'send' }>['command']): void => {
    const { words, language } = ports.pen();
    const result: 'accepted' | Refusal = session.send(command);
    if (result !== 'accepted') {
      tell(refusalWords(result, language));
      return;
    }
    if (view().incident.closed !== undefined) {
      ports.ended();
      return;
    }
    const drafts = new Map(local.drafts);
    drafts.delete(local.at);
    local = { ...local, drafts };
    if (command.type === 'note') tell(words.noted);
    if (command.type === 'answer-item') local = { ...local, edit: undefined };
    open(undefined);
    follow();
    const odd = 'step' in command && doubtfulAnswer(view(), command.step);
    if (odd === 'phone') tell(words.doubtfulPhone);
    else if (odd === 'other') tell(words.doubtful);
  };

  const submit = (): void => {
    const { words, language } = ports.pen();
    if (local.over?.kind === 'line') {
      submitLine(local.over.for);
      return;
    }
    const what = asking();
    if (!isWritten(what)) return;
    const written = textOf(draftOf(local));
    const { enter } = keeping(what);
    if (written.trim() === '' && enter !== undefined) {
      perform(enter);
      return;
    }
    const read = answerOf(what.field, written, view().now.wall);
    switch (read.kind) {
      case 'value':
        perform(answering(what, { kind: 'value', value: read.value }));
        return;
      case 'nothing':
        open({ kind: 'no-value' });
        return;
      case 'not-a-time':
        tell(words.notATime);
        return;
      case 'not-a-number':
        tell(refusalWords('not-a-number', language));
        return;
      default:
        read satisfies never;
    }
  };

  const submitLine = (what: LineFor): void => {
    const text = textOf(draftOf(local)).trim();
    const dropDraft = (): void => {
      local = withDraft(local, emptyBox);
    };
    switch (what.kind) {
      case 'note':
        if (text === '') open(undefined);
        else {
          dropDraft();
          send({ type: 'note', text });
        }
        return;
      case 'skip':
        dropDraft();
        send({ type: 'skip', step: what.step, reason: text });
        return;
      case 'grade':
        if (text !== '') dropDraft();
        send({ type: 'override-grade', level: what.level, reason: text });
        return;
      case 'ending':
        send({ type: 'close', ending: what.ending, ...(text === '' ? {} : { reason: text }) });
        return;
      default:
        what satisfies never;
    }
  };

  const choose = (choice: Choice | undefined): void => {
    if (choice !== undefined) perform(choice.deed);
  };

  const digit = (n: number): void => {
    const now = menu();
    if (n === 0) {
      choose(now.zero);
      return;
    }
    const page = pageOfMenu(now, local.page);
    if (n === 9 && page.pages > 1) local = { ...local, page: local.page + 1, pick: undefined, scroll: 0 };
    else choose(page.choices[n - 1]);
  };

  const movePick = (by: number): void => {
    const { choices } = pageOfMenu(menu(), local.page);
    if (choices.length === 0) {
      scrollBy(by);
      return;
    }
    const at = local.pick === undefined ? (by > 0 ? 0 : choices.length - 1) : local.pick + by;
    local = { ...local, pick: (at + choices.length) % choices.length };
  };

  const scrollBy = (lines: number): void => {
    local = { ...local, scroll: Math.max(0, (drawn?.from ?? 0) + lines) };
  };

  const enter = (): void => {
    if (writes()) {
      submit();
      return;
    }
    const now = menu();
    const picked = local.pick === undefined ? undefined : pageOfMenu(now, local.page).choices[local.pick];
    if (picked !== undefined) perform(picked.deed);
    else if (now.enter !== undefined) perform(now.enter);
    else tell(ports.pen().words.notNow);
  };

  /** The arrows bring suggestions, and the answer that is there, into a text field. */
  const suggest = (by: number): void => {
    const what = asking();
    if (local.over !== undefined || !isWritten(what)) return;
    const held =
      what.held?.kind === 'value' && typeof what.held.value !== 'object' ? [String(what.held.value)] : [];
    const offered = [...held, ...(what.field.suggestions ?? []).map((one) => say(ports.pen(), one))];
    if (offered.length === 0) return;
    const at = offered.indexOf(textOf(draftOf(local)));
    const next = at < 0 ? (by > 0 ? 0 : offered.length - 1) : (at + by + offered.length) % offered.length;
    local = withDraft(local, boxOf(offered[next] ?? ''));
  };

  const key = (name: KeyName): void => {
    local = { ...local, word: undefined };
    const mode = modeOf(view(), local.over, writes());
    if (writes() && wrote(name)) return;
    const action = actionOf(mode, name);
    if (action === undefined) move(name);
    else act(action);
  };

  /** Whether the key was one of writing. In an empty field ← is no such key. */
  const wrote = (name: KeyName): boolean => {
    if (name === 'up' || name === 'down') {
      suggest(name === 'down' ? 1 : -1);
      return true;
    }
    const box = draftOf(local);
    if (name === 'left' && box.characters.length > 0 && box.caret === 0) return true;
    const next = edited(box, name);
    if (next !== undefined) local = withDraft(local, next);
    return next !== undefined;
  };

  const act = (action: Action): void => {
    switch (action) {
      case 'confirm':
        enter();
        return;
      case 'leave':
        if (local.over?.kind === 'quit' || !view().writing) ports.quit();
        else open({ kind: 'quit' });
        return;
      case 'send-help-text':
        perform({ kind: 'send-help' });
        return;
      case 'back':
        perform({ kind: 'back' });
        return;
      case 'actions':
        open({ kind: 'actions' });
        return;
      case 'close':
        if (local.over?.kind === 'line') local = withDraft(local, emptyBox);
        if (local.over === undefined) ports.home();
        else open(undefined);
        return;
      case 'note':
        open({ kind: 'line', for: { kind: 'note' } });
        return;
      case 'facts':
      case 'clocks':
        open({ kind: action });
        return;
      case 'no-answer':
        if (asking().kind === 'field') open({ kind: 'no-value' });
        return;
      default:
        // Keys of other screens, and those that are written or heard elsewhere.
        return;
    }
  };

  const move = (name: KeyName): void => {
    if (name === 'up' || name === 'down') movePick(name === 'down' ? 1 : -1);
    else if (name === 'page-down') scrollBy(pageOf(drawn?.height ?? 1));
    else if (name === 'page-up') scrollBy(-pageOf(drawn?.height ?? 1));
    else if (name === 'home') local = { ...local, scroll: 0 };
    else if (name === 'end') scrollBy(1000);
  };

  const press = (character: string): void => {
    local = { ...local, word: undefined };
    const n = choiceDigit(character);
    if (n !== undefined) digit(n);
    else if (character === '!' && view().writing) perform({ kind: 'send-help' });
    else if (character === '?') open({ kind: 'help' });
  };

  const write = (text: string): void => {
    local = { ...local, word: undefined };
    const box = draftOf(local);
    if (local.over === undefined && box.characters.length === 0) {
      if (text === '!' || text === '！') {
        perform({ kind: 'send-help' });
        return;
      }
      if (text === '?' || text === '？') {
        open({ kind: 'help' });
        return;
      }
    }
    local = withDraft(local, insert(box, text));
  };

  const ring = (): void => {
    for (const { key: step, due, remaining } of view().clocks) {
      const name = `${step}@${due}`;
      if (remaining >= 0 || rung.has(name)) continue;
      rung.add(name);
      ports.bell();
    }
  };

  follow();
  local = { ...local, seenHazards: local.hazards };

  return {
    draw: (pen) => {
      const now = view();
      const what = asking();
      drawn = drawCall(pen, {
        view: now,
        asking: what,
        local,
        menu: menu(),
        roles: roles(now),
        place: what.kind === 'notify' ? partyToRing(ports.directory, now.incident, what) : undefined,
        writes: writes(),
        asks: asks(),
      });
      return drawn;
    },
    asks: () => asks(),
    takes: () => {
      const what = asking();
      if (!writes()) return 'menu';
      return local.over === undefined && isWritten(what) && what.field.type === 'long-text'
        ? 'long-text'
        : 'text';
    },
    key,
    press,
    write,
    tell,
    tick: () => {
      if (!view().writing) session.refresh();
      session.tick();
      follow();
      ring();
    },
    leave: () => session.leave(),
  };

  function asks(): string {
    const { over } = local;
    return `${local.at}|${over?.kind ?? ''}${over?.kind === 'line' ? over.for.kind : ''}`;
  }
};

const heldChoices = (asking: Asking): readonly string[] =>
  asking.kind === 'field' &&
  asking.field.type === 'choices' &&
  asking.held?.kind === 'value' &&
  typeof asking.held.value === 'object'
    ? asking.held.value
    : [];

/** Whether what was just answered looks odd; it was taken all the same. */
const doubtfulAnswer = ({ incident, procedures }: View, step: string): 'phone' | 'other' | undefined => {
  for (const fact of incident.facts.values()) {
    if (fact.by !== step || fact.kind !== 'answer') continue;
    if (fact.answer.kind !== 'value' || !fact.answer.doubtful) continue;
    const fields = [...procedures.values()].flatMap((one) => Object.values(one.fields));
    const field = fields.find(({ id }) => incident.facts.get(id) === fact);
    return field?.type === 'phone' ? 'phone' : 'other';
  }
  return undefined;
};
