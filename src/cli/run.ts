import type { Command } from 'commander';
import type { Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';

/** What was written on the command line for one command. */
export interface Given {
  readonly words: readonly string[];
  readonly options: { readonly [name: string]: string | boolean | undefined };
}

/** A command's own file is loaded when the command is run, so that none pays for another. */
export type Run = (given: Given, around: Surroundings, program: Command) => Promise<Outcome>;
