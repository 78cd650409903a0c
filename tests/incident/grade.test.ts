import { describe, expect, test } from 'vitest';
import { judgeGrade, ruleOf, severity } from '../../src/incident/grade.ts';
import { judge } from '../../src/incident/relevance.ts';
import type { LevelId } from '../../src/procedure/ids.ts';
import type { Call } from '../support/a-call.ts';
import { atMinute, call, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask, id } from '../support/a-procedure.ts';

const gas = aProcedure('gas', {
  fields: { injured: ['none', 'one', 'many'], smoke: 'yes-no', blast: 'yes-no' },
  steps: [ask('injured'), ask('smoke'), ask('blast'), act('report', { when: 'grade == "major"' })],
  levels: ['minor', 'major', 'grave'],
  rules: [
    ['minor', 'smoke'],
    ['major', 'injured == "many"'],
    ['grave', 'blast'],
    ['major', 'injured == "one" && smoke'],
  ],
});

const pendingOf = (story: Call) => {
  const judgement = judgeGrade(story.scene, judge(story.scene), gas);
  return judgement.pending.map(({ rule, missing }) => [rule, ...missing]);
};

describe('the grade', () => {
  test('is the most severe level whose rule holds, with that rule', () => {
    const story = call(gas).answer('smoke', true);
    expect(story.level()).toBe('minor');
    story.answer('injured', 'many');
    expect(story.added).toContainEqual({
      type: 'graded',
      at: atMinute(0),
      procedure: 'gas',
      level: 'major',
      rule: 1,
    });
  });

  test('is absent while no rule holds, and says which facts could raise it', () => {
    const story = call(gas).answer('smoke', false);
    expect(story.level()).toBeUndefined();
    expect(pendingOf(story)).toEqual([
      [1, 'injured'],
      [2, 'blast'],
    ]);
  });

  test('counts only rules above it as pending', () => {
    expect(pendingOf(call(gas).answer('injured', 'many'))).toEqual([[2, 'blast']]);
  });

  test('wants no fact that could only give the same level again', () => {
    const same = aProcedure('same', {
      fields: { smoke: 'yes-no', blast: 'yes-no' },
      steps: [ask('smoke'), ask('blast')],
      levels: ['minor'],
      rules: [
        ['minor', 'smoke'],
        ['minor', 'blast'],
      ],
    });
    const { scene } = call(same).answer('smoke', true);
    expect(judgeGrade(scene, judge(scene), same).pending).toEqual([]);
  });

  test('falls when a correction refutes its rule', () => {
    const story = call(gas).answer('injured', 'many').correct('injured', 'none');
    expect(story.level()).toBeUndefined();
    expect(story.added.at(-1)).toEqual({ type: 'graded', at: atMinute(0), procedure: 'gas' });
  });

  test('does not fall for want of a fact', () => {
    const story = call(gas).answer('injured', 'many').correct('injured', UNKNOWN);
    expect(story.level()).toBe('major');
  });

  test('falls back to a level that held before, though its fact is missing now', () => {
    const story = call(gas).answer('smoke', true).correct('smoke', UNKNOWN).answer('blast', true);
    expect(story.level()).toBe('grave');
    expect(story.correct('blast', false).level()).toBe('minor');
  });

  test('does not come back for want of a fact once it was refuted', () => {
    const story = call(gas).answer('injured', 'many').correct('injured', 'none').correct('injured', UNKNOWN);
    expect(story.level()).toBeUndefined();
  });

  test('is on record as changed when only its reason changed, and keeps its time', () => {
    const story = call(gas).answer('smoke', true).answer('injured', 'many').at(5).correct('injured', 'one');
    expect(story.added).toContainEqual(expect.objectContaining({ type: 'graded', level: 'major', rule: 3 }));
    expect(story.incident.grades.get(id('gas'))?.at.elapsed).toBe(0);
  });

  test('can be asked for by conditions', () => {
    expect(call(gas).standing('open')).not.toContain('report');
    expect(call(gas).answer('injured', 'many').standing('open')).toContain('report');
  });

  test('is not there for a procedure without a scheme', () => {
    const plain = aProcedure('plain', { steps: [act('look')] });
    expect(call(plain).incident.grades.size).toBe(0);
  });
});

describe('the operator’s own level', () => {
  test('stands whatever the rules say, with its reason and what it replaced', () => {
    const story = call(gas).answer('smoke', true).override('grave', '消防现场判断');
    expect(story.added).toEqual([
      {
        type: 'grade-overridden',
        at: atMinute(0),
        procedure: 'gas',
        level: 'grave',
        was: 'minor',
        reason: '消防现场判断',
      },
    ]);
    expect(story.correct('smoke', false).level()).toBe('grave');
  });

  test('may be lower than the rules’, and brings what depends on it', () => {
    const story = call(gas).override('major').answer('blast', true);
    expect(story.level()).toBe('major');
    expect(story.standing('open')).toContain('report');
    expect(story.incident.grades.get(id('gas'))).toMatchObject({
      level: 'grave',
      override: { level: 'major' },
    });
  });

  test('needs a reason and a level that there is', () => {
    call(gas).override('major', '  ').expectRefused('reason-missing');
    call(gas).override('huge').expectRefused('no-such-level');
  });

  test('goes to the procedure entered last that has the level', () => {
    const other = aProcedure('other', { steps: [act('look')], levels: ['minor', 'tiny'] });
    const story = call(gas, other).handOff('other').override('minor').override('grave');
    expect(story.level('other')).toBe('minor');
    expect(story.level('gas')).toBe('grave');
  });
});

describe('a rule that looks at the clock', () => {
  const lift = aProcedure('lift', {
    fields: { since: 'moment', released: 'moment', people: 'count', gone: ['yes', 'no'] },
    steps: [ask('since'), ask('people'), ask('released'), ask('gone')],
    levels: ['general', 'large'],
    rules: [
      ['general', 'minutes_since(opened) >= 120 && !known(released)'],
      ['large', 'people >= 10'],
      ['general', 'known(since) && minutes_since(since) >= 120 && !known(released)'],
      ['large', 'gone == "no" && (minutes_since(opened) >= 200 || false)'],
    ],
  });
  const later = (minute: number): string => atMinute(minute).wall;

  test('holds as soon as its time has come', () => {
    const story = call(lift);
    expect(story.tick(119).added).toEqual([]);
    expect(story.tick(120).level()).toBe('general');
  });

  test('stays after its reason has gone', () => {
    const story = call(lift).tick(121).at(140).answer('released', later(139));
    expect(story.level()).toBe('general');
    expect(story.tick(300).level()).toBe('general');
  });

  test('stays when the release was given to the minute', () => {
    expect(call(lift).tick(120.1).at(125).answer('released', later(120)).level()).toBe('general');
  });

  test('does not stay when the reason turns out to have gone before', () => {
    expect(call(lift).tick(121).at(140).answer('released', later(100)).level()).toBeUndefined();
  });

  test('comes back when the moment that refuted it was a slip', () => {
    const story = call(lift).tick(121).at(140).answer('released', later(100));
    expect(story.correct('released', later(139)).level()).toBe('general');
  });

  test('stays below a more severe level and comes back from under it', () => {
    const story = call(lift).tick(121).at(130).answer('people', 12).at(140).answer('released', later(139));
    expect(story.level()).toBe('large');
    expect(story.correct('people', 2).level()).toBe('general');
  });

  test('counts from a moment that was told, also one before the call', () => {
    const story = call(lift).answer('since', later(-119));
    expect(story.level()).toBeUndefined();
    expect(story.tick(1).level()).toBe('general');
    expect(story.correct('since', later(-30)).level()).toBeUndefined();
  });

  test('holds again when the fact behind it is missing', () => {
    const story = call(lift).answer('gone', 'no').tick(200);
    expect(story.level()).toBe('large');
    expect(story.correct('gone', UNKNOWN).level()).toBe('large');
    expect(story.correct('gone', 'yes').level()).toBe('general');
  });
});

describe('severity', () => {
  const scheme = gas.grade;
  if (scheme === undefined) throw new Error('no scheme');

  test('counts up from the mildest; no level is below all', () => {
    expect(
      ['minor', 'major', 'grave', undefined, 'none'].map((level) => severity(scheme, level as LevelId)),
    ).toEqual([0, 1, 2, -1, -1]);
  });

  test('a rule is found by its place, in the version at hand', () => {
    const procedures = new Map([[gas.id, gas]]);
    expect(ruleOf(procedures, gas.id, 2)?.level).toBe('grave');
    expect(ruleOf(procedures, gas.id, 9)).toBeUndefined();
    expect(ruleOf(procedures, gas.id, undefined)).toBeUndefined();
    expect(ruleOf(procedures, id('lost'), 0)).toBeUndefined();
  });
});
