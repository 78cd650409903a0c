import type { Deed, LineFor } from './deed.ts';

/** What a line that was written under the step leads to, and whether its text stays for another try. */
export const lineDeed = (
  what: LineFor,
  text: string,
): { readonly deed: Deed; readonly keepsText: boolean } => {
  switch (what.kind) {
    case 'note':
      return text === '' ? after({ kind: 'close-over' }) : after(send({ type: 'note', text }));
    case 'told':
      return after(
        text === ''
          ? { kind: 'open', over: { kind: 'contact', whom: what.whom } }
          : send({ type: 'tell', party: what.party, text }),
      );
    case 'skip':
      return after(send({ type: 'skip', step: what.step, reason: text }));
    case 'snooze':
      return after(send({ type: 'snooze', step: what.step, minutes: what.minutes, reason: text }));
    case 'grade':
      return after(send({ type: 'override-grade', level: what.level, reason: text }));
    case 'ending':
      // An ending that is refused has its reason written already.
      return {
        deed: send({ type: 'close', ending: what.ending, ...(text === '' ? {} : { reason: text }) }),
        keepsText: true,
      };
    default:
      return what satisfies never;
  }
};

const after = (deed: Deed) => ({ deed, keepsText: false });

const send = (command: Extract<Deed, { kind: 'send' }>['command']): Deed => ({ kind: 'send', command });
