import type { Summary } from './summary.ts';

/** The summary as one JSON document (what its keys mean stands at `Summary`), ending with a line break. */
export const summaryJson = (summary: Summary): string => `${JSON.stringify(summary, null, 2)}\n`;
