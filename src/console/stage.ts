import type { ProcedureId } from '../procedure/ids.ts';
import type { Head, IncidentId } from '../records/records.ts';
import { earlierOf } from '../session/earlier.ts';
import { openIncident, resumeIncident } from '../session/opening.ts';
import type { Session } from '../session/session.ts';
import { openHeads, ownHeads, unfinishedOf } from '../session/unfinished.ts';
import type { View } from '../session/view.ts';
import { callScreen } from './call/call.ts';
import { callsInHand } from './calls/calls-in-hand.ts';
import { leaveList } from './calls/leave-list.ts';
import { resumeList } from './calls/resume-list.ts';
import { switchList } from './calls/switch-list.ts';
import { callsWords } from './calls/words.ts';
import type { Pen } from './pen.ts';
import type { DeskPorts, Outcome } from './ports.ts';
import { recentProcedures } from './recent.ts';
import type { Screen } from './screen.ts';
import { contactsList } from './screens/contacts-list.ts';
import { endScreen } from './screens/end.ts';
import { heldScreen } from './screens/held.ts';
import type { HomeScreen } from './screens/home.ts';
import { homeScreen } from './screens/home.ts';
import type { UnfinishedCalls } from './screens/unfinished-line.ts';
import { wordsIn } from './words.ts';

/** Where the operator is, and the ways from there: home, a call, its end, another call. Draws nothing, knows no time. */
export interface Stage {
  /** What has the window and the keyboard. */
  screen(): Screen;
  /** The call on screen; undefined at home. */
  front(): IncidentId | undefined;
  /** The calls that are parked, the most urgent first. */
  others(): readonly View[];
  /** How many unfinished calls of this desk nobody has in hand. */
  waiting(): number;
  newCall(): void;
  switchCall(): void;
  /** A second went by, for every call. */
  tick(): void;
  stop(): void;
  /** Set once the console is to be left. */
  outcome(): Outcome | undefined;
}

/** Home looks at so many unfinished calls, the newest: each has to be read from its entries to know how urgent it is. */
const LOOKED_AT = 12;

/** @param pen of the moment; only its language and words are used here */
export const makeStage = (ports: DeskPorts, pen: () => Pen): Stage => {
  const { place } = ports;
  const words = wordsIn(ports.language);
  const ofCalls = callsWords(ports.language);
  const calls = callsInHand(place.records);
  let front: IncidentId | undefined;
  let waiting = 0;
  /** Lies over the screen until something is chosen from it. */
  let over: Screen | undefined;
  let outcome: Outcome | undefined;

  const leave = (why: Outcome['why']): void => {
    outcome ??= { calls: calls.putDownAll(), why };
  };

  const closeList = (): void => {
    over = undefined;
  };

  /** At once where nothing is open; otherwise asked once, and a second Ctrl+C leaves. */
  const askToLeave = (): void => {
    const open = calls.open();
    if (open === 0) leave('asked');
    else over = leaveList({ pen, open, leave: () => leave('asked'), back: closeList });
  };

  /** What is on screen goes aside: ours waits, anything else is put down. */
  const park = (): void => {
    over = undefined;
    const call = front === undefined ? undefined : calls.find(front);
    if (call !== undefined && !call.session.view().writing) calls.putDown(call.session.id);
    front = undefined;
  };

  const toHome = (first?: string): void => {
    park();
    if (first !== undefined) home = makeHome(first);
    home.refresh();
    screen = home;
  };

  const show = (id: IncidentId): void => {
    const call = calls.find(id);
    if (call === undefined) return;
    if (front !== id) park();
    over = undefined;
    front = id;
    screen = call.screen;
  };

  /** A half-written addendum belongs to a call that is put down: it is not thrown away by a key that means another. */
  const isWriting = (): boolean => {
    const closed = front !== undefined && calls.find(front)?.session.view().incident.closed !== undefined;
    if (!closed || over !== undefined || screen.takes() === 'menu') return false;
    screen.tell(ofCalls.finishLine);
    return true;
  };

  const switchCall = (): void => {
    if (isWriting()) return;
    const [next, ...more] = calls.others(front);
    if (next === undefined && waiting > 0) offerToResume();
    else if (next === undefined) (over ?? screen).tell(ofCalls.noOther);
    else if (more.length === 0) show(next.session.id);
    else
      over = switchList({
        pen,
        calls: [next, ...more].map(({ session }) => session),
        front,
        show,
        back: closeList,
        leave: askToLeave,
      });
  };

  const newCall = (): void => {
    if (!isWriting()) toHome();
  };

  const makeHome = (first: string): HomeScreen =>
    homeScreen(
      {
        pen,
        who: ports.who,
        find: ports.find,
        general: () => ports.general?.(),
        recent: () => recentProcedures(place.records).flatMap((id) => ports.known(id) ?? []),
        count: () => place.ground.procedures.size,
        unfinished,
        notices: ports.notices,
        start,
        resume: offerToResume,
        contacts: showContacts,
        quit: askToLeave,
      },
      first,
    );

  const showContacts = (): void => {
    over = contactsList({
      pen,
      place,
      directory: ports.directory,
      narrowing: ports.narrowing,
      drill: ports.kind === 'drill',
      back: closeList,
      leave: askToLeave,
    });
  };

  const unfinished = (): UnfinishedCalls => {
    const heads = openCalls();
    waiting = ownOf(heads).length;
    const { calls: named } = unfinishedOf(place, heads.slice(0, LOOKED_AT));
    return { count: heads.length, named: named.map((session) => session.view()) };
  };

  /** The open calls that are not in hand here, the newest first. */
  const openCalls = (): readonly Head[] => openHeads(place).filter(({ id }) => calls.find(id) === undefined);

  const ownOf = (heads: readonly Head[]): readonly IncidentId[] =>
    ownHeads(place, ports.kind ?? 'live', heads).map(({ id }) => id);

  const offerToResume = (): void => {
    const heads = openCalls();
    const [only, ...others] = heads;
    if (only === undefined) screen.tell(words.home.noneToResume);
    else if (others.length === 0) resume(only.id);
    else
      over = resumeList({
        pen,
        unfinished: unfinishedOf(place, heads),
        own: ownOf(heads),
        resume,
        resumeAll,
        back: closeList,
        leave: askToLeave,
      });
  };

  const start = (procedure: ProcedureId, said: string): void => {
    const session = openIncident(place, procedure, {
      ...ports.opening,
      kind: ports.kind ?? 'live',
      ...(said === '' ? {} : { words: said }),
    });
    if (session === undefined) {
      screen.tell(words.home.notOpened);
      return;
    }
    home = makeHome('');
    take(session);
    show(session.id);
  };

  const resume = (incident: IncidentId, how: 'write' | 'watch' | 'take-over' = 'write'): void => {
    over = undefined;
    if (calls.find(incident) !== undefined) {
      show(incident);
      return;
    }
    const session = resumeIncident(place, incident, how);
    if ('view' in session) {
      take(session);
      show(session.id);
      return;
    }
    switch (session.kind) {
      case 'held':
        park();
        screen = heldScreen(incident, session.by, {
          pen,
          watch: () => resume(incident, 'watch'),
          takeOver: () => resume(incident, 'take-over'),
          home: () => toHome(),
        });
        return;
      case 'no-such-incident':
        screen.tell(words.held.noSuch);
        return;
      case 'unreadable':
        screen.tell(words.held.unreadable);
        return;
      default:
        session satisfies never;
    }
  };

  /** The most urgent comes on screen. What cannot be taken up stays in the list at home, and is counted. */
  const resumeAll = (incidents: readonly IncidentId[]): void => {
    over = undefined;
    let left = 0;
    for (const incident of incidents) {
      const session = resumeIncident(place, incident, 'write');
      if ('view' in session) take(session);
      else left += 1;
    }
    const [first] = calls.others(undefined);
    if (first !== undefined) show(first.session.id);
    if (left > 0) screen.tell(ofCalls.notAllResumed(left));
  };

  const take = (session: Session): void => {
    const call = callScreen(session, {
      directory: ports.directory,
      narrowing: ports.narrowing,
      pen,
      bell: ports.bell,
      phrases: ports.phrases,
      names: ports.names,
      copy: ports.copy,
      ended: () => ended(session),
      newCall,
      switchCall,
      earlier: earlierOf(place, session.id),
      summary: ports.summary,
      titleOf: (procedure) => ports.known(procedure as ProcedureId)?.title,
      otherCalls: () => calls.others(session.id).length,
      mistaken: () => {
        calls.putDown(session.id);
        front = undefined;
        toHome(session.view().incident.opened.words ?? '');
        screen.tell(words.home.tookBack);
      },
      home: () => toHome(),
      quit: () => leave('asked'),
    });
    calls.take({
      session,
      screen: session.view().incident.closed === undefined ? call : endOf(session),
    });
    waiting = ownOf(openCalls()).length;
  };

  const ended = (session: Session): void => {
    over = undefined;
    front = session.id;
    screen = endOf(session);
    calls.take({ session, screen });
  };

  const endOf = (session: Session): Screen =>
    endScreen(session, {
      pen,
      summary: (columns) => ports.summary(session.id, columns, session.view().appended),
      export: (format) => ports.exportSummary(session.id, format, session.view().appended),
      leave: askToLeave,
      home: () => {
        const [next] = calls.others(session.id);
        if (next === undefined) toHome();
        else show(next.session.id);
      },
    });

  let home = makeHome(ports.initial?.kind === 'words' ? ports.initial.words : '');
  let screen: Screen = home;
  if (ports.initial?.kind === 'procedure') start(ports.initial.procedure, ports.initial.words ?? '');
  if (ports.initial?.kind === 'resume-all') resumeAll(ownOf(openCalls()));
  if (ports.initial?.kind === 'resume') resume(ports.initial.incident, ports.initial.how);

  return {
    screen: () => over ?? screen,
    front: () => front,
    waiting: () => waiting,
    others: () => calls.others(front).map(({ session }) => session.view()),
    newCall,
    switchCall,
    tick: calls.tick,
    stop: () => leave('stopped'),
    outcome: () => outcome,
  };
};
