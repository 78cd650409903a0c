import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readChain } from '../../src/records/chain.ts';
import { openRecords } from '../../src/records/journal-records.ts';
import { firstPrev, readLine, writeLine } from '../../src/records/line.ts';
import { journalPath } from '../../src/records/names.ts';
import type { Damage, IncidentId } from '../../src/records/records.ts';
import { closed, day, holder, noted, notesOf, opened } from './stories.ts';
import { temporaryFolder } from './temporary-folder.ts';

const incident = '20261121-001' as IncidentId;

/** Seven lines: opened, five notes, closed. */
function written(): readonly string[] {
  const entries = [opened(), ...['一', '二', '三', '四', '五'].map((text) => noted(text)), closed()];
  let prev = firstPrev(incident);
  return entries.map((entry, index) => {
    const line = writeLine(index + 1, prev, entry, `salt${index}`);
    prev = line.hash;
    return line.text;
  });
}

const at = (lines: readonly string[], line: number): string => lines[line - 1] ?? '';
const put = (lines: readonly string[], line: number, text: string): readonly string[] =>
  lines.with(line - 1, text);
const chainOf = (lines: readonly string[]): ReturnType<typeof readChain> =>
  readChain(incident, lines.map((line) => `${line}\n`).join(''));

/** A line that is sound in itself, made by somebody who knows the form. */
const forged = (n: number, after: string, text: string): string => {
  const reading = readLine(after);
  const prev = reading.kind === 'sound' ? reading.line.hash : firstPrev(incident);
  return writeLine(n, prev, noted(text), 'salt').text;
};

/** What was done to the file, and what is then said of it and still shown. */
const tamperings: readonly (readonly [
  string,
  (lines: readonly string[]) => readonly string[],
  readonly Damage[],
  string,
])[] = [
  ['nothing', (lines) => lines, [], '一二三四五'],
  [
    'a word changed',
    (l) => put(l, 4, at(l, 4).replace('三', '叁')),
    [{ kind: 'broken-chain', line: 4 }],
    '一二四五',
  ],
  [
    'a time changed',
    (l) => put(l, 4, at(l, 4).replace('22:00', '22:09')),
    [{ kind: 'broken-chain', line: 4 }],
    '一二四五',
  ],
  [
    'elapsed time changed',
    (l) => put(l, 4, at(l, 4).replace('1000', '1001')),
    [{ kind: 'broken-chain', line: 4 }],
    '一二四五',
  ],
  [
    'a salt changed',
    (l) => put(l, 4, at(l, 4).replace('salt3', 'salt4')),
    [{ kind: 'broken-chain', line: 4 }],
    '一二四五',
  ],
  [
    'a blank put in',
    (l) => put(l, 4, at(l, 4).replace(',"', ', "')),
    [{ kind: 'broken-chain', line: 4 }],
    '一二四五',
  ],
  [
    'a second text put before the first',
    (l) => put(l, 4, at(l, 4).replace('"text"', '"text":"假","text"')),
    [{ kind: 'broken-chain', line: 4 }],
    '一二四五',
  ],
  [
    'the opening changed',
    (l) => put(l, 1, at(l, 1).replace('示例市', '别的市')),
    [{ kind: 'broken-chain', line: 1 }],
    '一二三四五',
  ],
  [
    'the last line changed',
    (l) => put(l, 6, at(l, 6).replace('五', '伍')).slice(0, 6),
    [{ kind: 'broken-chain', line: 6 }],
    '一二三四',
  ],
  [
    'a line made unreadable',
    (l) => put(l, 4, at(l, 4).replace('{', '[')),
    [{ kind: 'unreadable-line', line: 4 }],
    '一二四五',
  ],
  ['a line taken out', (l) => l.toSpliced(3, 1), [{ kind: 'broken-chain', line: 4 }], '一二四五'],
  ['two lines taken out', (l) => l.toSpliced(3, 2), [{ kind: 'broken-chain', line: 4 }], '一二五'],
  ['the opening taken out', (l) => l.slice(1), [{ kind: 'broken-chain', line: 1 }], '一二三四五'],
  [
    'two lines swapped',
    (l) => put(put(l, 3, at(l, 4)), 4, at(l, 3)),
    [
      { kind: 'broken-chain', line: 3 },
      { kind: 'broken-chain', line: 4 },
    ],
    '一二三四五',
  ],
  [
    'a line moved to the end',
    (l) => [...l.toSpliced(3, 1), at(l, 4)],
    [
      { kind: 'broken-chain', line: 4 },
      { kind: 'broken-chain', line: 7 },
    ],
    '一二三四五',
  ],
  ['a line written twice', (l) => l.toSpliced(4, 0, at(l, 4)), [], '一二三四五'],
  [
    'a sound line put in',
    (l) => l.toSpliced(3, 0, forged(4, at(l, 3), '假')),
    [
      { kind: 'broken-chain', line: 5 },
      { kind: 'broken-chain', line: 6 },
    ],
    '一二假四五',
  ],
  [
    'a line in the place of another',
    (l) => put(l, 4, forged(4, at(l, 3), '假')),
    [{ kind: 'broken-chain', line: 5 }],
    '一二假四五',
  ],
  [
    'a late line of a terminal that had lost the right',
    (l) => l.toSpliced(4, 0, forged(4, at(l, 3), '晚')),
    [{ kind: 'broken-chain', line: 5 }],
    '一二三四五',
  ],
  ['nonsense put in', (l) => l.toSpliced(3, 0, 'nonsense'), [{ kind: 'torn-tail', line: 4 }], '一二三四五'],
  [
    'a line of an unknown type put in',
    (l) => l.toSpliced(3, 0, at(l, 4).replace('"noted"', '"sung"')),
    [{ kind: 'torn-tail', line: 4 }],
    '一二三四五',
  ],
  [
    'a number left out, though the line follows the one before',
    (l) => [...l.slice(0, 3), forged(5, at(l, 3), '假')],
    [{ kind: 'broken-chain', line: 4 }],
    '一二假',
  ],
  [
    'two lines taken out, and nonsense put in for one of them',
    (l) => l.toSpliced(3, 2, 'nonsense'),
    [
      { kind: 'unreadable-line', line: 4 },
      { kind: 'broken-chain', line: 5 },
    ],
    '一二五',
  ],
  [
    'nonsense before a line that was written twice',
    (l) => [...l, 'nonsense', at(l, 7)],
    [{ kind: 'unreadable-line', line: 8 }],
    '一二三四五',
  ],
  [
    'nonsense put in before a line that was changed',
    (l) => put(l, 4, at(l, 4).replace('三', '叁')).toSpliced(3, 0, 'nonsense'),
    [
      { kind: 'unreadable-line', line: 4 },
      { kind: 'broken-chain', line: 5 },
    ],
    '一二四五',
  ],
  ['nonsense at the end', (l) => [...l, 'nonsense'], [{ kind: 'torn-tail', line: 8 }], '一二三四五'],
  [
    'everything nonsense',
    () => ['nonsense', '{}', 'null', '[]'],
    [
      { kind: 'unreadable-line', line: 1 },
      { kind: 'unreadable-line', line: 2 },
      { kind: 'unreadable-line', line: 3 },
      { kind: 'torn-tail', line: 4 },
    ],
    '',
  ],
];

describe('a chain of lines', () => {
  test.each(tamperings)('%s', (_, tamper, damage, shown) => {
    const chain = chainOf(tamper(written()));
    expect(chain.damage).toEqual(damage);
    expect(notesOf(chain.entries).join('')).toBe(shown);
  });

  test('a file of another incident is not taken for this one', () => {
    const chain = readChain('20261121-002' as IncidentId, `${at(written(), 1)}\n`);
    expect(chain.damage).toEqual([{ kind: 'broken-chain', line: 1 }]);
  });

  test('any single byte changed is noticed', () => {
    const bytes = Buffer.from(`${written().join('\n')}\n`);
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 0x01;
      expect(readChain(incident, changed.toString()).damage, `byte ${index}`).not.toEqual([]);
    }
  });

  test('cut anywhere, it shows every line that is whole and blames only the last', () => {
    const bytes = Buffer.from(`${written().join('\n')}\n`);
    for (let length = 0; length < bytes.length; length += 1) {
      const text = bytes.subarray(0, length).toString();
      const { lines, damage, torn } = readChain(incident, text);
      const rows = text.split('\n');
      // A line whose very end is all that is missing is whole.
      const whole = at(written(), rows.length) === rows.at(-1);
      expect(lines.length).toBe(rows.length - (whole ? 0 : 1));
      expect(torn).toBe(rows.at(-1) !== '');
      expect(damage).toEqual(torn && !whole ? [{ kind: 'torn-tail', line: rows.length }] : []);
    }
  });

  test('a text can be erased and the rest still holds', () => {
    const lines = written();
    const erase = (line: string): string => {
      const { n, at, elapsed, type, salt, prev, hash, ...payload } = JSON.parse(line);
      const { createHash } = process.getBuiltinModule('node:crypto');
      const erased = createHash('sha256')
        .update(salt + JSON.stringify(payload))
        .digest('hex');
      return JSON.stringify({ n, at, elapsed, type, erased, prev, hash });
    };
    const chain = chainOf(put(lines, 4, erase(at(lines, 4))));
    expect(chain.damage).toEqual([]);
    expect(chain.head).toBe(chainOf(lines).head);
    expect(notesOf(chain.entries).join('')).toBe('一二四五');
    const lied = chainOf(put(lines, 4, erase(at(lines, 4).replace('三', '叁'))));
    expect(lied.damage).toEqual([{ kind: 'broken-chain', line: 4 }]);
  });
});

describe('what only an anchor notices', () => {
  function story() {
    const root = temporaryFolder();
    const options = { folder: join(root, 'records'), secondPlace: root, now: () => new Date() };
    const records = openRecords(options);
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened(), noted('一')]);
    const path = journalPath(options.folder, id);
    const copy = join(root, 'copy');
    copyFileSync(path, copy);
    records.append(id, 2, [noted('二'), noted('三')]);
    records.reindex(id);
    records.close();
    return { path, copy, id, again: () => openRecords(options) };
  }

  test('the end cut off', () => {
    const { path, id, again } = story();
    writeFileSync(path, `${readFileSync(path, 'utf8').split('\n').slice(0, 3).join('\n')}\n`);
    const damage = [{ kind: 'shorter-than-anchored', anchored: 4, found: 3 }];
    expect(again().read(id)?.damage).toEqual(damage);
    expect(again().verify()).toEqual(new Map([[id, damage]]));
  });

  test('an older copy put back', () => {
    const { path, copy, id, again } = story();
    copyFileSync(copy, path);
    expect(again().read(id)?.damage).toEqual([{ kind: 'shorter-than-anchored', anchored: 4, found: 2 }]);
  });

  test('the file taken away', () => {
    const { path, id, again } = story();
    rmSync(path);
    const damage = [{ kind: 'shorter-than-anchored', anchored: 4, found: 0 }];
    expect(again().read(id)).toEqual({ entries: [], damage, head: '' });
    expect(again().verify()).toEqual(new Map([[id, damage]]));
  });

  test('the whole chain written anew', () => {
    const { path, id, again } = story();
    const entries = [opened('live', '别的话'), noted('一'), noted('二'), noted('三')];
    let prev = firstPrev(id);
    const lines = entries.map((entry, index) => {
      const line = writeLine(index + 1, prev, entry, 'salt');
      prev = line.hash;
      return `${line.text}\n`;
    });
    writeFileSync(path, lines.join(''));
    expect(again().read(id)?.damage).toEqual([{ kind: 'broken-chain', line: 4 }]);
  });

  test('an anchor that was torn or is nonsense blames nobody', () => {
    const { path, id, again } = story();
    const anchors = path.replace('incidents', 'anchors').replace(/-001\.jsonl$/, '.jsonl');
    writeFileSync(anchors, `${readFileSync(anchors, 'utf8')}\n{"incident":"${id}","lines":9\nnonsense`);
    expect(again().read(id)?.damage).toEqual([]);
  });
});
