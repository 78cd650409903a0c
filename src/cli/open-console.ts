import { nearest } from '../condition/nearest.ts';
import { atTerminal } from './at-terminal.ts';
import { exit } from './outcome.ts';
import type { Run } from './program.ts';
import { commandNames, guess, usage } from './usage.ts';
import { openWorkplace } from './workplace.ts';

/** `zhiban [words…]`: the console, the triage list for the words open. */
export const openConsole: Run = async ({ words }, around, program) => {
  const { tell } = around;
  const [word = ''] = words;
  // Words that a caller says and commands share one place on the command line: a single slip is taken for a command.
  const meant =
    words.length === 1 && /^[a-z-]+$/u.test(word) ? nearest(word, commandNames(program)) : undefined;
  if (meant !== undefined) {
    return usage(
      tell({ zh: `没有“${word}”这个命令。`, en: `There is no command “${word}”. ` }) +
        guess(tell, meant, { zh: '', en: '' }),
    );
  }
  if (!around.terminal) {
    if (words.length > 0) {
      const said = words.join(' ');
      return usage(
        tell({
          zh: `这里没有终端，打不开值班界面；找流程请用 zhiban find ${said}。`,
          en: `There is no terminal for the console here; to find a procedure use zhiban find ${said}.`,
        }),
      );
    }
    const { helpOf } = await import('./help.ts');
    return { exit: exit.usage, err: helpOf(program, [], tell) };
  }
  const opened = await openWorkplace(around);
  if (opened.kind === 'failed') return opened.outcome;
  const { workplace } = opened;
  try {
    return await atTerminal(
      workplace,
      around,
      words.length === 0 ? undefined : { kind: 'words', words: words.join(' ') },
    );
  } finally {
    workplace.records.close();
  }
};
