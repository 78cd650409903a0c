import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshHome, zhiban } from './run.ts';

let home: ReturnType<typeof freshHome>;
beforeEach(() => {
  home = freshHome();
});
afterEach(() => home.remove());

/** Writes down every file that the program loads, and at its end the parts of Node that it used. */
const watching = (log: string): string => `
  import { registerHooks } from 'node:module';
  import { appendFileSync } from 'node:fs';
  registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(log)}, url + '\\n'); return next(url, context); } });
  process.on('exit', () => appendFileSync(${JSON.stringify(log)}, process.moduleLoadList.join('\\n')));
`;

// A command that is used in scripts and while typing must not pay for the screens, YAML, schemas or the index.
test.each([
  { args: ['--version'] },
  { args: ['procedures', '--json'] },
  { args: ['find', '漏水', '--json'] },
])('$args loads little code, and neither SQLite nor a library for other commands', async ({ args }) => {
  const log = join(home.path, 'loaded');
  writeFileSync(log, '');
  const { code } = await zhiban(args, {
    home: join(home.path, 'home'),
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watching(log))}` },
  });
  expect(code).toBe(0);
  const lines = readFileSync(log, 'utf8').split('\n');
  const files = lines.filter((line) => line.startsWith('file:')).map((url) => fileURLToPath(url));
  expect(files.some((file) => file.endsWith('zhiban.js'))).toBe(true);
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThan(98_000);
  expect(
    lines.filter((line) => /sqlite|undici|crypto\b/u.test(line) && line.startsWith('NativeModule ')),
  ).toEqual([]);
});
