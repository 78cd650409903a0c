/** The value below which `share` of the figures lie; 0.5 is the median. */
export const quantile = (figures: readonly number[], share: number): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (figures: readonly number[]): number => quantile(figures, 0.5);

export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly ratio?: string;
  readonly aim?: string;
}

/** A table in Markdown: what was measured, the figure, its ratio to the floor of the same run, and what is aimed at. */
export const table = (title: string, rows: readonly Row[]): string =>
  [
    `### ${title}`,
    '',
    '| case | figure | ratio | aim |',
    '|---|---|---|---|',
    ...rows.map(({ what, figure, ratio = '', aim = '' }) => `| ${what} | ${figure} | ${ratio} | ${aim} |`),
    '',
  ].join('\n');

export const ms = (figure: number): string => `${figure < 1 ? figure.toFixed(3) : figure.toFixed(1)} ms`;
export const times = (figure: number): string => `${figure.toFixed(2)} ×`;

/** Runs the cases in turn, in another order each round, so that a machine that drifts drifts for all of them. */
export const interleaved = async (
  cases: readonly { readonly name: string; run(): Promise<number> }[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const figures = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const shift = round % cases.length;
    for (const { name, run } of [...cases.slice(shift), ...cases.slice(0, shift)])
      figures.get(name)?.push(await run());
  }
  return figures;
};
