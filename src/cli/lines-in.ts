import { createInterface } from 'node:readline';

/** Lines of an input, one after the other, for several readers in turn. */
export interface LinesIn {
  /** The next line without its end; undefined once there are no more. */
  next(): Promise<string | undefined>;
  /** The lines that are left. Whoever stops reading leaves the rest for the next reader. */
  rest(): AsyncIterable<string>;
  /** No more lines: whoever waits for one gets none. */
  close(): void;
}

export const linesIn = (input: NodeJS.ReadableStream): LinesIn => {
  // `terminal: false`: the terminal itself edits the line, so a screen reader hears what it knows.
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
  const waiting: string[] = [];
  let asked: ((line: string | undefined) => void) | undefined;
  let over = false;
  reader.on('line', (line) => {
    if (asked === undefined) waiting.push(line);
    else asked(line);
    asked = undefined;
  });
  reader.on('close', () => {
    over = true;
    asked?.(undefined);
    asked = undefined;
  });
  const next = (): Promise<string | undefined> => {
    const line = waiting.shift();
    if (line !== undefined || over) return Promise.resolve(line);
    return new Promise((resolve) => {
      asked = resolve;
    });
  };
  return {
    next,
    rest: () => ({
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          const value = await next();
          return value === undefined ? { done: true, value } : { done: false, value };
        },
      }),
    }),
    close: () => {
      waiting.length = 0;
      reader.close();
    },
  };
};
