import { alarms, heard } from '../../incident/alarms.ts';
import { choiceDigit, normalizeKey } from '../../layout/normalize-key.ts';
import { isWritten } from '../../session/asking.ts';
import type { Session } from '../../session/session.ts';
import { partyToRing } from '../../site/party-to-ring.ts';
import { takesOf } from '../edit/narrowing-box.ts';
import { emptyBox, textOf } from '../edit/text-box.ts';
import type { KeyName } from '../input/stroke.ts';
import type { Action } from '../keys.ts';
import { actionOf } from '../keys.ts';
import { pageOf } from '../parts/scrolled.ts';
import type { Drawn } from '../parts/sheet.ts';
import type { Screen } from '../screen.ts';
import type { CallPorts } from './call-ports.ts';
import type { Choice } from './deed.ts';
import { pageOfMenu } from './deed.ts';
import { drawCall } from './draw-call.ts';
import { takeInHand } from './hand.ts';
import { draftOf, overId, withDraft } from './local.ts';
import { modeOf } from './mode.ts';
import { overParent } from './over-parent.ts';
import { clocksOver } from './panels/clocks.ts';
import { inOwnWords } from './party-lines.ts';
import { suggestingWords } from './suggesting.ts';
import { textEntry } from './text-entry.ts';

/** The call: one step at a time, with what is known beside it. From keys to deeds, and from what is known to a picture. */
export const callScreen = (session: Session, ports: CallPorts): Screen => {
  const hand = takeInHand(session, ports);
  const text = textEntry(hand, ports);
  let drawn: Drawn | undefined;
  let known = heard(hand.view().clocks);

  const asks = (): string => {
    const { at, over } = hand.local();
    const narrowed = text.narrows() ? textOf(draftOf(hand.local())) : '';
    return `${session.id}|${at}|${overId(over)}|${narrowed}`;
  };

  const choose = (choice: Choice | undefined, n: number): void => {
    if (choice === undefined) hand.tell(ports.pen().words.noSuchItem(n));
    else hand.perform(choice.deed);
  };

  const digit = (n: number): void => {
    const now = hand.menu();
    if (n === 0) {
      choose(now.zero, n);
      return;
    }
    const page = pageOfMenu(now, hand.local().page);
    if (n === 9 && page.pages > 1) hand.change({ page: hand.local().page + 1, pick: undefined, scroll: 0 });
    else choose(page.choices[n - 1], n);
  };

  const movePick = (by: number): void => {
    const { page, pick } = hand.local();
    const { choices } = pageOfMenu(hand.menu(), page);
    if (choices.length === 0) {
      scrollBy(by);
      return;
    }
    const at = pick === undefined ? (by > 0 ? 0 : choices.length - 1) : pick + by;
    hand.change({ pick: (at + choices.length) % choices.length });
  };

  const scrollBy = (lines: number): void => {
    hand.change({ scroll: Math.max(0, (drawn?.from ?? 0) + lines), pick: undefined });
  };

  const enter = (): void => {
    if (text.wantsSecondEnter()) {
      hand.change({ typed: undefined });
      hand.tell(suggestingWords(ports.pen().language).again);
      return;
    }
    if (hand.writes()) {
      hand.submit();
      return;
    }
    const now = hand.menu();
    const { page, pick } = hand.local();
    const picked = pick === undefined ? undefined : pageOfMenu(now, page).choices[pick];
    if (picked !== undefined) hand.perform(picked.deed);
    else if (now.enter !== undefined) hand.perform(now.enter);
    else hand.tell(ports.pen().words.notNow);
  };

  const key = (name: KeyName): void => {
    const { stray } = hand.local();
    hand.change({ word: undefined, stray: 0 });
    if (name === 'backspace' && stray > 0) {
      hand.change({ stray: stray - 1 });
      hand.tell(ports.pen().words.nothingTyped);
      return;
    }
    const mode = modeOf(hand.view(), hand.local().over, hand.writes());
    if (text.key(name)) return;
    const action = actionOf(mode, name);
    if (action === undefined) move(name);
    else act(action);
  };

  /** Back one level, as 0 does; what was written for nothing yet is gone. */
  const close = (): void => {
    const { over } = hand.local();
    if (over?.kind === 'line') hand.change(withDraft(hand.local(), emptyBox));
    if (over === undefined) ports.home();
    else hand.open(overParent(over));
  };

  const act = (action: Action): void => {
    switch (action) {
      case 'confirm':
        enter();
        return;
      case 'leave':
        if (hand.local().over?.kind === 'quit' || !(hand.view().writing || ports.otherCalls() > 0))
          ports.quit();
        else hand.open({ kind: 'quit' });
        return;
      case 'send-help-text':
        hand.perform({ kind: 'send-help' });
        return;
      case 'back':
        hand.perform({ kind: 'back' });
        return;
      case 'undo':
        if (hand.local().over === undefined || showsLastKey()) hand.perform({ kind: 'undo' });
        return;
      case 'actions':
        hand.open({ kind: 'actions' });
        return;
      case 'close':
        close();
        return;
      case 'note':
        hand.open({ kind: 'line', for: { kind: 'note' } });
        return;
      case 'clocks':
        hand.open(clocksOver(hand.view()));
        return;
      case 'contacts':
        hand.open(undefined);
        hand.open({ kind: action });
        return;
      case 'facts':
      case 'phrases':
        hand.open({ kind: action });
        return;
      case 'no-answer':
        if (hand.asking().kind === 'field') hand.open({ kind: 'no-value' });
        return;
      default:
        // Keys of other screens, and those that are written or heard elsewhere.
        return;
    }
  };

  /** In a panel nothing is taken back that cannot be seen there. */
  const showsLastKey = (): boolean =>
    hand.local().over?.kind === 'contact' && hand.view().incident.lastKey?.what === 'rang';

  const move = (name: KeyName): void => {
    if (name === 'up' || name === 'down') movePick(name === 'down' ? 1 : -1);
    else if (name === 'page-down') scrollBy(pageOf(drawn?.height ?? 1));
    else if (name === 'page-up') scrollBy(-pageOf(drawn?.height ?? 1));
    else if (name === 'home') hand.change({ scroll: 0, pick: undefined });
    else if (name === 'end') scrollBy(1000);
  };

  const press = (typed: string): void => {
    const { stray } = hand.local();
    hand.change({ word: undefined, stray: 0 });
    const n = choiceDigit(typed);
    const sign = normalizeKey(typed);
    if (sign === '!' && hand.view().writing) hand.perform({ kind: 'send-help' });
    else if (sign === '?') hand.open({ kind: 'help' });
    else if (n !== undefined && (isDigit(typed) || asksYesOrNo())) digit(n);
    else if (!/^[.,;)/ ]$/.test(sign)) {
      hand.change({ stray: stray + Array.from(typed).length });
      hand.tell(ports.pen().words.pressDigit);
    }
  };

  /** 是 and 否 are answers to nothing else: in another menu they would pick whatever stands first or second. */
  const asksYesOrNo = (): boolean => {
    const what = hand.asking();
    return hand.local().over === undefined && what.kind === 'field' && what.field.type === 'yes-no';
  };

  const ring = (): void => {
    const now = alarms(hand.view().clocks, known);
    known = now.heard;
    for (const _ of now.ring) ports.bell();
  };

  return {
    draw: (pen) => {
      const now = hand.view();
      const what = hand.asking();
      drawn = drawCall(pen, {
        view: now,
        asking: inOwnWords(pen, ports.directory, what),
        local: hand.local(),
        menu: hand.menu(),
        roles: hand.roles(),
        place:
          what.kind === 'notify' ? partyToRing(ports.directory, now.incident, what, now.now.wall) : undefined,
        nameOf: ports.directory.nameOf,
        writes: hand.writes() || text.narrows(),
        offers: text.offers(),
        asks: asks(),
      });
      return drawn;
    },
    asks,
    takes: () => {
      const what = hand.asking();
      if (text.narrows()) return takesOf(draftOf(hand.local()));
      if (!hand.writes()) return 'menu';
      return hand.local().over === undefined && isWritten(what) && what.field.type === 'long-text'
        ? 'long-text'
        : 'text';
    },
    confirms: () => {
      const { kind } = hand.asking();
      return hand.local().over === undefined && (kind === 'act' || kind === 'finished');
    },
    key,
    press,
    write: text.write,
    tell: hand.tell,
    tick: () => {
      if (!hand.view().writing) session.refresh();
      session.tick();
      hand.follow();
      ring();
    },
    leave: () => session.leave(),
  };
};

const isDigit = (typed: string): boolean => /^(\d|[一二三四五六七八九])[.,;)/]?$/.test(normalizeKey(typed));
