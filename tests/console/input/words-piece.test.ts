import { expect, test } from 'vitest';
import { wordsPiece } from '../../../src/console/input/words-piece.ts';

/** All pieces, keys in brackets. */
const pieces = (typed: string): string => {
  let rest = typed;
  let all = '';
  while (rest !== '') {
    const { kind, text } = wordsPiece(rest);
    all += kind === 'key' ? `[${text}]` : text;
    rest = rest.slice(text.length);
  }
  return all;
};

test.each([
  ['zhang1', 'zhang[1]'],
  ['12', '[1][2]'],
  ['２。', '[２。]'],
  ['抢修二班', '抢修二班'],
  ['2号楼', '2号楼'],
  ['保安1班3', '保安1班[3]'],
  ['张？', '张[？]'],
  ['！', '[！]'],
  ['#', '#'],
  ['#80', '#[8][0]'],
  ['是', '是'],
  [' 张 工', ' 张 工'],
])('%j is %j', (typed, expected) => {
  expect(pieces(typed)).toBe(expected);
});
