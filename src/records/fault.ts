import { errnoOf } from './disk.ts';
import type { Fault } from './records.ts';

const faults: { readonly [code: string]: Fault } = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ESTALE: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  EACCES: 'denied',
  EPERM: 'denied',
};

/** What a failed disk call means for the operator. Throws on what no disk did: that is a bug and must be seen. */
export function faultOf(error: unknown): Fault {
  const code = errnoOf(error);
  if (code === undefined) throw error;
  return faults[code] ?? 'broken';
}
