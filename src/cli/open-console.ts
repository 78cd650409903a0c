import type { Command } from 'commander';
import { nearest } from '../condition/nearest.ts';
import { contentAtHand } from './content-at-hand.ts';
import { finderFor } from './finding.ts';
import { exit, type Outcome } from './outcome.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { guess, usage } from './usage.ts';
import { work } from './work.ts';
import { openWorkplace } from './workplace.ts';

/** `zhiban [words…]`: the console, the triage list for the words open. */
export const openConsole: Run = async ({ words }, around, program) => {
  const { tell } = around;
  const slip = await slippedCommand(words, around, program);
  if (slip !== undefined) return slip;
  // Without a person and without being told to talk in lines there is nobody to ask.
  if (!around.terminal() && !around.plain) {
    if (words.length > 0) {
      const said = words.join(' ');
      return usage(
        tell({
          zh: `这里没有终端，打不开值班界面；找流程用 zhiban find ${said}，逐行处理加 --plain。`,
          en: `There is no terminal for the console here; to find a procedure use zhiban find ${said}, to work line by line add --plain.`,
        }),
      );
    }
    const { helpOf } = await import('./help.ts');
    return { exit: exit.usage, err: helpOf(program, [], tell) };
  }
  return work(
    await openWorkplace(around),
    around,
    words.length === 0 ? undefined : { kind: 'words', words: words.join(' ') },
  );
};

/** From here on a word is a procedure's own name, not one that some phrase of it happens to have. */
const named = 95;

/**
 * Words that a caller says and commands share one place on the command line: a single Latin word that is nearly a
 * command, and that no procedure knows, is taken for a slip.
 */
const slippedCommand = async (
  words: readonly string[],
  around: Surroundings,
  program: Command,
): Promise<Outcome | undefined> => {
  const [word = ''] = words;
  if (words.length !== 1 || !/^[a-z-]+$/u.test(word)) return undefined;
  const meant = nearest(
    word,
    program.commands.map((command) => command.name()),
  );
  if (meant === undefined) return undefined;
  const { content } = await contentAtHand(around);
  if ((finderFor(content).find(word)[0]?.score ?? 0) >= named) return undefined;
  const { tell } = around;
  return usage(
    tell({ zh: `没有“${word}”这个命令。`, en: `There is no command “${word}”. ` }) +
      guess(tell, meant, { zh: '', en: '' }),
  );
};
