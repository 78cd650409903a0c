import { hash as digestOf } from 'node:crypto';
import type { Entry } from '../incident/entry.ts';
import type { IncidentId } from './records.ts';

/**
 * One entry as one line of JSON:
 *
 *     {"n":2,"at":"2026-11-21T22:15:07.120+08:00","elapsed":8120,"type":"noted","text":"…",
 *      "salt":"…","prev":"…","hash":"…"}
 *
 * `n` counts from 1. Between `type` and `salt` stand the entry's own fields, its *payload*. A line is exactly what
 * `JSON.stringify` writes for it, in this order and without blanks; anything else was changed by somebody.
 *
 *     digest = sha256(salt ‖ payload as a JSON object)
 *     hash   = sha256(JSON array of prev, n, at, elapsed, type, digest)
 *
 * All hashes are of UTF-8 text and written as 64 hex digits; `prev` is the hash of the line before, and for the first
 * line `sha256("zhiban 1 " ‖ incident number)`, so that no file passes for another incident's. Since the chain holds
 * digests only, a text can be erased for good: the line is then written with `"erased":"<digest>"` in the place of
 * payload and salt, and still proves the rest. The salt keeps a phone number from being guessed out of its digest.
 */
export interface Line {
  readonly n: number;
  readonly prev: string;
  readonly hash: string;
  /** Without line end. */
  readonly text: string;
  /** Absent when the text was erased. */
  readonly entry?: Entry;
}

/** What a line turned out to be: sound in itself, changed (its hash does not fit its words), or no line at all. */
export type Reading =
  | { readonly kind: 'sound'; readonly line: Line }
  | { readonly kind: 'changed'; readonly n: number; readonly hash: string }
  | { readonly kind: 'unreadable' };

type KeysOf<T> = T extends unknown ? keyof T : never;
type Clash = Extract<KeysOf<Entry>, 'n' | 'elapsed' | 'salt' | 'prev' | 'hash' | 'erased'>;
/** An entry must not have a field with a name that the line itself uses; then this line does not compile. */
const clash: [Clash] extends [never] ? true : Clash = true;

const types: { readonly [type in Entry['type']]: typeof clash } = {
  opened: true,
  answered: true,
  corrected: true,
  'item-answered': true,
  'list-completed': true,
  done: true,
  skipped: true,
  tried: true,
  counted: true,
  snoozed: true,
  rang: true,
  told: true,
  repeated: true,
  lapsed: true,
  returned: true,
  kept: true,
  withdrawn: true,
  noted: true,
  graded: true,
  'grade-overridden': true,
  late: true,
  'handed-off': true,
  'turned-to': true,
  'hand-off-declined': true,
  closed: true,
  resumed: true,
  'taken-over': true,
  'clock-jumped': true,
};

const sha256 = (text: string): string => digestOf('sha256', text, 'hex');

/** The `prev` of an incident's first line. */
export const firstPrev = (incident: IncidentId): string => sha256(`zhiban 1 ${incident}`);

const hashOf = (prev: string, n: number, at: string, elapsed: number, type: string, digest: string): string =>
  sha256(JSON.stringify([prev, n, at, elapsed, type, digest]));

const written = (
  n: number,
  at: string,
  elapsed: number,
  type: string,
  middle: string,
  prev: string,
  hash: string,
): string =>
  `{"n":${n},"at":${JSON.stringify(at)},"elapsed":${JSON.stringify(elapsed)},"type":${JSON.stringify(type)},` +
  `${middle},"prev":"${prev}","hash":"${hash}"}`;

const withSalt = (payload: string, salt: string): string =>
  `${payload === '{}' ? '' : `${payload.slice(1, -1)},`}"salt":${JSON.stringify(salt)}`;

/** @throws when the entry's elapsed time is no number: it could never be read again */
export function writeLine(n: number, prev: string, entry: Entry, salt: string): Line {
  const { at, type, ...rest } = entry;
  if (!Number.isFinite(at.elapsed)) throw new Error(`elapsed time is no number: ${at.elapsed}`);
  const payload = JSON.stringify(rest);
  const hash = hashOf(prev, n, at.wall, at.elapsed, type, sha256(salt + payload));
  return {
    n,
    prev,
    hash,
    entry,
    text: written(n, at.wall, at.elapsed, type, withSalt(payload, salt), prev, hash),
  };
}

function parsed(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a line and checks it against itself; whether it follows the line before is `readChain`'s question. */
export function readLine(text: string): Reading {
  const value = parsed(text);
  if (!value) return { kind: 'unreadable' };
  const { n, at, elapsed, type, salt, erased, prev, hash, ...rest } = value;
  if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 1) return { kind: 'unreadable' };
  if (typeof at !== 'string' || typeof elapsed !== 'number' || typeof type !== 'string') {
    return { kind: 'unreadable' };
  }
  if (typeof prev !== 'string' || typeof hash !== 'string' || !Object.hasOwn(types, type)) {
    return { kind: 'unreadable' };
  }
  const payload = JSON.stringify(rest);
  const gone = typeof erased === 'string' && salt === undefined && payload === '{}';
  const digest = gone ? erased : sha256(`${salt}${payload}`);
  const middle = gone ? `"erased":${JSON.stringify(erased)}` : withSalt(payload, String(salt));
  if (
    hash !== hashOf(prev, n, at, elapsed, type, digest) ||
    text !== written(n, at, elapsed, type, middle, prev, hash)
  ) {
    return { kind: 'changed', n, hash };
  }
  const bare = { n, prev, hash, text };
  if (gone) return { kind: 'sound', line: bare };
  // The hash proves that these are the fields that this program wrote.
  const entry = { at: { wall: at, elapsed }, type, ...rest } as Entry;
  return { kind: 'sound', line: { ...bare, entry } };
}
