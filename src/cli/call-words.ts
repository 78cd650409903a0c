import type { Command } from 'commander';

/** A command's name with those before it, as one types it: `zhiban config set`. */
export const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

/** What stands behind the name: `<key> [value]`. */
export const argumentWords = (command: Command): string =>
  command.registeredArguments
    .map((one) => {
      const name = `${one.name()}${one.variadic ? '…' : ''}`;
      return one.required ? `<${name}>` : `[${name}]`;
    })
    .join(' ');
