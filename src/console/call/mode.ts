import type { View } from '../../session/view.ts';
import type { Mode } from '../keys.ts';
import type { Over } from './deed.ts';

/** Which keys work just now. */
export const modeOf = (view: Pick<View, 'writing'>, over: Over | undefined, writes: boolean): Mode => {
  if (over !== undefined) return over.kind === 'line' ? 'line' : 'panel';
  if (!view.writing) return 'watch';
  return writes ? 'text' : 'call';
};
