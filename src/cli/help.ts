import type { Command, Help } from 'commander';
import { breakLines } from '../layout/break-lines.ts';
import { blanks, padEnd } from '../layout/pad.ts';
import { width } from '../layout/width.ts';
import type { Text } from '../procedure/text.ts';
import { argumentWords, fullName } from './call-words.ts';

/** No line of the help is wider, in cells, since nobody knows where it will be read. */
const columns = 80;

type Tell = (text: Text) => string;

/** The help of one command: what it does, how it is called, examples, commands and options. */
export const helpOf = (command: Command, examples: readonly Example[], tell: Tell): string => {
  const helper = command.createHelp();
  const own = helper
    .visibleOptions(command)
    .map((option) => item(helper.optionTerm(option), option.description));
  const shared = globalOptions(command, helper);
  const parts = [
    paragraphs(command.description()),
    section(tell({ zh: '用法', en: 'Usage' }), usage(command)),
    section(
      tell({ zh: '例子', en: 'Examples' }),
      list(examples.map(({ call, what }) => item(call, tell(what)))),
    ),
    section(
      tell({ zh: '参数', en: 'Arguments' }),
      list(helper.visibleArguments(command).map((one) => item(helper.argumentTerm(one), one.description))),
    ),
    section(
      tell({ zh: '命令', en: 'Commands' }),
      list(
        helper.visibleCommands(command).map((one) => item(callOf(one), one.summary() || one.description())),
      ),
    ),
    section(tell({ zh: '选项', en: 'Options' }), list(own)),
    section(tell({ zh: '通用选项', en: 'Options of every command' }), list(shared)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

/** A call as one would type it, and what it is good for. */
export interface Example {
  readonly call: string;
  readonly what: Text;
}

interface Item {
  readonly term: string;
  readonly words: string;
}

const item = (term: string, words: string): Item => ({ term, words });

const callOf = (command: Command): string => `${command.name()} ${argumentWords(command)}`.trim();

const usage = (command: Command): string => {
  const commands = command.commands.length > 0;
  const calls = [
    ...(commands && command.parent !== null ? [] : [`${fullName(command)} ${argumentWords(command)}`.trim()]),
    ...(commands ? [`${fullName(command)} <command>`] : []),
  ];
  return calls.map((call) => `  ${call}`).join('\n');
};

const globalOptions = (command: Command, helper: Help): readonly Item[] => {
  if (command.parent === null) return [];
  return command.parent.parent === null
    ? helper
        .visibleOptions(command.parent)
        .filter(({ long }) => long !== '--help' && long !== '--version')
        .map((option) => item(helper.optionTerm(option), option.description))
    : globalOptions(command.parent, helper);
};

const section = (title: string, body: string): string => (body === '' ? '' : `${title}\n${body}`);

const paragraphs = (text: string): string => breakLines(text, columns).join('\n');

/** Terms in one column, words in another. A term that is too long for its column has its words on the next line. */
const list = (items: readonly Item[]): string => {
  const most = 26;
  const fitting = items.map(({ term }) => width(term)).filter((cells) => cells <= most);
  const column = Math.max(0, ...fitting) + 4;
  return items
    .map(({ term, words }) => {
      const [first = '', ...rest] = breakLines(words, columns - column);
      const head = `  ${term}`;
      const start = width(head) + 2 > column ? `${head}\n${blanks(column)}` : padEnd(head, column);
      return [`${start}${first}`, ...rest.map((line) => blanks(column) + line)].join('\n');
    })
    .join('\n');
};
