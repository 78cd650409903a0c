import type { ProcedureId } from '../procedure/ids.ts';
import type { IncidentId } from '../records/records.ts';
import { openIncident } from '../session/opening.ts';
import type { Session } from '../session/session.ts';
import type { View } from '../session/view.ts';
import { callsInHand } from './calls/calls-in-hand.ts';
import { leaveList } from './calls/leave-list.ts';
import { leftOpen } from './calls/left-open.ts';
import { resuming } from './calls/resuming.ts';
import { screenOfCall } from './calls/screen-of-call.ts';
import { switchList } from './calls/switch-list.ts';
import { callsWords } from './calls/words.ts';
import type { Pen } from './pen.ts';
import type { DeskPorts, Outcome } from './ports.ts';
import { recentProcedures } from './recent.ts';
import type { Screen } from './screen.ts';
import { contactsList } from './screens/contacts-list.ts';
import type { HomeScreen } from './screens/home.ts';
import { homeScreen } from './screens/home.ts';
import { wordsIn } from './words.ts';

/** Where the operator is, and the ways from there: home, a call, its end, another call. Draws nothing, knows no time. */
export interface Stage {
  /** What has the window and the keyboard. */
  screen(): Screen;
  /** The call on screen; undefined at home. */
  front(): IncidentId | undefined;
  /** The calls that are parked, the most urgent first. */
  others(): readonly View[];
  /** How many unfinished calls of this desk nobody had in hand when the last one was taken in hand here. */
  waiting(): number;
  newCall(): void;
  switchCall(): void;
  /** A second went by, for every call. */
  tick(): void;
  stop(): void;
  /** Set once the console is to be left. */
  outcome(): Outcome | undefined;
}

/** @param pen of the moment; only its language and words are used here */
export const makeStage = (ports: DeskPorts, pen: () => Pen): Stage => {
  const { place, kind = 'live' } = ports;
  const words = wordsIn(ports.language);
  const ofCalls = callsWords(ports.language);
  const calls = callsInHand(place.records);
  const left = leftOpen(place, kind, (id) => calls.find(id) !== undefined);
  let front: IncidentId | undefined;
  /** Counted when a call is taken in hand: every frame shows it, and none may wait for the disk. */
  let waiting = 0;
  /** Lies over the screen until something is chosen from it. */
  let over: Screen | undefined;
  let outcome: Outcome | undefined;

  const leave = (why: Outcome['why']): void => {
    outcome ??= { calls: calls.putDownAll(), why };
  };

  const lay = (list: Screen | undefined): void => {
    over = list;
  };
  const closeList = (): void => lay(undefined);

  /** At once where nothing is open; otherwise asked once, and a second Ctrl+C leaves. */
  const askToLeave = (): void => {
    const open = calls.open();
    if (open === 0) leave('asked');
    else lay(leaveList({ pen, open, leave: () => leave('asked'), back: closeList }));
  };

  /** What is on screen goes aside: ours waits, anything else is put down. */
  const park = (): void => {
    closeList();
    const call = front === undefined ? undefined : calls.find(front);
    if (call !== undefined && !call.session.view().writing) calls.putDown(call.session.id);
    front = undefined;
  };

  const stand = (instead: Screen): void => {
    park();
    screen = instead;
  };

  const toHome = (first?: string): void => {
    if (first !== undefined) home = makeHome(first);
    stand(home);
    home.refresh();
  };

  const show = (id: IncidentId): void => {
    const call = calls.find(id);
    if (call === undefined) return;
    if (front !== id) park();
    closeList();
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
    if (next === undefined && left.own().length > 0) offer();
    else if (next === undefined) (over ?? screen).tell(ofCalls.noOther);
    else if (more.length === 0) show(next.session.id);
    else {
      const sessions = [next, ...more].map(({ session }) => session);
      lay(switchList({ pen, calls: sessions, front, show, back: closeList, leave: askToLeave }));
    }
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
        unfinished: left.named,
        notices: ports.notices,
        start,
        resume: () => offer(),
        contacts: showContacts,
        quit: askToLeave,
      },
      first,
    );

  const showContacts = (): void => {
    const { directory, narrowing } = ports;
    const drill = kind === 'drill';
    lay(contactsList({ pen, place, directory, narrowing, drill, back: closeList, leave: askToLeave }));
  };

  const start = (procedure: ProcedureId, said: string): void => {
    const session = openIncident(place, procedure, {
      ...ports.opening,
      kind,
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

  const screenOf = (session: Session): Screen =>
    screenOfCall(session, ports, pen, {
      ended,
      mistaken,
      archived,
      newCall,
      switchCall,
      home: () => toHome(),
      quit: () => leave('asked'),
      askToLeave,
      others: (than) => calls.others(than).length,
    });

  const take = (session: Session): void => {
    calls.take({ session, screen: screenOf(session) });
    waiting = left.own().length;
  };

  const ended = (session: Session): void => {
    calls.take({ session, screen: screenOf(session) });
    show(session.id);
  };

  const archived = ({ id }: Session): void => {
    const [next] = calls.others(id);
    if (next === undefined) toHome();
    else show(next.session.id);
  };

  const mistaken = (session: Session): void => {
    calls.putDown(session.id);
    front = undefined;
    toHome(session.view().incident.opened.words ?? '');
    screen.tell(words.home.tookBack);
  };

  const { offer, resume, resumeAll } = resuming({
    place,
    calls,
    left,
    pen,
    take,
    show,
    lay,
    stand,
    tell: (word) => screen.tell(word),
    home: () => toHome(),
    leave: askToLeave,
  });

  let home = makeHome(ports.initial?.kind === 'words' ? ports.initial.words : '');
  let screen: Screen = home;
  if (ports.initial?.kind === 'procedure') start(ports.initial.procedure, ports.initial.words ?? '');
  if (ports.initial?.kind === 'resume-all') resumeAll(left.own());
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
