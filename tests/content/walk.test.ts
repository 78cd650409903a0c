import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathProblems } from '../../src/cli/path-problems.ts';
import type { Answer } from '../../src/incident/answer.ts';
import type { Next } from '../../src/incident/current-step.ts';
import type { Ground } from '../../src/incident/decide.ts';
import type { Moment } from '../../src/incident/entry.ts';
import { walkPath } from '../../src/incident/path-walk.ts';
import type { Choose, Walk, WalkCommand } from '../../src/incident/walk.ts';
import { walk } from '../../src/incident/walk.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { loadPathTests } from '../../src/procedure/load-paths.ts';
import { problemSentence } from '../../src/procedure/problem.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';
import { atMinute, opening } from '../support/a-call.ts';
import { anyDice, type Dice, sensibleCommand } from '../support/any-order.ts';
import { brokenInvariants } from '../support/invariants.ts';

const loaded = loadContent(join(import.meta.dirname, '../../content'));
const paths = loadPathTests(loaded);
const { content } = loaded;
const ground: Ground = { procedures: content.procedures, holidays: content.holidays };
const settings = Object.fromEntries(
  Object.entries(content.settings).map(([name, { value }]) => [name, value]),
);

const run = (procedure: Procedure, choose: Choose, time: () => Moment = () => atMinute(0)): Walk => {
  const done = walk(ground, procedure.id, opening({ settings }), choose, time);
  if (done === undefined) throw new Error(procedure.id);
  return done;
};

/** Answers everything with the same word, goes into no other procedure. */
const always =
  (answer: Answer): Choose =>
  (next) =>
    next.kind === 'step' && next.step.ask !== undefined && !next.review
      ? { type: 'answer', step: next.key, answer }
      : plainly(next);

const plainly = (next: Next): WalkCommand | undefined => {
  if (next.kind === 'finished') return undefined;
  if (next.kind === 'hand-off') return { type: 'decline-hand-off', to: next.to.id };
  if (next.review) return { type: 'keep', step: next.key };
  return next.step.notify === undefined
    ? { type: 'do', step: next.key }
    : { type: 'try', step: next.key, party: next.step.notify, outcome: 'reached' };
};

const ownPaths = ({ id }: Procedure): readonly Walk[] =>
  paths.tests.flatMap((path) =>
    path.procedure === id ? (walkPath(ground, path, settings)?.walk ?? []) : [],
  );

const keysOf = ({ shown }: Walk) => shown.flatMap((next) => (next.kind === 'step' ? [next.key] : []));

describe('what is shipped', () => {
  test('loads without a fault', () => {
    expect(content.problems).toEqual([]);
    expect(paths.problems).toEqual([]);
    expect(content.procedures.size).toBeGreaterThan(0);
  });
});

describe.each(wholeOf(content.procedures))('$id', (procedure) => {
  test.each(['unknown', 'refused', 'not-applicable'] as const)('ends when every answer is %s', (kind) => {
    const done = run(procedure, always({ kind }));
    expect(done.end).toEqual({ kind: 'finished' });
  });

  test('ends whatever is answered, and every step of it can come up', () => {
    const seen = new Set<string>(ownPaths(procedure).flatMap((path) => keysOf(path)));
    let count = 0;
    fc.assert(
      fc.property(fc.array(anyDice, { minLength: 60, maxLength: 60 }), fc.boolean(), (throws, values) => {
        let elapsed = 0;
        let place = 0;
        const dice = (): Dice | undefined => throws[place % throws.length];
        const done = run(
          procedure,
          (next, incident) => {
            const thrown = dice();
            if (thrown === undefined) return undefined;
            // Now and then into another procedure; its own steps are walked in their own turn.
            if (next.kind === 'hand-off' && thrown.where % 8 !== 0) return plainly(next);
            return sensibleCommand(next, incident, thrown, values ? 'values' : undefined);
          },
          () => {
            place += 1;
            elapsed += dice()?.pause ?? 0;
            return atMinute(elapsed / 60_000);
          },
        );
        expect(done.end).toEqual({ kind: 'finished' });
        count += 1;
        // Looking at everything costs more than walking.
        if (count % 10 === 0) expect(brokenInvariants(ground, done.incident, done.entries)).toEqual([]);
        for (const key of keysOf(done)) seen.add(key);
      }),
      { numRuns: 60, seed: 20261121 },
    );
    const never = procedure.steps.filter(({ id }) => !seen.has(`${procedure.id}/${id}`));
    expect(never.map(({ id }) => id)).toEqual([]);
  });

  test('has path tests', () => {
    expect(paths.tests.some((one) => one.procedure === procedure.id)).toBe(true);
  });
});

describe('paths', () => {
  test.each(paths.tests.map((one) => [`${one.procedure}: ${one.name}`, one] as const))('%s', (_, path) => {
    expect(pathProblems(content, [path]).map((problem) => problemSentence(problem, 'zh'))).toEqual([]);
  });
});
