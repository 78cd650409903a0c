import type { Value } from '../../incident/answer.ts';
import { timeOf } from '../../incident/moments.ts';
import { refusalWords } from '../../report/refusal-words.ts';
import { timeKeptWords, timeTakenWords } from '../../report/time-taken-words.ts';
import type { AskingField } from '../../session/asking.ts';
import { isWritten } from '../../session/asking.ts';
import { readAnswer } from '../../session/read-answer.ts';
import { emptyBox, textOf } from '../edit/text-box.ts';
import type { CallPorts } from './call-ports.ts';
import type { Deed, LineFor } from './deed.ts';
import type { Grip } from './hand.ts';
import { lineDeed } from './line-deed.ts';
import { draftOf, withDraft } from './local.ts';
import { answerDeed, keeping } from './step-menu.ts';

type Perform = (deed: Deed) => void;

/** Takes what was written: the answer to the step's field, or the line under it. */
export const submit = (ports: CallPorts, grip: Grip, perform: Perform): void => {
  const { over } = grip.local();
  if (over?.kind === 'line') {
    submitLine(grip, perform, over.for);
    return;
  }
  const what = grip.asking();
  if (!isWritten(what)) return;
  const written = textOf(draftOf(grip.local()));
  const { enter } = keeping(what);
  if (written.trim() === '' && enter !== undefined) {
    perform(enter);
    return;
  }
  // An empty time is now, unless it is one to come; any other empty field is answered without a value.
  if (written.trim() === '' && (what.field.type !== 'moment' || what.field.future)) {
    grip.open({ kind: 'no-value' });
    return;
  }
  const now = grip.view().now.wall;
  const value = written.trim() === '' ? now : readAnswer(what.field, written, now);
  if (value === undefined) grip.tell(refusalWords('not-a-number', ports.pen().language));
  else answerWith(ports, grip, perform, what, value, written);
};

/** A time that was written is said back as it was understood. */
const answerWith = (
  ports: CallPorts,
  grip: Grip,
  perform: Perform,
  what: AskingField,
  value: Value,
  written: string,
): void => {
  const { entries } = grip.view().incident;
  perform(answerDeed(what, { kind: 'value', value }));
  const said = what.field.type === 'moment' && written.trim() !== '' ? String(value) : undefined;
  if (said === undefined || grip.view().incident.entries === entries) return;
  const { language } = ports.pen();
  const { word: before } = grip.local();
  const taken = timeOf(said) !== undefined;
  const word = taken ? timeTakenWords(said, grip.view().now.wall, language) : timeKeptWords(said, language);
  grip.tell([word, ...(taken && before !== undefined ? [before] : [])].join('\n'));
};

const submitLine = (grip: Grip, perform: Perform, what: LineFor): void => {
  const { deed, keepsText } = lineDeed(what, textOf(draftOf(grip.local())).trim());
  if (!keepsText) grip.change(withDraft(grip.local(), emptyBox));
  perform(deed);
};
