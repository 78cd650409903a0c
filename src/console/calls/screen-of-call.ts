import type { ProcedureId } from '../../procedure/ids.ts';
import type { IncidentId } from '../../records/records.ts';
import { earlierOf } from '../../session/earlier.ts';
import type { Session } from '../../session/session.ts';
import { callScreen } from '../call/call.ts';
import type { Pen } from '../pen.ts';
import type { DeskPorts } from '../ports.ts';
import type { Screen } from '../screen.ts';
import { endScreen } from '../screens/end.ts';

/** Where the operator may go from a call. */
export interface WaysFromCall {
  /** It was closed: its end comes on screen. */
  readonly ended: (session: Session) => void;
  /** It was opened by a slip and is closed as one. */
  readonly mistaken: (session: Session) => void;
  /** Home, or to the next call after this one is archived. */
  readonly archived: (session: Session) => void;
  readonly newCall: () => void;
  readonly switchCall: () => void;
  readonly home: () => void;
  /** Out of the program, at once. */
  readonly quit: () => void;
  /** Out of the program, asked once where calls are open. */
  readonly askToLeave: () => void;
  /** How many calls but that one are in hand. */
  readonly others: (than: IncidentId) => number;
}

/** The screen of a call as it stands: the call itself, or its end once it is closed. */
export const screenOfCall = (
  session: Session,
  ports: DeskPorts,
  pen: () => Pen,
  ways: WaysFromCall,
): Screen => {
  const { id } = session;
  const appended = () => session.view().appended;
  if (session.view().incident.closed !== undefined)
    return endScreen(session, {
      pen,
      summary: (columns) => ports.summary(id, columns, appended()),
      export: (format) => ports.exportSummary(id, format, appended()),
      leave: ways.askToLeave,
      home: () => ways.archived(session),
    });
  return callScreen(session, {
    pen,
    directory: ports.directory,
    narrowing: ports.narrowing,
    bell: ports.bell,
    phrases: ports.phrases,
    names: ports.names,
    copy: ports.copy,
    summary: ports.summary,
    newCall: ways.newCall,
    switchCall: ways.switchCall,
    home: ways.home,
    quit: ways.quit,
    ended: () => ways.ended(session),
    mistaken: () => ways.mistaken(session),
    otherCalls: () => ways.others(id),
    earlier: earlierOf(ports.place, id),
    titleOf: (procedure) => ports.known(procedure as ProcedureId)?.title,
  });
};
