import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/procedure/check-content.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { problemSentence } from '../../src/procedure/problem.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';
import { breathOf, halfMinute } from '../../src/procedure/read-aloud.ts';
import { messageWords } from '../../src/report/message-words.ts';

const loaded = loadContent(join(import.meta.dirname, '../../content'));
const { content } = loaded;
const procedures = wholeOf(content.procedures);

/** As it reads to whoever picks up when nothing could be asked yet. */
const unknown = { fact: () => undefined, opened: '2026-11-21T22:15:07+08:00' };

describe('what is shipped', () => {
  test('has words that can be said in one breath, promise nothing, and name where they come from', () => {
    const about = /话术|通报|承诺|一口气|怎么说/u;
    const found = checkContent(loaded).map((problem) => problemSentence(problem, 'zh'));
    expect(found.filter((one) => about.test(one))).toEqual([]);
  });

  test('has an opening, calming words, and words for every call', () => {
    expect(content.phrases.groups.map(({ use }) => use)).toEqual([
      'opening',
      'calming',
      ...content.phrases.groups.slice(2).map(() => 'any'),
    ]);
    const calming = content.phrases.groups.find(({ use }) => use === 'calming');
    // With the words of the step in front there must be no second page: one glance.
    expect(calming?.phrases.length).toBeLessThanOrEqual(7);
  });

  test.each(procedures.map((one) => [one.id, one] as const))('%s has words of its own', (_, { phrases }) => {
    expect(phrases?.length).toBeGreaterThanOrEqual(5);
  });

  test.each(
    procedures.flatMap((procedure) =>
      procedure.steps.flatMap((step) =>
        step.notify === undefined ? [] : [[`${procedure.id}/${step.id}`, procedure, step] as const],
      ),
    ),
  )('%s tells its party something that reads well with nothing known', (_, procedure, { message }) => {
    if (message === undefined) throw new Error('nothing to tell');
    for (const language of ['zh', 'en'] as const) {
      const told = messageWords(message, procedure, unknown, language);
      expect(told).not.toMatch(/[{}]|undefined/u);
      // What is not known is said of what: never “在 不清楚” with nothing before it.
      expect(told).not.toMatch(/(?:^|[，。；])\s*不清楚|(?:^|[.;,])\s*not known/u);
    }
    expect(breathOf(messageWords(message, procedure, unknown, 'zh'))).toBeLessThanOrEqual(halfMinute);
  });
});
