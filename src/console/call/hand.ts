import type { Value } from '../../incident/answer.ts';
import type { Refusal } from '../../incident/command.ts';
import type { Ring } from '../../incident/incident.ts';
import { takingBack } from '../../incident/last-key.ts';
import { timeOf } from '../../incident/moments.ts';
import type { RoleId } from '../../procedure/ids.ts';
import { copiedWords } from '../../report/copied-words.ts';
import { messageNow } from '../../report/message-words.ts';
import { readBackWords } from '../../report/read-back-words.ts';
import { refusalWords } from '../../report/refusal-words.ts';
import { roleTitles } from '../../report/role-titles.ts';
import type { RoleTitles } from '../../report/step-words.ts';
import { timeKeptWords, timeTakenWords } from '../../report/time-taken-words.ts';
import type { Asking, AskingField } from '../../session/asking.ts';
import { askingId, askingOf, isWritten } from '../../session/asking.ts';
import { owedAtLast } from '../../session/owed.ts';
import type { Session } from '../../session/session.ts';
import type { View } from '../../session/view.ts';
import { partyToRing } from '../../site/party-to-ring.ts';
import { firstLeft } from '../edit/narrowing-box.ts';
import { emptyBox, textOf } from '../edit/text-box.ts';
import type { Pen } from '../pen.ts';
import { answerOf } from './answer-of.ts';
import type { CallPorts } from './call-ports.ts';
import type { Deed, LineFor, Menu, Over, Whom } from './deed.ts';
import { doubtfulAnswer } from './doubtful-answer.ts';
import { hazardIds } from './header.ts';
import { lineDeed } from './line-deed.ts';
import type { Local } from './local.ts';
import { draftOf, freshLocal, withDraft, withoutDraft, withoutNarrowing } from './local.ts';
import { overMenu, type PanelView } from './over-menu.ts';
import { isAmongContacts } from './over-parent.ts';
import { contactsWords } from './panels/contacts-words.ts';
import { repeatWords } from './panels/repeats.ts';
import { isUntouched } from './slip.ts';
import { answerDeed, keeping, stepMenu } from './step-menu.ts';
import { watchMenu } from './watch-menu.ts';

/** The call in the operator's hand: what is asked, what can be chosen, and the doing of it. Knows no keys. */
export interface Hand {
  view(): View;
  asking(): Asking;
  local(): Local;
  change(part: Partial<Local>): void;
  /** What can be chosen now. */
  menu(): Menu;
  /** The titles of the roles that the incident's procedures notify. */
  roles(): RoleTitles;
  /** Whether something is being written: the step's field, or a line under it. */
  writes(): boolean;
  tell(word: string): void;
  /** Lays something over the step, or takes it away. */
  open(over: Over | undefined): void;
  perform(deed: Deed): void;
  /** Takes what was written. */
  submit(): void;
  /** Begins anew with whatever is asked now, if it is something else; drafts stay. */
  follow(): void;
}

export const takeInHand = (session: Session, ports: CallPorts): Hand => {
  let local: Local = freshLocal;
  /** What should be asked before the line drops is said once. */
  let lastWordsSaid = false;
  /** Earlier incidents that were named already. */
  const repeated = new Set<string>();
  /** Looked up anew when the incident enters another procedure. */
  let titles: { readonly at: number; readonly roles: RoleTitles } | undefined;

  const view = (): View => session.view();
  const asking = (): Asking => askingOf(view(), local.edit);
  const roles = (): RoleTitles => {
    const now = view();
    const at = now.incident.procedures.length;
    if (titles?.at !== at) titles = { at, roles: roleTitles(now, ports.directory.title) };
    return titles.roles;
  };

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
    if (lastWordsSaid) return;
    const word = readBackWords(owedAtLast(now), ports.pen().language);
    if (word === undefined) return;
    lastWordsSaid = true;
    tell(word);
  };

  const panelOf = (pen: Pen): PanelView => ({
    pen,
    view: view(),
    asking: asking(),
    roles: roles(),
    ports,
    typed: textOf(draftOf(local)),
  });

  const menu = (): Menu => {
    const pen = ports.pen();
    const now = view();
    const what = asking();
    if (local.over !== undefined) return overMenu(panelOf(pen), local.over);
    if (!now.writing) return watchMenu(pen, now);
    if (what.kind !== 'notify') return stepMenu(pen, what, undefined, local.ticked, undefined);
    const place = partyToRing(ports.directory, now.incident, what, now.now.wall);
    const told = messageNow(now, what, pen.language, (field) => now.facts.get(field));
    return stepMenu(pen, what, place, local.ticked, told);
  };

  const writesField = (): boolean => local.over === undefined && view().writing && isWritten(asking());
  const writes = (): boolean => local.over?.kind === 'line' || writesField();

  const tell = (word: string): void => {
    local = { ...local, word };
  };

  const open = (over: Over | undefined): void => {
    if (!isAmongContacts(over)) local = withoutNarrowing(local);
    local = { ...local, over, page: 0, pick: undefined, scroll: 0 };
    if (over?.kind === 'contacts') local = { ...local, pick: firstLeft(draftOf(local)) };
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
      case 'undo':
        undo();
        return;
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
      case 'new-call':
        open(undefined);
        ports.newCall();
        return;
      case 'switch-call':
        open(undefined);
        ports.switchCall();
        return;
      case 'leave':
        ports.quit();
        return;
      case 'copy':
        tell(copiedWords(ports.copy(deed.text, view().incident.kind), ports.pen().language));
        return;
      case 'word':
        tell(deed.word);
        return;
      default:
        deed satisfies never;
    }
  };

  /** The key before this one, taken back: its step is on screen again, as it was asked first. */
  const undo = (): void => {
    const { words, language } = ports.pen();
    const { rings } = view().incident;
    const command = takingBack(view().incident);
    if (
      isUntouched(view()) &&
      session.send({ type: 'close', ending: 'other', reason: words.openedByMistake }) === 'accepted'
    ) {
      ports.mistaken();
      return;
    }
    open(undefined);
    local = { ...local, edit: undefined };
    const result = command === undefined ? 'nothing-to-withdraw' : session.send(command);
    follow();
    if (result !== 'accepted' || command?.type !== 'withdraw-ring') {
      tell(result === 'accepted' ? words.tookBack : refusalWords(result, language));
      return;
    }
    const ring = rings.findLast(({ party }) => party === command.party);
    if (ring !== undefined) open(ringingAgain(ring));
    tell(contactsWords(language).takenBack);
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
    const { at } = local;
    if (command.type === 'note') tell(words.noted);
    if (command.type === 'ring') tell(contactsWords(language).recorded);
    if (command.type === 'answer-item') local = { ...local, edit: undefined };
    open(afterSending(command));
    follow();
    if (local.at !== at) local = withoutDraft(local, at);
    const odd = 'step' in command && doubtfulAnswer(view(), command.step);
    const said = [...(odd ? [odd(ports.pen())] : []), ...newRepeats(command)];
    if (said.length > 0) tell(said.join('\n'));
  };

  /** Said once of each earlier incident, right after the number or address was given. */
  const newRepeats = ({ type }: Extract<Deed, { kind: 'send' }>['command']): readonly string[] => {
    if (type !== 'answer' && type !== 'correct') return [];
    const now = view();
    const fresh = ports.earlier.repeats(now).filter(({ head }) => !repeated.has(head.id));
    for (const { head } of fresh) repeated.add(head.id);
    const said = repeatWords(panelOf(ports.pen()), fresh);
    return said === undefined ? [] : [said];
  };

  const submit = (): void => {
    const { language } = ports.pen();
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
        answerWith(what, read.value, written);
        return;
      case 'nothing':
        open({ kind: 'no-value' });
        return;
      case 'not-a-number':
        tell(refusalWords('not-a-number', language));
        return;
      default:
        read satisfies never;
    }
  };

  /** A time that was written is said back as it was understood. */
  const answerWith = (what: AskingField, value: Value, written: string): void => {
    const { entries } = view().incident;
    perform(answerDeed(what, { kind: 'value', value }));
    const said = what.field.type === 'moment' && written.trim() !== '' ? String(value) : undefined;
    if (said === undefined || view().incident.entries === entries) return;
    const { language } = ports.pen();
    const taken = timeOf(said) !== undefined;
    const word = taken ? timeTakenWords(said, view().now.wall, language) : timeKeptWords(said, language);
    tell([word, ...(taken && local.word !== undefined ? [local.word] : [])].join('\n'));
  };

  const submitLine = (what: LineFor): void => {
    const { deed, keepsText } = lineDeed(what, textOf(draftOf(local)).trim());
    if (!keepsText) local = withDraft(local, emptyBox);
    perform(deed);
  };

  follow();
  local = { ...local, seenHazards: local.hazards };

  return {
    view,
    asking,
    local: () => local,
    change: (part) => {
      local = { ...local, ...part };
    },
    menu,
    roles,
    writes,
    tell,
    open,
    perform,
    submit,
    follow,
  };
};

/** What came of that call is asked once more. */
const ringingAgain = ({ role, party, number }: Ring): Over => ({
  kind: 'ringing',
  whom: whomOf({ role, party }),
  party,
  ...(number === undefined ? {} : { number }),
});

const whomOf = ({ role, party }: { readonly role?: RoleId | undefined; readonly party: string }): Whom =>
  role === undefined ? { person: party } : { role };

/** Who was reached was told something; who was not has somebody after them. */
const afterSending = (command: Extract<Deed, { kind: 'send' }>['command']): Over | undefined => {
  if (command.type !== 'ring') return undefined;
  const whom = whomOf(command);
  return command.outcome === 'reached'
    ? { kind: 'line', for: { kind: 'told', whom, party: command.party } }
    : { kind: 'contact', whom };
};

const heldChoices = (asking: Asking): readonly string[] =>
  asking.kind === 'field' &&
  asking.field.type === 'choices' &&
  asking.held?.kind === 'value' &&
  typeof asking.held.value === 'object'
    ? asking.held.value
    : [];
