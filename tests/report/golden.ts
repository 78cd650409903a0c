import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '../golden/report');

/**
 * Holds a text to the one that a colleague has read and found good. `ZHIBAN_GOLDEN=write` writes what is there now: then look
 * at the difference before committing it.
 */
export const expectGolden = (name: string, text: string): void => {
  const file = join(folder, name);
  if (process.env['ZHIBAN_GOLDEN'] === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
};
