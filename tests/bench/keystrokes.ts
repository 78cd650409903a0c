import { join } from 'node:path';
import { loadContent } from '../../src/procedure/load-content.ts';
import { countKeys, stories } from '../console/support/stories.ts';
import { table } from './figures.ts';

/** Keys to the first instruction, the letters of the input method included, and keys a step beside free text. */
export const countKeystrokes = (): string => {
  const { content } = loadContent(join(import.meta.dirname, '../../content'));
  const rows = stories.map((story) => {
    const { toInstruction, keys, steps, written } = countKeys(content, story);
    return {
      what: `${story.told}: ${story.typed.letters} ␣ Enter`,
      figure: `${toInstruction} keys to the first instruction`,
      ratio: `${(keys / steps).toFixed(2)} keys a step (${steps} steps, ${written} written)`,
      aim: '≤ 10; ≤ 1.3',
    };
  });
  return table('Keystrokes of six stories at 80×24', rows);
};
