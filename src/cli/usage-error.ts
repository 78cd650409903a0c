import type { Command, CommanderError } from 'commander';
import { nearest } from '../condition/nearest.ts';
import type { Text } from '../procedure/text.ts';
import { argumentWords, fullName } from './call-words.ts';
import type { Outcome } from './outcome.ts';
import { guess, type Tell, usage } from './usage.ts';

/** What Commander found wrong with the call of a command, in our words. It names the culprit between quotes. */
export const usageError = (error: CommanderError, command: Command, tell: Tell): Outcome => {
  const culprit = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  const call = fullName(command);
  const help: Text = { zh: `用 ${call} --help 查看用法。`, en: `See ${call} --help.` };
  switch (error.code) {
    case 'commander.unknownOption':
      return usage(
        tell({ zh: `${call} 没有“${culprit}”这个选项。`, en: `${call} has no option “${culprit}”. ` }) +
          guess(tell, nearest(culprit, optionNames(command)), help),
      );
    case 'commander.unknownCommand':
      return unknownCommand(culprit, command, tell);
    case 'commander.missingArgument':
      return missingArgument(culprit, command, tell);
    case 'commander.optionMissingArgument':
      return usage(
        tell({ zh: `选项 ${culprit} 后面少了值。`, en: `The option ${culprit} needs a value. ` }) +
          tell(help),
      );
    case 'commander.excessArguments':
      return usage(
        tell({
          zh: `${call} 后面的词多了；含空格的文字请加引号。`,
          en: `There are too many words after ${call}; put quotes around those that belong together. `,
        }) + tell(help),
      );
    default:
      return usage(tell({ zh: '看不懂这条命令。', en: 'This command cannot be understood. ' }) + tell(help));
  }
};

/** A word that no command behind this one is called by. */
export const unknownCommand = (word: string, command: Command, tell: Tell): Outcome =>
  usage(
    tell({ zh: `没有“${word}”这个命令。`, en: `There is no command “${word}”. ` }) +
      guess(tell, nearest(word, commandNames(command)), {
        zh: `用 ${fullName(command)} --help 查看用法。`,
        en: `See ${fullName(command)} --help.`,
      }),
  );

/** That a word is missing behind a command: what it means, and the whole call. */
const missingArgument = (name: string, command: Command, tell: Tell): Outcome => {
  const meaning = command.registeredArguments.find((one) => one.name() === name)?.description ?? name;
  const call = `${fullName(command)} ${argumentWords(command)}`;
  return usage(tell({ zh: `少了“${meaning}”：${call}。`, en: `“${meaning}” is missing: ${call}.` }));
};

/** What can be called behind a command, `config set` among what is behind `zhiban`. */
const commandNames = (command: Command): readonly string[] =>
  command.commands.flatMap((one) => [one.name(), ...one.commands.map((inner) => inner.name())]);

/** The command's own, and those of every command. */
const optionNames = (command: Command): readonly string[] => [
  ...command.options.flatMap(({ long }) => long ?? []),
  ...(command.parent === null ? ['--help'] : optionNames(command.parent)),
];
