import { nearest } from '../condition/nearest.ts';
import type { Run } from './program.ts';
import { commandNames, guess, usage } from './usage.ts';

/** `zhiban [words…]`: the console, the triage list for the words open. */
export const openConsole: Run = async ({ words }, { tell }, program) => {
  const [word = ''] = words;
  // Words that a caller says and commands share one place on the command line: a single slip is taken for a command.
  if (words.length === 1 && /^[a-z-]+$/u.test(word)) {
    const meant = nearest(word, commandNames(program));
    if (meant !== undefined) {
      return usage(
        tell({ zh: `没有“${word}”这个命令。`, en: `There is no command “${word}”. ` }) +
          guess(tell, meant, { zh: '', en: '' }),
      );
    }
  }
  return usage(
    tell({
      zh: '这里没有终端，打不开值班界面；按话找流程用 zhiban find，全部用法见 zhiban --help。',
      en: 'There is no terminal for the console here; find a procedure with zhiban find, or see zhiban --help.',
    }),
  );
};
