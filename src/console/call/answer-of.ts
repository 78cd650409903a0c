import type { Value } from '../../incident/answer.ts';
import { momentSaid } from '../../incident/moment-said.ts';
import { normalizeNumber } from '../../layout/normalize-key.ts';
import type { Field } from '../../procedure/procedure.ts';

export type Read =
  | { readonly kind: 'value'; readonly value: Value }
  /** Nothing was written. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-a-number' };

/**
 * What was written, as the field wants it. Numbers, telephone numbers and times may be written full-width; words stay
 * as they were typed.
 * @param now ISO time; an empty moment means now
 */
export const answerOf = (field: Field, written: string, now: string): Read => {
  const text = written.trim();
  switch (field.type) {
    case 'moment': {
      if (text === '') return { kind: 'value', value: now };
      // Words that are no time are kept as they are, with a mark: the incident takes them for no moment.
      return { kind: 'value', value: momentSaid(text, now, field.future) ?? text };
    }
    case 'number':
    case 'count': {
      if (text === '') return { kind: 'nothing' };
      const number = normalizeNumber(text).replace(/[,，]/g, '');
      return /^[-+]?\d+(\.\d+)?$/.test(number)
        ? { kind: 'value', value: Number(number) }
        : { kind: 'not-a-number' };
    }
    case 'phone':
      return text === '' ? { kind: 'nothing' } : { kind: 'value', value: normalizeNumber(text) };
    default:
      return text === '' ? { kind: 'nothing' } : { kind: 'value', value: text };
  }
};
