import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '../../golden/console');

/**
 * The screen as a colleague has read it and found good. `UPDATE_GOLDEN=1` writes it anew; then read it before it is
 * committed.
 */
export const expectGolden = (name: string, screen: string): void => {
  const path = join(folder, `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${screen}\n`);
  }
  expect(existsSync(path), `${path} is missing: run with UPDATE_GOLDEN=1 and read it`).toBe(true);
  expect(`${screen}\n`).toBe(readFileSync(path, 'utf8'));
};
