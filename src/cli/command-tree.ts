import { Command } from 'commander';
import type { Text } from '../procedure/text.ts';
import { type Callable, commands, globalOptions } from './commands.ts';
import { version } from './installation.ts';
import type { Given, Run } from './run.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** Runs a command that was called. */
export type Act = (run: Run, given: Given, options: GlobalOptions) => Promise<void>;

/**
 * The whole command line as Commander knows it.
 * @param ended told at which command Commander ends, with its help or with an error
 */
export const commandTree = (
  tell: Surroundings['tell'],
  act: Act,
  ended: (command: Command) => void,
): Command => {
  /** Speaks by exceptions only; the help is laid out later, by our own rules and only when it is wanted. */
  const described = (command: Command, about: Text): Command =>
    command
      .description(tell(about))
      .exitOverride((error) => {
        ended(command);
        throw error;
      })
      .configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} })
      .configureHelp({ formatHelp: () => '' })
      .helpOption('-h, --help', tell({ zh: '显示用法', en: 'show how to use this' }))
      .helpCommand(false);

  const add = (parent: Command, definition: Callable): void => {
    const command = described(parent.command(definition.name), definition.about);
    if ('commands' in definition) {
      for (const one of definition.commands) add(command, one);
      return;
    }
    const { args = [], options = [], load } = definition;
    for (const [term, meaning] of args) command.argument(term, tell(meaning));
    for (const [flags, meaning] of options) command.option(flags, tell(meaning));
    command.action(async () => {
      await act(await load(), givenTo(command), command.optsWithGlobals());
    });
  };

  const program = described(new Command('zhiban'), {
    zh: '值班向导：来电一响，输入听到的话，照着屏幕一步一步说、问、做、通知；每个回答都先存盘再显示。',
    en: 'zhiban, the guide for whoever is on duty: type what the caller says, then say, ask, do and notify step by step. Every answer is on disk before it is shown.',
  });
  program.version(version, '-V, --version', tell({ zh: '显示版本', en: 'show the version' }));
  for (const [flags, meaning] of globalOptions) program.option(flags, tell(meaning));
  program.argument('[words...]', tell({ zh: '来电人说的话', en: 'what the caller says' }));
  program.action(async () => {
    const { openConsole } = await import('./open-console.ts');
    await act(openConsole, givenTo(program), program.opts());
  });
  for (const one of commands) add(program, one);
  return program;
};

const givenTo = (command: Command): Given => ({ words: command.args, options: command.opts() });
