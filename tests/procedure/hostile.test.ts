import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/procedure/load-content.ts';
import { problemSentence } from '../../src/procedure/problem.ts';
import { largestFile, readText } from '../../src/procedure/read-file.ts';
import { parseYaml } from '../../src/procedure/yaml.ts';
import { folderWith } from './folder.ts';
import { leak } from './specimen.ts';

const file = 'procedures/water/leak.yaml';
const sentencesOf = (folder: string): readonly string[] =>
  loadContent(folder).content.problems.map((problem) => problemSentence(problem, 'zh'));

/** What can be written over a title, in a file that is otherwise right. */
const titled = (title: string): string => leak.replace('{ zh: 漏水, en: Leak }', title);
const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));

describe('a hostile file is refused with one line that says where', () => {
  it.each<[string, string | Uint8Array, number | undefined, RegExp]>([
    ['alias bomb', `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n${leak}`, 1, /锚点/],
    ['alias without an anchor', titled('*other'), 4, /引用/],
    ['merge key', titled('{ zh: 漏水, <<: { en: x } }'), 4, /不能用作键的“<<”/],
    ['__proto__', titled('{ zh: 漏水, __proto__: { en: x } }'), 4, /不能用作键的“__proto__”/],
    [
      '__proto__ as a field',
      leak.replace('steps:', 'fields:\n  __proto__: { type: text, label: x }\nsteps:'),
      9,
      /__proto__/,
    ],
    ['constructor as an option', titled('{ zh: 漏水, constructor: x }'), 4, /constructor/],
    ['10 MB', leak.padEnd(10_000_000, '# padding\n'), 1, /大于 256 KiB/],
    [
      'a hundred thousand keys',
      Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n'),
      1,
      /大于 256 KiB/,
    ],
    [
      'twenty thousand keys on one line',
      `{${Array.from({ length: 22_000 }, (_, index) => `k${index}: 1`).join(',')}}`,
      1,
      /内容太多/,
    ],
    ['seven thousand lines', '\n'.repeat(7000) + leak, 6000, /7012 行/],
    ['deep flow nesting', titled(`${'['.repeat(60_000)}${']'.repeat(60_000)}`), 4, /嵌套/],
    ['deep maps on one line', titled(`${'{a: '.repeat(40_000)}`), 4, /嵌套/],
    ['deep lists on one line', `${'- '.repeat(60_000)}x`, 1, /嵌套/],
    ['deep explicit keys', `${'? '.repeat(60_000)}x`, 1, /嵌套/],
    [
      'deep indentation',
      Array.from({ length: 400 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
      undefined,
      /嵌套/,
    ],
    ['duplicate keys', `${leak}id: leak\n`, 12, /重复的键“id”/],
    ['unknown tag', titled('!!js/function "x"'), 4, /类型标记/],
    ['known tag', titled('!!str x'), 4, /类型标记/],
    ['directive', `%YAML 1.1\n---\n${leak}`, 1, /指令/],
    ['several documents', `${leak}---\n${leak}`, 12, /几份文档/],
    ['escape sequence', titled('{ zh: "漏\u001b[31m水" }'), 4, /U\+001B/],
    ['escaped escape sequence', titled('{ zh: "漏\\e[31m水" }'), 4, /U\+001B/],
    ['escaped half character', titled('{ zh: "\\ud800" }'), 4, /U\+D800/],
    ['null character', titled('{ zh: 漏\u0000水 }'), 4, /U\+0000/],
    ['tab', titled('{ zh:\t漏水 }'), 4, /U\+0009/],
    ['lone carriage return', titled('{ zh: 漏\r水 }'), 4, /U\+000D/],
    ['bidi override', titled('{ zh: 漏\u202e水 }'), 4, /U\+202E/],
    ['escaped bidi override', titled('{ zh: "漏\\u202e水" }'), 4, /U\+202E/],
    ['escaped bidi override in a key', titled('{ "z\\u2066h": 漏水 }'), 4, /U\+2066/],
    ['zero width space', titled('{ zh: 漏\u200b水 }'), 4, /U\+200B/],
    ['byte order mark in the middle', titled('{ zh: 漏\ufeff水 }'), 4, /U\+FEFF/],
    ['broken UTF-8', bytes(leak, 0xff), 12, /不是 UTF-8/],
    ['GBK', bytes('title: ', 0xd6, 0xd0, 0xce, 0xc4), 1, /不是 UTF-8/],
    ['UTF-16', Buffer.from(leak, 'utf16le'), 6, /U\+0000|不是 UTF-8/],
    ['path in an id', leak.replace('id: leak', 'id: ../../etc/passwd'), 1, /小写字母开头/],
    ['path in an include', leak.replace('  - say', '  - include: ../../x\n  - say'), 9, /小写字母开头/],
    ['infinite number', leak.replace('version: 1', 'version: .inf'), 2, /数字/],
    ['huge number', leak.replace('version: 1', 'version: 99999999999999999999'), 2, /数字/],
    ['key that is a list', `? [a]\n: 1\n${leak}`, 1, /键不是一个词/],
    ['empty key', `: 1\n${leak}`, 1, /键不是一个词/],
    ['nothing', '', 1, /空的值/],
    ['a list instead of a map', '- a\n- b\n', 1, /一个列表/],
    ['a word instead of a map', 'leak\n', 1, /“leak”/],
    ['unclosed quote', titled('{ zh: "漏水 }'), undefined, /./],
    ['unclosed bracket', titled('{ zh: 漏水'), undefined, /./],
    ['wrong indentation', leak.replace('family', ' family'), undefined, /./],
  ])('%s', (_, text, line, found) => {
    const folder = folderWith({ [file]: text });
    const begun = performance.now();
    const [sentence, ...others] = sentencesOf(folder);
    // The limits come first, so this is far off even on a slow and busy machine.
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(sentence?.split('：')[0]).toMatch(
      line === undefined ? /leak\.yaml:\d+:\d+$/ : new RegExp(`leak\\.yaml:${line}:\\d+$`),
    );
    expect(sentence).toMatch(found);
    if (line !== undefined) expect(others).toEqual([]);
    for (const one of [sentence, ...others]) expect(one).not.toMatch(/[\p{Cc}\p{Cf}]| at .*:\d+|undefined/u);
    expect(loadContent(folder).content.procedures.size).toBe(0);
  });
});

describe('what is no regular file is never waited for nor read', () => {
  const folder = () => {
    const made = folderWith({});
    mkdirSync(join(made, 'procedures/water'), { recursive: true });
    return made;
  };

  it.runIf(process.platform !== 'win32')('pipe', () => {
    const made = folder();
    execFileSync('env', ['mkfifo', join(made, file)]);
    expect(sentencesOf(made)).toEqual([expect.stringMatching(/leak\.yaml:1:1：不是普通文件/)]);
  });

  it.runIf(process.platform !== 'win32')('endless device behind a link', () => {
    const made = folder();
    symlinkSync('/dev/zero', join(made, file));
    expect(sentencesOf(made)).toEqual([expect.stringMatching(/leak\.yaml:1:1：不是普通文件/)]);
  });

  it('folder', () => {
    const made = folder();
    mkdirSync(join(made, file));
    expect(sentencesOf(made)).toEqual([expect.stringMatching(/leak\.yaml:1:1：/)]);
  });

  it.runIf(process.platform !== 'win32')('link to itself, and link to nothing', () => {
    const made = folder();
    symlinkSync(join(made, file), join(made, file));
    symlinkSync('/nowhere/at/all', join(made, 'procedures/water/x.yaml'));
    expect(sentencesOf(made)).toEqual([
      expect.stringMatching(/leak\.yaml:1:1：文件打不开（ELOOP）/),
      expect.stringMatching(/x\.yaml:1:1：没有这个文件/),
    ]);
  });
});

it.runIf(process.platform !== 'win32')(
  'the name of a file cannot bring an escape sequence into a message',
  () => {
    const folder = folderWith({ 'procedures/water/a\u001b[31m.yaml': leak });
    const [sentence] = sentencesOf(folder);
    expect(sentence).toContain('aU+001B[31m.yaml:1:5');
    expect(sentence).not.toContain('\u001b');
  },
);

describe('any bytes and any YAML', () => {
  it('give a value or problems with a place, never an exception', () => {
    const junk = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            ...'a: |- - ? [ ] { } , & * ! % # " \' > | \n \n \n zh x 1 --- ...'.split(/(?<= )/),
          ),
          { maxLength: 60 },
        )
        .map((parts) => parts.join('')),
      // The right file with a few characters changed.
      fc
        .array(
          fc.tuple(
            fc.nat(leak.length),
            fc.constantFrom('', ':', '\n', '  ', '-', '"', '[', '}', '#', '|', '0', '~'),
          ),
          { minLength: 1, maxLength: 4 },
        )
        .map((edits) =>
          edits.reduce((text, [at, put]) => text.slice(0, at) + put + text.slice(at + 1), leak),
        ),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const read = readText(Buffer.from(text), 'x.yaml');
        const parsed = read.kind === 'ok' ? parseYaml(read.value, 'x.yaml') : read;
        if (parsed.kind === 'ok') return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { place } of parsed.problems) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(text.split(/\r?\n/).length);
          expect(place.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('in a procedure file leave the loader standing', () => {
    const scalar = fc.oneof(
      fc.constantFrom('x', 'unknown', 'site.x', '', 'opened', 'leak', 'a == b', '{x}'),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const keys = [
      'id',
      'zh',
      'en',
      'type',
      'label',
      'options',
      'ask',
      'say',
      'do',
      'notify',
      'when',
      'source',
      'section',
      'include',
      'within',
      'of',
      'minutes',
      'until',
      'every',
      'text',
      'levels',
      'rules',
      'parts',
    ];
    const top = [
      'id',
      'version',
      'family',
      'title',
      'sources',
      'review',
      'hazards',
      'fields',
      'steps',
      'grade',
      'hand_off',
      'follow_up',
    ];
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...top), any, { maxKeys: 8, noNullPrototype: true }),
        (value) => {
          // JSON is YAML.
          const { content } = loadContent(folderWith({ [file]: JSON.stringify(value) }));
          expect(content.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('takes a file of exactly the largest size', () => {
  const padded = (size: number) => leak + '#'.repeat(size - Buffer.byteLength(leak));
  expect(sentencesOf(folderWith({ [file]: padded(largestFile) }))).toEqual([]);
  expect(sentencesOf(folderWith({ [file]: padded(largestFile + 1) }))).toEqual([
    expect.stringContaining('KiB'),
  ]);
});
