import { describe, expect, test } from 'vitest';
import { call, NOT_APPLICABLE, REFUSED, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask, fieldId, key, notify, say } from '../support/a-procedure.ts';

const gas = aProcedure('gas', {
  fields: {
    place: ['inside', 'outside'],
    smell: ['none', 'weak', 'strong'],
    people: 'count',
    address: 'text',
    road: 'text',
  },
  steps: [
    ask('place'),
    ask('smell', { when: 'place == "inside"' }),
    ask('people', { when: 'smell == "strong"' }),
    say('leave', { when: 'smell == "strong"' }),
    ask('road', { when: 'place == "outside"' }),
    notify('repair'),
  ],
});

describe('going back and changing an answer', () => {
  const strongSmell = () =>
    call(gas).answer('place', 'inside').answer('smell', 'strong').answer('people', 3).do('leave');

  test('makes other steps appear and keeps the later answers', () => {
    const story = strongSmell().correct('place', 'outside');
    expect(story.standing('gone')).toEqual(['smell', 'people']);
    expect(story.next).toBe('road');
    expect(story.incident.facts.get(fieldId('people'))).toMatchObject({
      answer: { kind: 'value', value: 3 },
    });
  });

  test('is put on record beside the old answer, with the answers that lapse', () => {
    strongSmell()
      .correct('place', 'outside')
      .expectAdded(
        {
          type: 'corrected',
          step: key('gas', 'place'),
          field: fieldId('place'),
          was: { kind: 'value', value: 'inside' },
          answer: { kind: 'value', value: 'outside' },
        },
        { type: 'lapsed', steps: [key('gas', 'smell'), key('gas', 'people')] },
      );
  });

  test('brings answers that apply again back for a second look, one after the other', () => {
    const story = strongSmell().correct('place', 'outside').correct('place', 'inside');
    expect(story.standing('review')).toEqual(['smell', 'people']);
    expect(story.next).toBe('smell');
    story.keep('smell').keep('people');
    expect(story.standing('review')).toEqual([]);
    expect(story.next).toBe('repair');
  });

  test('takes a new answer in the second look', () => {
    const story = strongSmell()
      .correct('place', 'outside')
      .correct('place', 'inside')
      .answer('smell', 'weak');
    expect(story.types).toEqual(['corrected', 'lapsed']);
    expect(story.standing('review', 'gone')).toEqual(['people', 'road']);
  });

  test('takes the same answer in the second look for a keeping', () => {
    const story = strongSmell()
      .correct('place', 'outside')
      .correct('place', 'inside')
      .answer('smell', 'strong');
    expect(story.types).toEqual(['kept']);
  });

  test('never undoes what was said', () => {
    const story = strongSmell().correct('smell', 'none');
    expect(story.standing('done')).toContain('leave');
    expect(story.incident.lapsed).toEqual(new Set(['gas/people']));
  });

  test('drops a skipped step without a trace in what waits', () => {
    const story = call(gas).answer('place', 'inside').answer('smell', 'strong').skip('people');
    expect(story.standing('skipped')).toEqual(['people']);
    expect(story.correct('smell', 'none').standing('skipped')).toEqual([]);
    story.correct('smell', 'strong');
    expect(story.standing('skipped')).toEqual(['people']);
    expect(story.incident.toReview.size).toBe(0);
  });

  test('the same answer once more changes nothing', () => {
    strongSmell().correct('smell', 'strong').expectAdded();
    expect(strongSmell().correct('smell', 'strong').incident.corrections).toEqual([]);
  });

  test('is refused for what was never answered', () => {
    call(gas).correct('smell', 'weak').expectRefused('not-answered-yet');
  });

  test('also reaches an answer that does not apply any more', () => {
    const story = strongSmell().correct('place', 'outside').correct('people', 4);
    expect(story.types).toEqual(['corrected']);
    expect(story.standing('gone')).toContain('people');
  });

  test('nothing new is answered where a step does not apply', () => {
    const outside = call(gas).answer('place', 'outside');
    outside.answer('smell', 'weak').expectRefused('does-not-apply');
    outside.skip('smell').expectRefused('does-not-apply');
    outside.do('leave').expectRefused('does-not-apply');
    outside.keep('smell').expectRefused('does-not-apply');
  });
});

describe('a field that two steps ask for', () => {
  const twoWays = aProcedure('two-ways', {
    fields: { caller: ['resident', 'guard'], address: 'text' },
    steps: [
      ask('caller'),
      ask('address', { id: 'home', when: 'caller == "resident"' }),
      ask('address', { id: 'post', when: 'caller == "guard"' }),
      act('write'),
    ],
  });

  test('is asked once', () => {
    const story = call(twoWays).answer('home', '滨江路 18 号');
    expect(story.standing('done')).toEqual(['home', 'post']);
  });

  test('keeps its answer when the other question takes over, and wants a second look', () => {
    const story = call(twoWays)
      .answer('caller', 'resident')
      .answer('home', '滨江路 18 号')
      .correct('caller', 'guard');
    expect(story.standing('review')).toEqual(['post']);
    expect(story.keep('post').types).toEqual(['answered']);
    expect(story.next).toBe('write');
  });

  test('takes a new answer from the other question as a correction', () => {
    const story = call(twoWays)
      .answer('caller', 'resident')
      .answer('home', '滨江路 18 号')
      .correct('caller', 'guard')
      .answer('post', '北门岗亭');
    expect(story.incident.corrections.slice(1)).toMatchObject([
      { from: { value: '滨江路 18 号' }, to: { value: '北门岗亭' }, step: 'two-ways/post' },
    ]);
  });

  test('takes the same answer from the other question for its own, which is no correction', () => {
    const story = call(twoWays)
      .answer('caller', 'resident')
      .answer('home', '滨江路 18 号')
      .correct('caller', 'guard')
      .answer('post', '滨江路 18 号');
    expect(story.types).toEqual(['answered']);
    expect(story.next).toBe('write');
  });

  test('is looked at again when the first question comes back', () => {
    const story = call(twoWays)
      .answer('caller', 'resident')
      .answer('home', '滨江路 18 号')
      .correct('caller', 'guard')
      .keep('post')
      .correct('caller', 'resident');
    expect(story.standing('review')).toEqual(['home']);
    story.keep('home');
    expect(story.next).toBe('write');
    expect(story.incident.facts.get(fieldId('address'))?.by).toBe('two-ways/home');
  });
});

describe('three answers that are no value', () => {
  const form = aProcedure('form', {
    fields: { smoke: 'yes-no', floor: 'number' },
    steps: [
      ask('smoke'),
      notify('fire', { when: 'smoke' }),
      ask('floor'),
      say('calm', { when: 'floor != 1' }),
      act('look', { when: 'known(floor)' }),
    ],
  });

  test('stay apart on record', () => {
    const kinds = [UNKNOWN, REFUSED, NOT_APPLICABLE].map((none) =>
      call(form).answer('smoke', none).incident.facts.get(fieldId('smoke')),
    );
    expect(kinds).toMatchObject([
      { answer: { kind: 'unknown' } },
      { answer: { kind: 'refused' } },
      { answer: { kind: 'not-applicable' } },
    ]);
  });

  test('leave a step on the safe side, all three: not applicable may be a slip of the finger', () => {
    expect(call(form).answer('smoke', UNKNOWN).standing('open')).toContain('fire');
    expect(call(form).answer('smoke', REFUSED).standing('open')).toContain('fire');
    expect(call(form).answer('smoke', NOT_APPLICABLE).standing('open')).toContain('fire');
  });

  test('not applicable is not known', () => {
    expect(call(form).answer('floor', NOT_APPLICABLE).standing('gone')).toContain('look');
  });

  test('a question that nobody is asked is unequal to everything', () => {
    const branches = aProcedure('branches', {
      fields: { place: ['inside', 'outside'], gasOff: 'yes-no' },
      steps: [
        ask('place'),
        ask('gasOff', { when: 'place == "inside"' }),
        act('valve', { when: '!gasOff' }),
        act('meter', { when: 'gasOff' }),
      ],
    });
    const story = call(branches).answer('place', 'outside');
    expect(story.standing('open')).toEqual(['valve']);
    expect(story.standing('gone')).toEqual(['gasOff', 'meter']);
  });
});
