import { copiedWords } from '../../report/copied-words.ts';
import { messageNow } from '../../report/message-words.ts';
import { readBackWords } from '../../report/read-back-words.ts';
import { roleTitles } from '../../report/role-titles.ts';
import type { RoleTitles } from '../../report/step-words.ts';
import type { Asking } from '../../session/asking.ts';
import { askingId, askingOf, isWritten } from '../../session/asking.ts';
import { owedAtLast } from '../../session/owed.ts';
import type { Session } from '../../session/session.ts';
import { ticking } from '../../session/ticking.ts';
import type { View } from '../../session/view.ts';
import { partyToRing } from '../../site/party-to-ring.ts';
import { firstLeft } from '../edit/narrowing-box.ts';
import { textOf } from '../edit/text-box.ts';
import type { Pen } from '../pen.ts';
import type { CallPorts } from './call-ports.ts';
import type { Deed, Menu, Over } from './deed.ts';
import { hazardIds } from './header.ts';
import type { Local } from './local.ts';
import { draftOf, freshLocal, withoutNarrowing } from './local.ts';
import { overMenu, type PanelView } from './over-menu.ts';
import { isAmongContacts } from './over-parent.ts';
import { sending } from './sending.ts';
import { stepMenu } from './step-menu.ts';
import { submit } from './submit.ts';
import { watchMenu } from './watch-menu.ts';

/** What is on screen of a call, and the ways to change that. */
export interface Grip {
  view(): View;
  asking(): Asking;
  local(): Local;
  change(part: Partial<Local>): void;
  tell(word: string): void;
  /** Lays something over the step, or takes it away. */
  open(over: Over | undefined): void;
  /** Begins anew with whatever is asked now, if it is something else; drafts stay. */
  follow(): void;
}

/** The call in the operator's hand: what is asked, what can be chosen, and the doing of it. Knows no keys. */
export interface Hand extends Grip {
  /** What can be chosen now. */
  menu(): Menu;
  /** The titles of the roles that the incident's procedures notify. */
  roles(): RoleTitles;
  /** Whether something is being written: the step's field, or a line under it. */
  writes(): boolean;
  perform(deed: Deed): void;
  /** Takes what was written. */
  submit(): void;
}

export const takeInHand = (session: Session, ports: CallPorts): Hand => {
  let local: Local = freshLocal;
  /** What should be asked before the line drops is said once. */
  let lastWordsSaid = false;
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
    const next = asking();
    const at = askingId(next);
    if (at === local.at) return;
    const hazards = hazardIds(now);
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
      case 'tick': {
        const what = asking();
        if (what.kind === 'field')
          local = { ...local, ticked: ticking(what.field, local.ticked, deed.option) };
        return;
      }
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
        sendHelp();
        return;
      case 'close-as-slip':
        closeAsSlip();
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

  const grip: Grip = {
    view,
    asking,
    local: () => local,
    change: (part) => {
      local = { ...local, ...part };
    },
    tell,
    open,
    follow,
  };
  const { send, undo, sendHelp, closeAsSlip } = sending(session, ports, grip, () => panelOf(ports.pen()));

  follow();
  local = { ...local, seenHazards: local.hazards };

  return { ...grip, menu, roles, writes, perform, submit: () => submit(ports, grip, perform) };
};

const heldChoices = (asking: Asking): readonly string[] =>
  asking.kind === 'field' &&
  asking.field.type === 'choices' &&
  asking.held?.kind === 'value' &&
  typeof asking.held.value === 'object'
    ? asking.held.value
    : [];
