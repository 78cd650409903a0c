import { normalizeKey } from '../layout/normalize-key.ts';
import type { Field } from '../procedure/procedure.ts';

type Alone = 'help' | 'send-help' | 'back' | 'undo' | 'end' | 'facts' | 'grade' | 'procedures';

/** What a line orders, before anybody looks at what was asked. */
export type Line =
  | { readonly [kind in Alone | 'empty']: { readonly kind: kind } }[Alone | 'empty']
  | { readonly kind: 'skip' | 'note' | 'repeat' | 'clocks' | 'contacts'; readonly text: string }
  /** Answers of earlier incidents: all of them, one by its number, or those that hold a few letters. */
  | { readonly kind: 'earlier'; readonly text: string }
  /** Words at hand: the group of that number, 0 for the one that fits now; `saying`: which of them to copy. */
  | { readonly kind: 'phrases'; readonly group: number; readonly saying?: number }
  /** `literal`: just these words, whatever they look like. */
  | { readonly kind: 'answer'; readonly text: string; readonly literal?: true };

const alone: { readonly [key: string]: Alone } = {
  '?': 'help',
  '!': 'send-help',
  '<': 'back',
  '<<': 'undo',
  '.': 'end',
  '=': 'facts',
  '@': 'grade',
  '#': 'procedures',
};

const WORDS: ReadonlySet<Field['type']> = new Set(['text', 'long-text', 'name', 'address', 'phone']);

/** Whether any words are an answer. */
export const takesWords = (type: Field['type']): boolean => WORDS.has(type);

/**
 * Reads a line. A sign that stands alone is a command, `-`, `+`, `*`, `~` and `&` with what follows them, `;` where words are
 * asked for, and `"` with a number, in any width. A number below zero and a telephone number with its country code are
 * answers, not commands; `\` makes an answer of anything.
 */
export const readLine = (typed: string, type: Field['type'] | undefined): Line => {
  const text = typed.replace(/[\r\n\ufeff]/gu, '').trim();
  if (text === '') return { kind: 'empty' };
  if (text.startsWith('\\')) return { kind: 'answer', text: text.slice(1), literal: true };
  const key = normalizeKey(text);
  const command = Object.hasOwn(alone, key) ? alone[key] : undefined;
  if (command !== undefined) return { kind: command };
  // Words that are quoted are an answer; the mark alone, or with a number, is none.
  const [, group, saying] = /^"\s*(\d{0,2})(?:\s*[./,]\s*(\d{1,2}))?$/u.exec(key) ?? [];
  if (group !== undefined)
    return {
      kind: 'phrases',
      group: Number(group),
      ...(saying === undefined ? {} : { saying: Number(saying) }),
    };
  const first = normalizeKey(text.slice(0, 1));
  const rest = text.slice(1).trim();
  const signed = /^[-+]\s*\d/u.test(key) && (type === 'number' || type === 'count' || type === 'phone');
  if (first === '-' && !signed) return { kind: 'skip', text: rest };
  if (first === '+' && !signed) return { kind: 'note', text: rest };
  if (first === '&') return { kind: 'contacts', text: rest };
  if (first === ';' && type !== undefined && takesWords(type)) return { kind: 'earlier', text: rest };
  if (first === '~') return { kind: 'clocks', text: rest };
  return first === '*' ? { kind: 'repeat', text: rest } : { kind: 'answer', text };
};
