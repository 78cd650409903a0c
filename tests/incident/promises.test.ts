import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentStep, sendHelpStep } from '../../src/incident/current-step.ts';
import type { Ground } from '../../src/incident/decide.ts';
import { decide } from '../../src/incident/decide.ts';
import type { Entry, Moment } from '../../src/incident/entry.ts';
import { evolve, replay } from '../../src/incident/evolve.ts';
import { severity } from '../../src/incident/grade.ts';
import { effectiveLevel } from '../../src/incident/grade-view.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { outline } from '../../src/incident/outline.ts';
import { judge } from '../../src/incident/relevance.ts';
import type { Scene } from '../../src/incident/scene.ts';
import { proceduresOf } from '../../src/incident/scene.ts';
import type { WalkCommand } from '../../src/incident/walk.ts';
import { walk } from '../../src/incident/walk.ts';
import { atMinute, opening } from '../support/a-call.ts';
import { anyGround, FIRST, valueFor, withoutRings } from '../support/any-ground.ts';
import type { Dice } from '../support/any-order.ts';
import { anyCommand, anyDice, sensibleCommand } from '../support/any-order.ts';
import { brokenInvariants } from '../support/invariants.ts';

const anyThrows = fc.array(anyDice, { minLength: 1, maxLength: 40 });

/** Time that goes on by each throw's pause. */
const ticking = (throws: readonly Dice[]) => {
  let elapsed = 0;
  let place = -1;
  const dice = (): Dice | undefined => throws[place % throws.length];
  return {
    dice,
    time: (): Moment => {
      elapsed += dice()?.pause ?? 0;
      place += 1;
      return atMinute(elapsed / 60_000);
    },
  };
};

const opened = (ground: Ground): readonly Entry[] => {
  const decision = decide(ground, undefined, { type: 'open', procedure: FIRST, ...opening() }, atMinute(0));
  return decision.kind === 'accepted' ? decision.entries : [];
};

const replayed = (entries: readonly Entry[]): Incident => {
  const incident = replay(entries);
  if (incident === undefined) throw new Error('not open');
  return incident;
};

describe('whatever is ordered', () => {
  test('nothing throws, no invariant breaks, and the entries alone give the live state', () => {
    fc.assert(
      fc.property(anyGround(), anyThrows, (ground, throws) => {
        let entries = opened(ground);
        let incident = replayed(entries);
        let elapsed = 0;
        for (const dice of throws) {
          elapsed += dice.pause;
          const command = anyCommand(ground, incident, dice);
          const decision = decide(ground, incident, command, atMinute(elapsed / 60_000));
          if (decision.kind === 'refused') continue;
          entries = [...entries, ...decision.entries];
          incident = decision.entries.reduce(evolve, incident);
          expect(brokenInvariants(ground, incident, entries)).toEqual([]);
        }
        const fromDisk: readonly Entry[] = JSON.parse(JSON.stringify(entries));
        expect(replay(fromDisk)).toEqual(incident);
      }),
      { numRuns: 200 },
    );
  });

  test('what waits is open or wants a second look, and help that can be sent is open', () => {
    fc.assert(
      fc.property(anyGround(), anyThrows, (ground, throws) => {
        const { time, dice } = ticking(throws);
        walk(
          ground,
          FIRST,
          opening(),
          (next, incident) => {
            const now = atMinute(incident.elapsed / 60_000);
            const scene = { procedures: ground.procedures, incident, now };
            const steps = outline(scene);
            const standing = (key: string) => steps.find((one) => one.key === key)?.standing;
            const waits = currentStep(scene);
            if (waits.kind === 'step') expect(['open', 'review']).toContain(standing(waits.key));
            const help = sendHelpStep(scene);
            if (help !== undefined) expect(standing(help.key)).toBe('open');
            const thrown = dice();
            return thrown && sensibleCommand(next, incident, thrown);
          },
          time,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('any walk', () => {
  test('comes to an end, without a refusal on the way', () => {
    fc.assert(
      fc.property(anyGround(), anyThrows, (ground, throws) => {
        const { time, dice } = ticking(throws);
        const way = walk(
          ground,
          FIRST,
          opening(),
          (next, incident) => {
            const thrown = dice();
            return thrown && sensibleCommand(next, incident, thrown);
          },
          time,
        );
        expect(way?.end).toEqual({ kind: 'finished' });
      }),
      { numRuns: 200 },
    );
  });
});

/** The levels of the procedures whose rules miss no fact; a rule that misses one rather stays. */
const levelsKnown = (place: Omit<Scene, 'incident'>, incident: Incident) => {
  const scene = { ...place, incident };
  const judging = judge(scene);
  return proceduresOf(scene)
    .filter(({ id, grade }) => grade?.rules.every(({ when }) => judging.outcome(id, when).kind === 'known'))
    .map(({ id }) => [id, incident.grades.get(id)?.level]);
};

describe('an answer that is changed and changed back', () => {
  /** Walks to the end with a value for every question, changes one answer, changes it back, keeps what is looked at. */
  const thereAndBack = (rings: Ground, throws: readonly Dice[], [which, how]: readonly [number, number]) => {
    const ground = withoutRings(rings);
    const { time, dice } = ticking(throws);
    const way = walk(
      ground,
      FIRST,
      opening(),
      (next, incident) => {
        const thrown = dice();
        if (next.kind === 'hand-off') return { type: 'decline-hand-off', to: next.to.id };
        return thrown && sensibleCommand(next, incident, thrown, 'values');
      },
      time,
    );
    if (way === undefined) throw new Error('not open');
    expect(way.end).toEqual({ kind: 'finished' });
    const before = way.incident;
    const now = atMinute(before.elapsed / 60_000);
    const answers = [...before.facts].flatMap(([id, fact]) => {
      const field = ground.procedures.get(FIRST)?.fields[id];
      return fact.kind === 'answer' && field !== undefined && before.finished.has(fact.by)
        ? [{ field, by: fact.by, answer: fact.answer }]
        : [];
    });
    const chosen = answers[which % answers.length];
    if (chosen === undefined) return undefined;
    const order = (incident: Incident, command: WalkCommand): Incident => {
      const decision = decide(ground, incident, command, now);
      expect(decision).toMatchObject({ kind: 'accepted' });
      return decision.kind === 'accepted' ? decision.entries.reduce(evolve, incident) : incident;
    };
    const other = { kind: 'value', value: valueFor(chosen.field, how) } as const;
    let incident = order(before, { type: 'correct', step: chosen.by, answer: other });
    incident = order(incident, { type: 'correct', step: chosen.by, answer: chosen.answer });
    for (const step of incident.toReview) incident = order(incident, { type: 'keep', step });
    return { before, after: incident, scene: { procedures: ground.procedures, now } };
  };

  test('leaves everything as it was', () => {
    const restored = (incident: Incident) => ({
      facts: incident.facts,
      finished: incident.finished,
      lapsed: incident.lapsed,
      toReview: incident.toReview,
      procedures: incident.procedures,
      declined: incident.declinedHandOffs,
      tries: incident.tries,
    });
    fc.assert(
      fc.property(
        anyGround({ memory: 'none' }),
        anyThrows,
        fc.tuple(fc.nat(), fc.nat()),
        (ground, throws, change) => {
          const there = thereAndBack(ground, throws, change);
          if (there === undefined) return;
          const { before, after, scene } = there;
          expect(restored(after)).toEqual(restored(before));
          const standing = (incident: Incident) => outline({ ...scene, incident }).map((one) => one.standing);
          expect(standing(after)).toEqual(standing(before));
          expect(currentStep({ ...scene, incident: after }).kind).toBe('finished');
          expect(levelsKnown(scene, after)).toEqual(levelsKnown(scene, before));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('never lowers a grade, also where time and missing facts come in', () => {
    fc.assert(
      fc.property(
        anyGround({ memory: 'clock' }),
        anyThrows,
        fc.tuple(fc.nat(), fc.nat()),
        (ground, throws, change) => {
          const there = thereAndBack(ground, throws, change);
          for (const [id, grade] of there?.before.grades ?? []) {
            const scheme = ground.procedures.get(id)?.grade;
            if (scheme === undefined || there === undefined) continue;
            const after = effectiveLevel(there.after.grades.get(id));
            expect(severity(scheme, after)).toBeGreaterThanOrEqual(severity(scheme, effectiveLevel(grade)));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
