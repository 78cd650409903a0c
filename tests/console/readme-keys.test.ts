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
  const rows = places.flatMap(([mode, place]) =>
    keys
      .filter(({ modes }) => modes.includes(mode))
      .map(({ cap, words, more }) => `| ${place} | ${cap} | ${words.zh}${more ? `：${more.zh}` : ''} |`),
  );
  return ['', '| 在哪 | 键 | 做什么 |', '|---|---|---|', ...rows, '', ''].join('\n');
};

it('the list of keys in the README is the key table', () => {
  const text = readFileSync(readme, 'utf8');
  if (process.env['ZHIBAN_GOLDEN'] === 'write') writeFileSync(readme, text.replace(block, table()));
  expect(block.exec(readFileSync(readme, 'utf8'))?.[0]).toBe(table());
});
