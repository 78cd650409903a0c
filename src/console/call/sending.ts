import type { Refusal } from '../../incident/command.ts';
import type { Incident, Ring } from '../../incident/incident.ts';
import { takingBack } from '../../incident/last-key.ts';
import type { RoleId } from '../../procedure/ids.ts';
import { refusalWords } from '../../report/refusal-words.ts';
import type { Session } from '../../session/session.ts';
import type { CallPorts } from './call-ports.ts';
import type { Deed, Over, Whom } from './deed.ts';
import { doubtfulAnswer } from './doubtful-answer.ts';
import type { Grip } from './hand.ts';
import { withoutDraft } from './local.ts';
import type { PanelView } from './over-menu.ts';
import { contactsWords } from './panels/contacts-words.ts';
import { repeatWords } from './panels/repeats.ts';
import { isUntouched } from './slip.ts';

type Sent = Extract<Deed, { kind: 'send' }>['command'];

/** What goes to the session and what is said about it; and the way back from that. */
export interface Sending {
  send(command: Sent): void;
  /** The key before this one is taken back: a jump to help, an answer, a call that was recorded, or the opening itself. */
  undo(): void;
  sendHelp(): void;
  /** Ends a call that nobody has done anything in yet as one that was opened by a slip. */
  closeAsSlip(): void;
}

export const sending = (session: Session, ports: CallPorts, grip: Grip, panel: () => PanelView): Sending => {
  /** Earlier incidents that were named already. */
  const repeated = new Set<string>();
  /** What could be taken back when help was jumped to: while that is the same, the jump itself is. */
  let jumped: Pick<Incident, 'lastKey'> | undefined;

  const send = (command: Sent): void => {
    const { words, language } = ports.pen();
    const result: 'accepted' | Refusal = session.send(command);
    if (result !== 'accepted') {
      grip.tell(refusalWords(result, language));
      return;
    }
    if (grip.view().incident.closed !== undefined) {
      ports.ended();
      return;
    }
    const { at } = grip.local();
    if (command.type === 'note') grip.tell(words.noted);
    if (command.type === 'ring') grip.tell(contactsWords(language).recorded);
    if (command.type === 'answer-item') grip.change({ edit: undefined });
    grip.open(afterSending(command));
    grip.follow();
    if (grip.local().at !== at) grip.change(withoutDraft(grip.local(), at));
    const odd = 'step' in command ? doubtfulAnswer(ports.pen(), grip.view(), command.step) : undefined;
    const said = [...(odd === undefined ? [] : [odd]), ...newRepeats(command)];
    if (said.length > 0) grip.tell(said.join('\n'));
  };

  /** Said once of each earlier incident, right after the number or address was given. */
  const newRepeats = ({ type }: Sent): readonly string[] => {
    if (type !== 'answer' && type !== 'correct') return [];
    const now = grip.view();
    const fresh = ports.earlier.repeats(now).filter(({ head }) => !repeated.has(head.id));
    for (const { head } of fresh) repeated.add(head.id);
    const said = repeatWords(panel(), fresh);
    return said === undefined ? [] : [said];
  };

  const sendHelp = (): void => {
    if (!session.sendHelp()) {
      grip.tell(ports.pen().words.noHelpLeft);
      return;
    }
    const { lastKey } = grip.view().incident;
    jumped = { lastKey };
    grip.follow();
  };

  const undo = (): void => {
    if (jumped !== undefined && jumped.lastKey === grip.view().incident.lastKey) backFromHelp();
    else if (isUntouched(grip.view())) grip.open({ kind: 'slip' });
    else withdraw();
  };

  const backFromHelp = (): void => {
    jumped = undefined;
    grip.open(undefined);
    session.visit(undefined);
    grip.follow();
    grip.tell(ports.pen().words.backFromHelp);
  };

  /** The step of the key before this one is on screen again, as it was asked first. */
  const withdraw = (): void => {
    const { words, language } = ports.pen();
    const { rings } = grip.view().incident;
    const command = takingBack(grip.view().incident);
    grip.open(undefined);
    grip.change({ edit: undefined });
    const result = command === undefined ? 'nothing-to-withdraw' : session.send(command);
    grip.follow();
    if (result !== 'accepted' || command?.type !== 'withdraw-ring') {
      grip.tell(result === 'accepted' ? words.tookBack : refusalWords(result, language));
      return;
    }
    const ring = rings.findLast(({ party }) => party === command.party);
    if (ring !== undefined) grip.open(ringingAgain(ring));
    grip.tell(contactsWords(language).takenBack);
  };

  const closeAsSlip = (): void => {
    const reason = ports.pen().words.openedByMistake;
    if (session.send({ type: 'close', ending: 'other', reason }) === 'accepted') ports.mistaken();
    else grip.open(undefined);
  };

  return { send, undo, sendHelp, closeAsSlip };
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
const afterSending = (command: Sent): Over | undefined => {
  if (command.type !== 'ring') return undefined;
  const whom = whomOf(command);
  return command.outcome === 'reached'
    ? { kind: 'line', for: { kind: 'told', whom, party: command.party } }
    : { kind: 'contact', whom };
};
