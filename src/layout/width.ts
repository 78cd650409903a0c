import stringWidth from 'string-width';

/**
 * How many cells the terminal gives to characters that are narrow in some places and wide in others (“ ” … — · ─ →).
 * Found out by the console; 1 where nobody asked.
 */
export type Ambiguous = 1 | 2;

/** Cells that the text takes on a terminal. */
export const width = (text: string, ambiguous: Ambiguous = 1): number => {
  let cells = 0;
  for (let index = 0; index < text.length; index += 1) {
    const known = knownWidth(text.charCodeAt(index), ambiguous);
    // One character that may combine with its neighbours: the library looks at the whole.
    if (known === 0) return stringWidth(text, { ambiguousIsNarrow: ambiguous === 1 });
    cells += known;
  }
  return cells;
};

/** The width of a character that stands for itself and is common in our texts; 0 where the library must look. */
const knownWidth = (unit: number, ambiguous: Ambiguous): 0 | 1 | 2 => {
  if (unit >= 0x20 && unit <= 0x7e) return 1;
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) return 2;
  if ((unit >= 0xff01 && unit <= 0xff60) || (unit >= 0x3000 && unit <= 0x3029)) return 2;
  if ((unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a0 && unit <= 0x30ff)) return 2;
  return isAmbiguous(unit) ? ambiguous : 0;
};

/** · “ ” ‘ ’ — … × ÷ ± ° § → ← ↑ ↓ ① box drawing, blocks, ■ □ ▲ ● ○ ★. Others of the kind go the slow way. */
const isAmbiguous = (unit: number): boolean =>
  (unit >= 0x2500 && unit <= 0x254b) ||
  (unit >= 0x2550 && unit <= 0x2573) ||
  (unit >= 0x2580 && unit <= 0x258f) ||
  (unit >= 0x2460 && unit <= 0x24e9) ||
  singles.has(unit);

const singles: ReadonlySet<number> = new Set(
  Array.from('·“”‘’—…×÷±°§→←↑↓≤≥※℃№■□▲△▼▽●○◆◇★☆', (character) => character.charCodeAt(0)),
);
