import type { Command } from 'commander';
import type { Example } from './help.ts';
import { done } from './outcome.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { unknownCommand } from './usage-error.ts';

/** The help of a command. What lays it out is loaded only when somebody wants to read it. */
export const helpText = async (command: Command, tell: Surroundings['tell']): Promise<string> => {
  const { helpOf } = await import('./help.ts');
  return helpOf(command, command.parent === null ? examples : [], tell);
};

const examples: readonly Example[] = [
  { call: 'zhiban', what: { zh: '打开值班界面', en: 'open the console' } },
  {
    call: 'zhiban 楼道里有味道',
    what: { zh: '按来电人的话找流程', en: 'find the procedure for what the caller says' },
  },
  { call: 'zhiban resume', what: { zh: '接着处理没结束的事件', en: 'go on with an unfinished incident' } },
  {
    call: 'zhiban summary -o summary.txt',
    what: { zh: '把最近一次的事件摘要存成文件', en: 'save the latest summary' },
  },
];

/** `zhiban help [command…]`. */
export const helpCommand: Run = async ({ words: path }, { tell }, program) => {
  let command = program;
  for (const name of path) {
    const inner = command.commands.find((one) => one.name() === name);
    if (inner === undefined) return unknownCommand(name, command, tell);
    command = inner;
  }
  return done(await helpText(command, tell));
};
