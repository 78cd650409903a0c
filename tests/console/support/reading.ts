import { graphemes } from '../../../src/layout/graphemes.ts';
import { width } from '../../../src/layout/width.ts';
import type { Procedure, Step } from '../../../src/procedure/procedure.ts';
import { inLanguage, type Language } from '../../../src/procedure/text.ts';
import type { Rig } from './desk.ts';

/** Every screen of a step, from its top to its end, as PgDn brings them. */
export const pages = (at: Rig): readonly string[] => {
  const seen = [at.look()];
  for (let page = 0; page < 30; page += 1) {
    const next = at.press('<page-down>');
    if (next === seen.at(-1)) return seen;
    seen.push(next);
  }
  throw new Error('no end to the scrolling');
};

/** What the operator must be able to read in a step, line by line. */
export const linesToRead = ({ fields }: Procedure, step: Step, language: Language): readonly string[] => {
  const field = step.ask === undefined ? undefined : fields[step.ask];
  const options = field !== undefined && (field.options ?? []).length <= 9 ? (field.options ?? []) : [];
  return [
    step.say,
    step.do,
    field && (step.question ?? field.label),
    field?.hint,
    step.why,
    step.done,
    ...options.map(({ label }) => label),
  ].flatMap((text) => (text === undefined ? [] : inLanguage(text, language).split('\n')));
};

/** What the panel is folded to, on one line, where the words need the whole width. */
const FOLDED = /已记录 \d+ 项 Ctrl\+F|\d+ recorded Ctrl\+F/u;

/** The screens without the panel at the right, one after the other. */
export const mainColumn = (screens: readonly string[], columns: number): string => {
  const panel = columns < 74 ? 0 : columns < 96 ? 27 : columns < 120 ? 35 : 49;
  return screens
    .flatMap((screen) => {
      const side = FOLDED.test(screen) ? 0 : panel;
      return screen.split('\n').map((line) => leftOf(line, columns - side));
    })
    .join('\n');
};

/** The first so many cells of a line. */
const leftOf = (line: string, cells: number): string => {
  let used = 0;
  let kept = '';
  for (const one of graphemes(line)) {
    used += width(one);
    if (used > cells) break;
    kept += one;
  }
  return kept;
};

/** Whether the characters stand in the text one after the other, line breaks and overlaps of pages between them. */
export const canBeRead = (wanted: string, text: string): boolean => {
  const line = bare(wanted);
  const all = bare(text);
  if (all.includes(line)) return true;
  // A paragraph may be torn by a page's end: its halves then stand on two pages, each whole.
  for (let cut = 1; cut < line.length; cut += 1) {
    if (all.includes(line.slice(0, cut)) && all.includes(line.slice(cut))) return true;
  }
  return false;
};

const bare = (text: string): string => text.replace(/[\s“”]/gu, '');
