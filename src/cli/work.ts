import type { Initial } from '../console/ports.ts';
import type { Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';
import type { Workplace } from './workplace.ts';

/** Where work begins; without it where one asks what the caller says. */
export type Beginning = Initial;

/** Works in the console where there is a terminal that can show it, and line by line everywhere else. */
export const work = async (
  workplace: Workplace,
  around: Surroundings,
  beginning?: Beginning,
): Promise<Outcome> => {
  try {
    if (around.terminal() && !around.plain) {
      const { atTerminal } = await import('./at-terminal.ts');
      return await atTerminal(workplace, around, beginning);
    }
    const { atPlain } = await import('./at-plain.ts');
    return await atPlain(workplace, around, beginning);
  } finally {
    workplace.records.close();
  }
};
