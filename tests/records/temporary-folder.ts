import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

function folderIn(place: string): string {
  const folder = mkdtempSync(join(place, 'records-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that is gone after the test. */
export const temporaryFolder = (): string => folderIn(tmpdir());

const memory = '/dev/shm';

/** One that lies in memory where there is such a place, for tests that sync thousands of times. */
export const quickFolder = (): string => folderIn(existsSync(memory) ? memory : tmpdir());
