import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrow, control, enter, esc, page, pasted } from './operator.ts';
import { makePlace } from './place.ts';
import { shipped } from './words.ts';

/** Everything that a keyboard, an input method, a bad line or a cat on the desk may send, but for what leaves. */
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'1234567890', enter, enter, enter) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(esc, '\t', '\u007f', ...Object.values(arrow), ...Object.values(page)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...'nftglraewukoxpy').map(control) },
  { weight: 2, arbitrary: fc.constantFrom(...'１２０！？，。、ａ!?') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('消防', '滨江路 18 号，东门', '👩‍🚒', 'é', '①', '…', 'abc def', '王（先生）'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      pasted('第一行\r第二行\t“引号”'),
      '\u001b[200~没有完',
      '\u001b[1;5D',
      '\u001b[I',
      '\u001b[<0;10;5M',
      '\u001bOP',
      '\u001b[A\u001b[A\u001b[B\r',
      '\u009b31m',
      '\u202e反',
    ),
  },
);
const size = fc.constantFrom(
  [60, 16],
  [60, 18],
  [61, 17],
  [80, 24],
  [100, 30],
  [140, 45],
  [40, 8],
  [200, 60],
);
const deed = fc.oneof(
  { weight: 12, arbitrary: fc.array(key, { minLength: 1, maxLength: 6 }).map((keys) => keys.join('')) },
  { weight: 1, arbitrary: size },
);

describe('whatever is pressed', () => {
  it.each(shipped.flatMap(({ id }, n) => [[id, n % 2 === 0 ? 'zh' : 'en', 4711 + n] as const]))(
    '%s in %s (seed %i): the program lives, and leaves in order',
    async (procedure, language, seed) => {
      const place = makePlace();
      try {
        const deeds = fc.sample(deed, { seed, numRuns: 250 });
        const terminal = place.run(['start', procedure], { env: { ZHIBAN_LANG: language } });
        await terminal.until(() => terminal.modes().paste);
        let left = false;
        void terminal.ended.then(() => {
          left = true;
        });
        for (const [n, one] of deeds.entries()) {
          if (left) break;
          if (typeof one === 'string') terminal.send(one);
          else terminal.resize(one[0] ?? 80, one[1] ?? 24);
          // A frame now and then, so that keys meet many screens and not one long queue.
          if (n % 5 !== 0) continue;
          const before = terminal.bytes();
          const wake = (): void => terminal.send(control('l'));
          // In a paste whose end is missing it is lost; that is over after half a second of silence.
          const again = setInterval(wake, 700);
          wake();
          await terminal.until(() => left || terminal.bytes() > before);
          clearInterval(again);
        }
        terminal.kill('SIGTERM');
        // Keys may have ended the call and left; only a crash is none of these.
        expect([0, 143]).toContain((await terminal.ended).code);
        expect((await terminal.ended).signal).toBe(0);
        expect(terminal.modes()).toEqual({ alternate: false, caret: true, paste: false });
        expect(existsSync(join(place.home, 'state', 'faults.log'))).toBe(false);
      } finally {
        await place.clear();
      }
    },
    60_000,
  );
});
