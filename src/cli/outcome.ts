/** Exit statuses, as the manual lists them. */
export const exit = {
  done: 0,
  /** Said on stderr in one sentence with what to do next. */
  failed: 1,
  /** Unknown command, option, procedure or incident. */
  usage: 2,
  /** Content that is no good. */
  content: 3,
  /** Records that cannot be trusted or written. */
  records: 4,
  interrupted: 130,
} as const;

/** 129 and 143: the terminal went away, or the system asked the program to end; shells know these statuses. */
export type Exit = (typeof exit)[keyof typeof exit] | 129 | 143;

/** What a command came to. Result and talk are kept apart, so that one can be piped without the other. */
export interface Outcome {
  readonly exit: Exit;
  /** For stdout: the result, whole. What a terminal would obey is taken out, unless it is `exact`. */
  readonly out?: string;
  readonly exact?: true;
  /** For stderr: what there is to say about it. */
  readonly err?: string;
}

/** A result, and nothing to say about it. */
export const done = (out: string): Outcome => ({ exit: exit.done, out });

/** One JSON document. Keys in the order given, so that two runs can be compared. */
export const doneJson = (value: unknown): Outcome => ({
  ...done(`${JSON.stringify(value, null, 2)}\n`),
  exact: true,
});

/** No result; what was wrong and what to do next, in one sentence without a line's end. */
export const failed = (sentence: string, code: Exit = exit.failed): Outcome => ({
  exit: code,
  err: `${sentence}\n`,
});

/** The same outcome, with something said before it. */
export const remarking = (outcome: Outcome, remarks: readonly string[]): Outcome =>
  remarks.length === 0
    ? outcome
    : { ...outcome, err: remarks.map((remark) => `${remark}\n`).join('') + (outcome.err ?? '') };
