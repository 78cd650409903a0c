import os from 'node:os';
import type { Holder } from '../records/records.ts';
import type { Preferences } from './preferences.ts';

/** Who answers at this terminal: operator and desk chosen in the preferences, else the system's user. */
export const holderOf = ({ operator, desk }: Preferences, now: number): Holder => ({
  operator: operator ?? userName(),
  desk: desk ?? '',
  host: os.hostname(),
  pid: process.pid,
  since: new Date(now - performance.now()).toISOString(),
});

/** A machine may run us under a number that no user has. */
const userName = (): string => {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
};
