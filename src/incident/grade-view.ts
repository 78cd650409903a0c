import type { LevelId } from '../procedure/ids.ts';
import type { Grade } from './incident.ts';

/** The level that counts: the operator's own, or else the rules'. */
export const effectiveLevel = (grade: Grade | undefined): LevelId | undefined =>
  grade?.override?.level ?? grade?.level;
