import { describe, expect, test } from 'vitest';
import { width } from '../../src/layout/width.ts';
import { summaryText } from '../../src/report/summary-text.ts';
import type { Line } from './call.ts';
import { call, summaryOf } from './call.ts';
import { droppedCall, openCall, wholeCall, windingCall } from './calls.ts';
import { expectGolden } from './golden.ts';

const damage = [
  { kind: 'torn-tail', line: 31 },
  { kind: 'unreadable-line', line: 4 },
  { kind: 'broken-chain', line: 9 },
  { kind: 'shorter-than-anchored', anchored: 40, found: 26 },
] as const;

const calls: readonly (readonly [
  string,
  readonly Line[],
  Parameters<typeof summaryOf>[1],
  'live' | 'drill',
])[] = [
  ['whole-call', wholeCall, {}, 'live'],
  ['dropped-call', droppedCall, { appended: { kind: 'unsaved' } }, 'live'],
  ['winding-call', windingCall, { damage, appended: { kind: 'set-aside' } }, 'live'],
  ['open-drill', openCall, {}, 'drill'],
  ['winding-call-redacted', windingCall, { redact: true }, 'live'],
];

describe.each(calls)('%s', (name, lines, differently, kind) => {
  test.each(['zh', 'en'] as const)('reads well: %s', (language) => {
    const text = summaryText(summaryOf(call(lines, { kind }), { ...differently, language }));
    expectGolden(`${name}.${language}.txt`, text);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    for (const line of text.split('\n')) expect(width(line)).toBeLessThanOrEqual(80);
  });
});
