import { printable } from './harmless.ts';
import { inLanguage, type Language, type Text } from './text.ts';

/** Where in a file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Something wrong with a content file, for the plan owner. An `error` makes the procedure unfit for use (or may make an
 * operator do the wrong thing); an `advice` makes it better.
 */
export interface Problem {
  readonly severity: 'error' | 'advice';
  readonly place: Place;
  readonly found: Text;
  readonly expected: Text;
  /** The right word that was probably meant. */
  readonly nearest?: string | undefined;
}

/** Text that became a value, or every reason why it did not. */
export type Parsed<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** The problem as one sentence: file:line:column, what was found, what was expected, the nearest right word. */
export function problemSentence(problem: Problem, language: Language): string {
  const { place, nearest } = problem;
  const at = `${printable(place.file)}:${place.line}:${place.column}`;
  const found = inLanguage(problem.found, language);
  const expected = inLanguage(problem.expected, language);
  if (language === 'en') {
    const guess = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
    return `${at}: ${found}; expected: ${expected}.${guess}`;
  }
  return `${at}：${found}；应为：${expected}。${nearest === undefined ? '' : `是不是“${nearest}”？`}`;
}

/** In file order, each said once: a block that several procedures include would otherwise repeat its faults. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const known = new Map(problems.map((problem) => [problemSentence(problem, 'zh'), problem]));
  return [...known.values()].sort(
    (a, b) =>
      compareText(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column,
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
