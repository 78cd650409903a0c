import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { unmergedFolder } from '../../src/records/bring-back.ts';
import { openRecords } from '../../src/records/journal-records.ts';
import type { Fault } from '../../src/records/records.ts';
import { keepsThePromisesOfRecords } from './contract.ts';
import { fragileDisk } from './fragile-disk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const codes: { readonly [fault in Fault]: string } = {
  full: 'ENOSPC',
  'read-only': 'EROFS',
  gone: 'ENOENT',
  denied: 'EACCES',
  broken: 'EIO',
};

/** Calls that change something, so that they fail on a disk that is full or may not be written. */
const changing: ReadonlySet<string> = new Set([
  'write',
  'datasync',
  'sync',
  'makeFolder',
  'rename',
  'link',
  'touch',
]);

describe('records in journal files', () => {
  keepsThePromisesOfRecords(() => {
    const root = temporaryFolder();
    const disk = fragileDisk();
    const folder = join(root, 'records');
    return {
      terminal: () => openRecords({ folder, secondPlace: join(root, 'second'), now: () => new Date(), disk }),
      fail(fault, second) {
        disk.breakWith(({ operation, path }) => {
          const here = path.startsWith(folder) || (second === 'second-fails' && path !== root);
          return here && (fault === 'gone' || changing.has(operation)) ? { code: codes[fault] } : undefined;
        });
      },
      recover: () => disk.repair(),
      setApart: () => {
        const apart = unmergedFolder(folder);
        return readdirSync(apart)
          .map((name) => readFileSync(join(apart, name), 'utf8'))
          .join('');
      },
    };
  });
});
