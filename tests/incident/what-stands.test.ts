import { describe, expect, test } from 'vitest';
import type { Expression } from '../../src/condition/expression.ts';
import { dueHandOffs, sendHelpStep } from '../../src/incident/current-step.ts';
import { judge } from '../../src/incident/relevance.ts';
import { findStep, milliseconds, proceduresOf } from '../../src/incident/scene.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import { Call, call, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask, fieldId, id, key, notify, say } from '../support/a-procedure.ts';

describe('hazards', () => {
  const gas = aProcedure('gas', {
    fields: { smell: ['none', 'strong'], safe: 'yes-no' },
    steps: [ask('smell'), ask('safe')],
    hazards: [
      { id: 'switch', when: 'smell == "strong"' },
      { id: 'inside', until: 'safe' },
      { id: 'flame', when: 'smell == "strong"', until: 'safe' },
    ],
  });

  test('stand unless they surely do not apply, until their end has surely come', () => {
    expect(call(gas).hazards).toEqual(['switch', 'inside', 'flame']);
    expect(call(gas).answer('smell', UNKNOWN).answer('safe', UNKNOWN).hazards).toHaveLength(3);
    expect(call(gas).answer('smell', 'none').hazards).toEqual(['inside']);
    expect(call(gas).answer('safe', true).hazards).toEqual(['switch']);
  });

  test('of the leading procedure come first, the same words once', () => {
    const other = aProcedure('other', { hazards: [{ id: 'inside' }, { id: 'shout' }] });
    expect(call(gas, other).handOff('other').hazards).toEqual(['inside', 'shout', 'switch', 'flame']);
  });
});

describe('what comes next', () => {
  const lift = aProcedure('lift', {
    fields: { smoke: 'yes-no' },
    steps: [
      say('calm'),
      ask('smoke'),
      notify('fire', { when: 'smoke', sendsHelp: true }),
      notify('repair', { sendsHelp: true }),
    ],
    handOffs: [
      ['gas', 'smoke'],
      ['power', 'smoke'],
    ],
  });

  test('help is the earliest step that sends it, finished or skipped ones aside', () => {
    const help = (story: Call) => sendHelpStep(story.scene)?.step.id;
    expect(help(call(lift))).toBe('fire');
    expect(help(call(lift).answer('smoke', false))).toBe('repair');
    expect(help(call(lift).skip('fire'))).toBe('repair');
    expect(help(call(lift).skip('fire').tell('repair'))).toBeUndefined();
  });

  test('every hand-off that is due is there', () => {
    const others = [aProcedure('gas', {}), aProcedure('power', {})];
    const story = new Call([lift, ...others]).answer('smoke', true);
    expect(dueHandOffs(story.scene).map(({ to }) => to.id)).toEqual(['gas', 'power']);
    expect(story.decline('gas').next).toBe('→ power');
    expect(story.handOff('power').next).toBe('calm');
  });

  test('the end comes when nothing is left', () => {
    expect(call(lift).do('calm').answer('smoke', false).tell('repair').next).toBe('end');
  });
});

describe('conditions', () => {
  test('read site settings; a setting that is not there is unknown', () => {
    const site = aProcedure('site', {
      steps: [act('soon', { when: 'site.minutes > 5' }), act('other', { when: 'site.more > 5' })],
      settings: ['minutes', 'more'],
    });
    const story = new Call([site], { settings: { minutes: 3 } });
    expect(story.standing('open')).toEqual(['other']);
  });

  test('see no fact that nobody in the call asks for', () => {
    const stranger = aProcedure('stranger', {
      fields: { nobody: 'yes-no' },
      steps: [act('look', { when: 'nobody' })],
    });
    expect(call(stranger).standing('open')).toEqual(['look']);
  });

  test('that lean on each other come out the same whoever asks first', () => {
    const ring = aProcedure('ring', {
      fields: { a: 'yes-no', b: 'yes-no' },
      steps: [ask('a', { when: '!b' }), ask('b', { when: '!a' }), act('end', { when: 'a || b' })],
    });
    const story = call(ring);
    expect(story.standing('open')).toEqual(['a', 'b', 'end']);
    story.answer('b', true);
    const forwards = judge(story.scene);
    const fresh = judge(story.scene);
    const backwards = new Map(
      ring.steps.toReversed().map((step) => [step.id, fresh.relevance(key('ring', step.id))]),
    );
    for (const { id: step } of ring.steps)
      expect(backwards.get(step)).toBe(forwards.relevance(key('ring', step)));
  });

  test('that wait for each other are unknown, so that neither step is lost', () => {
    const ring = aProcedure('ring', {
      fields: { a: 'yes-no', b: 'yes-no' },
      steps: [ask('a', { when: 'b' }), ask('b', { when: 'a' })],
    });
    expect(call(ring).standing('open')).toEqual(['a', 'b']);
  });

  test('wait for a field as long as one of its questions can still come up', () => {
    const twice = aProcedure('twice', {
      fields: { inside: 'yes-no', address: 'text' },
      steps: [
        ask('inside'),
        ask('address', { id: 'home', when: 'inside' }),
        ask('address', { id: 'post', when: '!inside' }),
        act('look', { when: 'address == "北门"' }),
      ],
    });
    expect(call(twice).answer('inside', false).standing('open')).toEqual(['post', 'look']);
  });

  test('of steps that are not in the call hold for nothing', () => {
    const lone = aProcedure('lone', { steps: [act('look')] });
    expect(judge(call(lone).scene).relevance(key('lone', 'nothing'))).toBe('no');
    expect(findStep(call(lone).scene, key('other', 'look'))).toBeUndefined();
  });

  test('of a procedure whose text is lost leave its facts as they are', () => {
    const first = aProcedure('first', { fields: { hurt: 'yes-no' }, steps: [ask('hurt')] });
    const second = aProcedure('second', {
      fields: { hurt: 'yes-no' },
      steps: [act('help', { when: 'hurt' })],
    });
    const story = call(first, second).answer('hurt', true).handOff('second');
    const scene = { ...story.scene, procedures: new Map([[id('second'), second]]) };
    expect(proceduresOf(scene)).toEqual([second]);
    expect(judge(scene).fact(fieldId('hurt'))).toMatchObject({ answer: { value: true } });
    expect(judge(scene).relevance(key('second', 'help'))).toBe('applies');
    const lost = judge({ ...scene, procedures: new Map() });
    expect(lost.outcome(id('first'), { text: '', expression: since('opened') }).kind).toBe('unknown');
  });

  test('a moment is a step, before it is finished none', () => {
    const timed = aProcedure('timed', { steps: [act('look')] });
    const outcome = (story: Call, moment: string) =>
      judge(story.scene).outcome(id('timed'), { text: '', expression: since(moment) }).kind;
    expect(outcome(call(timed), 'look')).toBe('unknown');
    expect(outcome(call(timed).do('look'), 'look')).toBe('known');
    expect(outcome(call(timed), 'nothing')).toBe('unknown');
    expect(outcome(call(timed), 'closed')).toBe('unknown');
    expect(outcome(call(timed).close(), 'closed')).toBe('known');
  });

  test('a limit without a number is none', () => {
    const { incident } = new Call([aProcedure('p', {})], { settings: { a: 2, b: 'two' } });
    expect(milliseconds({ setting: 'a' }, 1000, incident)).toBe(2000);
    expect(milliseconds({ setting: 'b' }, 1000, incident)).toBeUndefined();
    expect(milliseconds(3, 1000, incident)).toBe(3000);
  });
});

const since = (moment: string): Expression => ({
  kind: 'compare',
  operator: '>=',
  left: { kind: 'minutes-since', moment },
  right: { kind: 'literal', value: 0 },
});

describe('a grade and a step that push each other round', () => {
  // A level brings a step to an end whose answer the level needs: no state is at rest.
  const paradox: Procedure = aProcedure('paradox', {
    fields: { hurt: 'yes-no' },
    steps: [ask('hurt', { when: 'grade == "none"' }), act('look')],
    levels: ['minor'],
    rules: [['minor', 'hurt']],
  });

  test('come to rest, and stay there', () => {
    const story = call(paradox).answer('hurt', true);
    expect(story.level()).toBe('minor');
    const before = story.entries.length;
    for (const minute of [1, 2, 3]) story.tick(minute);
    expect(story.entries).toHaveLength(before);
    expect(story.next).toBe('look');
  });
});

describe('a rule with every kind of expression beside the clock', () => {
  test('is found to look at the clock, wherever that stands', () => {
    const all = aProcedure('all', {
      fields: {
        signs: [['hiss', 'ice']],
        lifts: { people: 'count' },
        over: 'moment',
        smell: ['weak', 'strong'],
      },
      steps: [ask('signs'), ask('lifts'), ask('over'), ask('smell')],
      levels: ['timed', 'plain'],
      rules: [
        [
          'timed',
          '!(minutes_since(opened) < 10) && !known(over) && ("hiss" in signs || smell in ["weak"] || size(lifts) > 1 || lifts.exists(l, l.people > 2))',
        ],
        [
          'plain',
          '"ice" in signs && smell in ["strong"] && size(signs) > 0 && !known(over) && lifts.exists(l, l.people > 2)',
        ],
      ],
    });
    const story = new Call([all])
      .answer('signs', ['hiss'])
      .answer('smell', 'weak')
      .noMore('lifts')
      .tick(11)
      .at(20);
    expect(story.level()).toBe('timed');
    expect(story.answer('over', '2026-11-21T22:34:00+08:00').level()).toBe('timed');

    const plain = new Call([all]).answer('signs', ['ice']).answer('smell', 'strong');
    plain.item('lifts', 0, 'people', 3).noMore('lifts');
    expect(plain.level()).toBe('plain');
    expect(plain.answer('over', '2026-11-21T22:15:00+08:00').level()).toBeUndefined();
  });

  test('is found also where it is asked of each thing of a list', () => {
    const each = aProcedure('each', {
      fields: { lifts: { people: 'count' }, over: 'moment' },
      steps: [ask('lifts'), ask('over')],
      levels: ['timed'],
      rules: [['timed', 'lifts.exists(l, l.people > 0 && minutes_since(opened) >= 10 && !known(over))']],
    });
    const story = new Call([each]).item('lifts', 0, 'people', 2).noMore('lifts').tick(11).at(20);
    expect(story.answer('over', '2026-11-21T22:34:00+08:00').level()).toBe('timed');
  });
});
