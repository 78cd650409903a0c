import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadContent } from '../../src/procedure/load-content.ts';
import { countKeys, stories } from './support/stories.ts';

const { content } = loadContent(join(import.meta.dirname, '../../content'));

it.each(stories)('$told: an instruction within 10 keys, about one key a step', (story) => {
  const { toInstruction, keys, steps, written } = countKeys(content, story);
  expect(toInstruction).toBeLessThanOrEqual(10);
  expect(steps + written).toBeGreaterThan(5);
  expect(keys / steps).toBeLessThanOrEqual(1.3);
});
