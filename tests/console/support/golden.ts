import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '../../golden/console');

/**
 * The screen as a colleague has read it and found good. `ZHIBAN_GOLDEN=write` writes it anew; then read it before it is
 * committed.
 */
export const expectGolden = (name: string, screen: string): void => {
  const path = join(folder, `${name}.txt`);
  if (process.env['ZHIBAN_GOLDEN'] === 'write') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${screen}\n`);
  }
  expect(existsSync(path), `${path} is missing: run with ZHIBAN_GOLDEN=write and read it`).toBe(true);
  expect(`${screen}\n`).toBe(readFileSync(path, 'utf8'));
};
