import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keys, type Mode } from '../../src/console/keys.ts';

const readme = join(import.meta.dirname, '../../README.md');
const block = /(?<=<!-- keys -->\n)[\s\S]*?(?=<!-- \/keys -->)/;

const places: readonly (readonly [Mode, string])[] = [
  ['call', '作答时'],
  ['text', '写字时'],
  ['home', '首页'],
];

const table = (): string => {
  const rows = keys.flatMap(({ cap, words, more, modes }) => {
    const where = places.flatMap(([mode, place]) => (modes.includes(mode) ? [place] : []));
    const what = `${words.zh}${more ? `：${more.zh}` : ''}`;
    return where.length === 0
      ? []
      : [`| ${cap} | ${what} | ${where.length === places.length ? '' : where.join('、')} |`];
  });
  return ['', '| 键 | 做什么 | 只在 |', '|---|---|---|', ...rows, '', ''].join('\n');
};

it('the list of keys in the README is the key table', () => {
  const text = readFileSync(readme, 'utf8');
  if (process.env['ZHIBAN_GOLDEN'] === 'write') writeFileSync(readme, text.replace(block, table()));
  expect(block.exec(readFileSync(readme, 'utf8'))?.[0]).toBe(table());
});
