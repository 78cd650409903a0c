import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, summaryMarkdown } from '../../src/report/summary-markdown.ts';
import { call, type Line, step, summaryOf } from './call.ts';
import { droppedCall, openCall, wholeCall, windingCall } from './calls.ts';
import { expectGolden } from './golden.ts';

const calls: readonly (readonly [string, readonly Line[], 'live' | 'drill'])[] = [
  ['whole-call', wholeCall, 'live'],
  ['dropped-call', droppedCall, 'live'],
  ['open-drill', openCall, 'drill'],
];

test.each(calls)('%s reads well', (name, lines, kind) => {
  for (const language of ['zh', 'en'] as const) {
    expectGolden(`${name}.${language}.md`, summaryMarkdown(summaryOf(call(lines, { kind }), { language })));
  }
});

test('a masked one says so, and remarks are told', () => {
  const text = summaryMarkdown(
    summaryOf(call(windingCall), { redact: true, appended: { kind: 'unsaved' }, language: 'en' }),
  );
  expect(text).toContain('*personal data masked*');
  expect(text).toContain('- The latest entries are not on disk: keep this summary.');
});

test('an empty call has no empty table', () => {
  const text = summaryMarkdown(summaryOf(call([], { words: '' }), { procedures: new Map() }));
  expect(text).toContain('## 要素\n\n无');
  expect(text).toContain('## 通知\n\n无');
});

describe('what callers say is never markup', () => {
  test.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['a | b', 'a \\| b'],
    ['[here](http://x)', '\\[here\\](http://x)'],
    ['`x` *y* __z__', '\\`x\\` \\*y\\* \\_\\_z\\_\\_'],
    ['# 1', '\\# 1'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['a\nb', 'a<br>b'],
    ['back\\slash', 'back\\\\slash'],
    ['&lt;', '\\&lt;'],
    ['\u001b[31mred', 'red'],
  ])('%s', (given, written) => {
    expect(escapeMarkdown(given)).toBe(written);
  });

  test('a note cannot break out of its row', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => /\w/u.test(text)),
        (text) => {
          const escaped = escapeMarkdown(text).replaceAll('<br>', '');
          expect(escaped).not.toMatch(/(?<!\\)(?:\\\\)*[<|[\]`]/u);
          expect(escaped).not.toContain('\n');
        },
      ),
    );
  });

  test('neither in a table nor in a list', () => {
    const told = call([
      [1, { type: 'note', text: '| <b> |\n## 标题' }],
      [2, { type: 'skip', step: step('caller'), reason: '| x |' }],
    ]);
    const lines = summaryMarkdown(summaryOf(told)).split('\n');
    expect(lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))).not.toContain('标题');
    const rows = lines.filter((line) => line.startsWith('| ') && line.includes('标题'));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.match(/(?<!\\)\|/gu)).toHaveLength(5);
  });
});
