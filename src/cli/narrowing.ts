import type { Narrowing } from '../site/narrowing.ts';
import { containing } from '../triage/containing.ts';
import { soundsAtHand } from './finding.ts';

/** Tells who is meant among people and roles, wherever one is looked for. */
export const narrowing: Narrowing = containing(soundsAtHand);
