import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/procedure/load-content.ts';
import { loadPathTests } from '../../src/procedure/load-paths.ts';
import { pointed } from './faults.ts';
import { folderWith } from './folder.ts';
import { leak, wholeFolder } from './specimen.ts';

const withPaths = (text: string, more: { readonly [path: string]: string } = {}) =>
  loadPathTests(
    loadContent(folderWith({ ...wholeFolder, ...more, 'procedures/water/flood.paths.yaml': text })),
  );

it('reads every kind of answer and every expectation', () => {
  const { tests, problems } = withPaths(`paths:
  - name: 有人被困
    answers:
      trapped: true
      depth_cm: 30
      origin: roof
      seen: [foam]
      dry: '2026-11-21T22:35:00+08:00'
      contact: 138 0013 8000
      remark: refused
      caller: unknown
      rooms: [ { room: '101', wet: "yes" }, { wet: not-applicable } ]
    skip: [go-up]
    elapsed: { minutes: 31 }
    hand_off: [leak]
    shown: [trapped, fire-119, leak/close-valve]
    hidden: [close-valve]
    grade: small
    hazards: [no-power]
    summary: [水浸]
  - name: 什么都不知道
    grade: none
`);
  expect(problems).toEqual([]);
  expect(tests).toMatchObject([
    {
      procedure: 'flood',
      name: '有人被困',
      skip: ['go-up'],
      elapsed: 31,
      handOffs: ['leak'],
      shown: ['trapped', 'fire-119', 'leak/close-valve'],
      hidden: ['close-valve'],
      grade: 'small',
      hazards: ['no-power'],
      summary: ['水浸'],
      place: { line: 2, column: 5 },
    },
    { name: '什么都不知道', elapsed: 0, grade: 'none', answers: new Map(), shown: [] },
  ]);
  expect(Object.fromEntries(tests[0]?.answers ?? [])).toEqual({
    trapped: { kind: 'value', value: true },
    depth_cm: { kind: 'value', value: 30 },
    origin: { kind: 'value', value: 'roof' },
    seen: { kind: 'value', value: ['foam'] },
    dry: { kind: 'value', value: '2026-11-21T22:35:00+08:00' },
    contact: { kind: 'value', value: '138 0013 8000' },
    remark: { kind: 'refused' },
    caller: { kind: 'unknown' },
    rooms: {
      kind: 'items',
      items: [
        { room: { kind: 'value', value: '101' }, wet: { kind: 'value', value: true } },
        { wet: { kind: 'not-applicable' } },
      ],
    },
  });
});

it('takes the answer to one of several questions for a field by the id of its step', () => {
  const again = wholeFolder['procedures/water/flood.yaml'].replace(
    '  - ask: dry\n',
    '  - ask: dry\n  - ask: trapped\n    id: still-trapped\n',
  );
  const { tests, problems } = withPaths(
    'paths: [ { name: x, answers: { trapped: true, still-trapped: false } } ]',
    {
      'procedures/water/flood.yaml': again,
    },
  );
  expect(problems).toEqual([]);
  expect([...(tests[0]?.answers ?? [])].map(([id]) => id)).toEqual(['trapped', 'still-trapped']);
});

describe('a path test with a fault is left out and told at its place', () => {
  const rows: readonly (readonly [test: string, at: string, found: string])[] = [
    ['answers: { traped: true }', 'traped', '没有“traped”这个要素或提问'],
    ['answers: { trapped: maybe }', 'maybe', '“maybe”'],
    ['answers: { depth_cm: deep }', 'deep', '“deep”'],
    ['answers: { origin: rof }', 'rof', '“rof”'],
    ['answers: { seen: foam }', 'foam', '“foam”'],
    ['answers: { seen: [foam, x] }', '[foam', '“["foam","x"]”'],
    ['answers: { contact: 13800138000 }', '138', '“13800138000”'],
    ['answers: { dry: soon }', 'soon', '“soon”'],
    ['answers: { dry: 2026-11-41T10:00:00Z }', '2026', '“2026-11-41T10:00:00Z”'],
    ['answers: { rooms: 101 }', '101', '“101”'],
    ['answers: { rooms: [ { floor: 1 } ] }', 'floor', '没有“floor”这个项'],
    ['answers: { rooms: [ { room: 101 } ] }', '101', '“101”'],
    ['answers: { rooms: [ 101 ] }', '101', '“101”'],
    ['shown: [nobody]', 'nobody', '没有“nobody”这个步骤'],
    ['answers: { Rooms: [] }', 'Rooms', '键“Rooms”'],
    ['skip: [go-down]', 'go-down', '没有“go-down”这个步骤'],
    ['shown: [close-valve]', 'close-valve', '没有“close-valve”这个步骤'],
    ['hidden: [leak/close-valve]', 'leak/close', '没有“leak/close-valve”这个步骤'],
    ['hand_off: [leek]', 'leek', '没有“leek”这个转入'],
    ['hazards: [no-pwer]', 'no-pwer', '没有“no-pwer”这个禁忌'],
    ['grade: huge', 'huge', '没有“huge”这个等级'],
    ['elapsed: { minutes: -1 }', '-1', '数字 -1'],
    ['show: [trapped]', 'show', '不认识的键“show”'],
  ];
  for (const [test, at, found] of rows) {
    it(test, () => {
      const { tests, problems } = withPaths(`paths:\n  - { name: good }\n  - { name: x, ${test} }\n`);
      expect(tests.map(({ name }) => name)).toEqual(['good']);
      expect(pointed(problems)).toEqual([
        [expect.stringMatching(new RegExp(`^${RegExp.escape(at)}`)), found],
      ]);
    });
  }
});

it('needs a procedure that can be loaded, a file that can be read, and a list of paths', () => {
  const broken = leak.replace('version: 1', 'version: x');
  const { tests, problems } = withPaths('path: []\n', {
    'procedures/water/leak.yaml': broken,
    'procedures/water/leak.paths.yaml': 'paths: [ { name: x } ]\n',
    'procedures/water/other.paths.yaml': 'paths: [\n',
  });
  expect(tests).toEqual([]);
  expect(problems.map(({ found }) => found.zh)).toEqual([
    '缺少“paths”',
    '不认识的键“path”',
    '没有能加载的流程“leak”',
    expect.any(String),
  ]);
});
