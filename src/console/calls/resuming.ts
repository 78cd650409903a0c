import type { IncidentId } from '../../records/records.ts';
import { resumeIncident } from '../../session/opening.ts';
import type { Place } from '../../session/place.ts';
import type { Session } from '../../session/session.ts';
import type { Pen } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { heldScreen } from '../screens/held.ts';
import type { CallsInHand } from './calls-in-hand.ts';
import type { LeftOpen } from './left-open.ts';
import { resumeList } from './resume-list.ts';
import { callsWords } from './words.ts';

export interface ResumingPorts {
  readonly place: Place;
  readonly calls: Pick<CallsInHand, 'find' | 'others'>;
  readonly left: LeftOpen;
  /** Of the moment; only its language and words are used here. */
  readonly pen: () => Pen;
  /** Takes a call in hand. */
  readonly take: (session: Session) => void;
  /** Brings a call that is in hand on screen. */
  readonly show: (id: IncidentId) => void;
  /** Lays a list over what is on screen, or takes it away. */
  readonly lay: (list: Screen | undefined) => void;
  /** Puts what is no call in the place of what is on screen. */
  readonly stand: (screen: Screen) => void;
  readonly tell: (word: string) => void;
  readonly home: () => void;
  readonly leave: () => void;
}

export interface Resuming {
  /** Goes on with the one call that is left open, or offers all of them. */
  offer(): void;
  /** `write` if absent: then a screen tells who holds it, should somebody do so. */
  resume(incident: IncidentId, how?: 'write' | 'watch' | 'take-over'): void;
  /** The most urgent comes on screen. What cannot be taken up stays in the list at home, and is counted. */
  resumeAll(incidents: readonly IncidentId[]): void;
}

/** The ways back to calls that were left open. */
export const resuming = (ports: ResumingPorts): Resuming => {
  const { place, calls, left, pen, take, show, lay, tell } = ports;

  const resume: Resuming['resume'] = (incident, how = 'write') => {
    lay(undefined);
    if (calls.find(incident) !== undefined) {
      show(incident);
      return;
    }
    const { held } = pen().words;
    const session = resumeIncident(place, incident, how);
    if ('view' in session) {
      take(session);
      show(session.id);
      return;
    }
    switch (session.kind) {
      case 'held':
        ports.stand(
          heldScreen(incident, session.by, {
            pen,
            watch: () => resume(incident, 'watch'),
            takeOver: () => resume(incident, 'take-over'),
            home: ports.home,
          }),
        );
        return;
      case 'no-such-incident':
        tell(held.noSuch);
        return;
      case 'unreadable':
        tell(held.unreadable);
        return;
      default:
        session satisfies never;
    }
  };

  const resumeAll: Resuming['resumeAll'] = (incidents) => {
    lay(undefined);
    let missed = 0;
    for (const incident of incidents) {
      const session = resumeIncident(place, incident, 'write');
      if ('view' in session) take(session);
      else missed += 1;
    }
    const [first] = calls.others(undefined);
    if (first !== undefined) show(first.session.id);
    if (missed > 0) tell(callsWords(pen().language).notAllResumed(missed));
  };

  const offer = (): void => {
    const [only, ...others] = left.heads();
    if (only === undefined) tell(pen().words.home.noneToResume);
    else if (others.length === 0) resume(only.id);
    else
      lay(
        resumeList({
          pen,
          unfinished: left.read(),
          own: left.own(),
          resume,
          resumeAll,
          back: () => lay(undefined),
          leave: ports.leave,
        }),
      );
  };

  return { offer, resume, resumeAll };
};
