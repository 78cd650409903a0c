import type { Command, CommanderError } from 'commander';
import { nearest } from '../condition/nearest.ts';
import type { Text } from '../procedure/text.ts';
import { exit, failed, type Outcome } from './outcome.ts';

type Tell = (text: Text) => string;

/** “是不是…？” where a word was probably meant, else where to look. */
export const guess = (tell: Tell, meant: string | undefined, otherwise: Text): string =>
  meant === undefined ? tell(otherwise) : tell({ zh: `是不是“${meant}”？`, en: `Did you mean “${meant}”?` });

/** Wrong usage, in one sentence without a line's end. */
export const usage = (sentence: string): Outcome => failed(sentence, exit.usage);

/** A value that an option does not take. */
export const notAllowed = (tell: Tell, option: string, value: string, allowed: readonly string[]): Outcome =>
  usage(
    tell({ zh: `${option} 不能是“${value}”；`, en: `${option} cannot be “${value}”. ` }) +
      guess(tell, nearest(value, allowed), {
        zh: `可以是 ${allowed.join('、')}。`,
        en: `It can be ${allowed.join(', ')}.`,
      }),
  );

/** A whole number above zero, or what to say about it. */
export const countOf = (
  tell: Tell,
  option: string,
  value: string | boolean | undefined,
): number | undefined | Outcome => {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^[1-9]\d{0,5}$/u.test(value)) return Number(value);
  return usage(
    tell({
      zh: `${option} 要一个大于零的整数，不能是“${value}”。`,
      en: `${option} takes a whole number above zero, not “${value}”.`,
    }),
  );
};

/** What Commander found wrong with the command line, in our words. It names the culprit between quotes. */
export const usageError = (error: CommanderError, program: Command, tell: Tell): Outcome => {
  const culprit = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  const help: Text = { zh: '用 zhiban --help 查看用法。', en: 'See zhiban --help.' };
  switch (error.code) {
    case 'commander.unknownOption':
      return usage(
        tell({ zh: `没有“${culprit}”这个选项。`, en: `There is no option “${culprit}”. ` }) +
          guess(tell, nearest(culprit, optionNames(program)), help),
      );
    case 'commander.unknownCommand':
      return usage(
        tell({ zh: `没有“${culprit}”这个命令。`, en: `There is no command “${culprit}”. ` }) +
          guess(tell, nearest(culprit, commandNames(program)), help),
      );
    case 'commander.missingArgument':
      return usage(tell({ zh: `少了 <${culprit}>。`, en: `<${culprit}> is missing. ` }) + tell(help));
    case 'commander.optionMissingArgument':
      return usage(
        tell({ zh: `选项 ${culprit} 后面少了值。`, en: `The option ${culprit} needs a value. ` }) +
          tell(help),
      );
    case 'commander.excessArguments':
      return usage(
        tell({
          zh: '多写了参数；含空格的文字请加引号。',
          en: 'There are too many arguments; put quotes around words that belong together. ',
        }) + tell(help),
      );
    default:
      return usage(tell({ zh: '看不懂这条命令。', en: 'This command cannot be understood. ' }) + tell(help));
  }
};

/** What can be called, `config set` among them. */
export const commandNames = (program: Command): readonly string[] =>
  program.commands.flatMap((one) => [one.name(), ...one.commands.map((inner) => inner.name())]);

const optionNames = (command: Command): readonly string[] =>
  [command, ...command.commands.flatMap((one) => [one, ...one.commands])]
    .flatMap(({ options }) => options)
    .flatMap(({ long }) => (long ? [long] : []))
    .concat('--help');
