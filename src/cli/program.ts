import { type Command, CommanderError } from 'commander';
import { commandTree } from './command-tree.ts';
import { version } from './installation.ts';
import { done, exit, type Outcome } from './outcome.ts';
import { asAsked, earlyOptions, lookAround, type Surroundings } from './surroundings.ts';
import { notAllowed } from './usage.ts';

export interface CommandLine {
  readonly outcome: Outcome;
  readonly around: Surroundings;
}

/** Runs one command line, without the name of the program. */
export const runCommandLine = async (args: readonly string[]): Promise<CommandLine> => {
  // Help and errors need a language before the command line has been read.
  let around = lookAround(earlyOptions(args));
  const { tell } = around;
  let outcome: Outcome = done('');
  let endedAt: Command | undefined;
  const program = commandTree(
    tell,
    async (run, given, options) => {
      around = asAsked(around, options);
      const { lang } = options;
      outcome =
        lang === undefined || languages.includes(lang)
          ? await run(given, around, program)
          : notAllowed(tell, '--lang', lang, languages);
    },
    (command) => {
      endedAt = command;
    },
  );
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    outcome = await outcomeOf(error, endedAt ?? program, tell);
  }
  return { outcome, around };
};

const languages: readonly string[] = ['zh', 'en'];

const outcomeOf = async (
  error: CommanderError,
  command: Command,
  tell: Surroundings['tell'],
): Promise<Outcome> => {
  if (error.code === 'commander.version') return done(`${version}\n`);
  if (error.code !== 'commander.helpDisplayed' && error.code !== 'commander.help') {
    const { usageError } = await import('./usage-error.ts');
    return usageError(error, command, tell);
  }
  const { helpText } = await import('./help-command.ts');
  const help = await helpText(command, tell);
  // `zhiban content` alone is a question that was not finished.
  return error.code === 'commander.help' ? { exit: exit.usage, err: help } : done(help);
};
