import type { Kind } from '../incident/entry.ts';
import type { SitePhrases } from '../procedure/phrases.ts';
import type { Language, Text } from '../procedure/text.ts';
import type { Copied } from '../report/copied-words.ts';
import type { SpokenNames } from '../report/words-at-hand.ts';
import type { Earlier } from '../session/earlier.ts';
import type { Session } from '../session/session.ts';
import type { Directory } from '../site/directory.ts';
import type { Narrowing } from '../site/narrowing.ts';
import { conversation } from './conversation.ts';

export interface PlainCall {
  readonly session: Session;
  /** Lines as they are typed, without their ends; may come from a person, a pipe or a test. */
  readonly input: AsyncIterable<string>;
  /** Takes one line, without its end. */
  readonly output: (line: string) => void;
  readonly language: Language;
  readonly directory: Directory;
  readonly narrowing: Narrowing;
  /** Words for every call, and how the desk and the operator name themselves in them. */
  readonly phrases: SitePhrases;
  readonly names: SpokenNames;
  /** What earlier incidents told. */
  readonly earlier: Earlier;
  /** The title of a procedure that is there, by its id. */
  readonly titleOf: (procedure: string) => Text | undefined;
  /** Puts words where they can be pasted from; those of a drill say that they are. */
  readonly copy: (text: string, kind: Kind) => Copied;
  /** The summary as text, for the end; nothing where the record cannot be read back. */
  readonly summary: () => string | undefined;
}

/** `left`: the input ended and the incident stays open. `lost`: another terminal went on with it. */
export type PlainEnd = 'closed' | 'left' | 'lost';

/**
 * A call line by line: one prompt for each step, nothing but lines. For screen readers, simple terminals and pipes; the
 * same session and the same steps as the console.
 */
export const runPlain = async (call: PlainCall): Promise<PlainEnd> => {
  const talk = conversation(call);
  talk.begin();
  for await (const line of call.input) {
    if (talk.ended() !== undefined) break;
    talk.take(line);
    if (talk.ended() !== undefined) break;
  }
  return talk.finish();
};
