import { describe, expect, test } from 'vitest';
import { decide } from '../../src/incident/decide.ts';
import type { RoleId } from '../../src/procedure/ids.ts';
import { atMinute, Call, call, ground, opening } from '../support/a-call.ts';
import { act, aProcedure, ask, fieldId, id, key, notify, say } from '../support/a-procedure.ts';

const gas = aProcedure('gas', {
  version: 3,
  fields: { address: 'text', smoke: 'yes-no' },
  steps: [
    say('leave'),
    ask('address'),
    ask('smoke'),
    notify('fire-119', { when: 'smoke', sendsHelp: true }),
    act('valve'),
    notify('repair', { sendsHelp: true }),
  ],
  handOffs: [['threat', 'smoke']],
});
const threat = aProcedure('threat', {
  fields: { address: 'text', words: 'long-text' },
  steps: [ask('words'), ask('address'), act('police')],
});

describe('opening', () => {
  test('puts the procedure’s exact version and the circumstances on record', () => {
    const story = new Call([gas], { words: '有\u202e煤气味 ', settings: { minutes: 3 } });
    expect(story.entries).toEqual([
      {
        type: 'opened',
        at: atMinute(0),
        procedure: 'gas',
        version: 3,
        digest: gas.digest,
        kind: 'live',
        operator: '甲',
        desk: '一台',
        settings: { minutes: 3 },
        program: '0.0.0',
        words: '有煤气味',
      },
    ]);
  });

  test('leaves out words that were not said, and cuts a novel', () => {
    expect(call(gas).incident.opened).not.toHaveProperty('words');
    expect(new Call([gas], { words: '  ' }).incident.opened).not.toHaveProperty('words');
    expect(new Call([gas], { words: '煤'.repeat(9000) }).incident.opened.words).toHaveLength(200);
  });

  test('is refused twice, and for a procedure that is not there', () => {
    call(gas)
      .order({ type: 'open', procedure: id('gas'), ...opening() })
      .expectRefused('already-open');
    const nowhere = { type: 'open', procedure: id('nowhere'), ...opening() } as const;
    expect(decide(ground(gas), undefined, nowhere, atMinute(0))).toEqual({
      kind: 'refused',
      because: 'no-such-procedure',
    });
    expect(decide(ground(gas), undefined, { type: 'tick' }, atMinute(0))).toEqual({
      kind: 'refused',
      because: 'not-open',
    });
  });
});

describe('answering', () => {
  test('names its step, so that a key that bounces answers once', () => {
    const story = call(gas).answer('address', '滨江路 18 号');
    story.expectAdded({
      type: 'answered',
      step: key('gas', 'address'),
      field: fieldId('address'),
      answer: { kind: 'value', value: '滨江路 18 号' },
    });
    story.answer('address', '滨江路 18 号').expectRefused('already-answered');
  });

  test('goes in any order', () => {
    const story = call(gas).answer('smoke', false).do('valve');
    expect(story.next).toBe('leave');
    expect(story.standing('done')).toEqual(['smoke', 'valve']);
  });

  test('is refused where there is nothing to answer', () => {
    call(gas).answer('leave', '好').expectRefused('wrong-kind-of-step');
    call(gas).correct('leave', '好').expectRefused('wrong-kind-of-step');
    call(gas).answer('nothing', '好').expectRefused('no-such-step');
    call(gas).answer('threat/words', '好').expectRefused('no-such-step');
    call(gas).answer('smoke', '有').expectRefused('not-a-choice');
    call(gas).correct('smoke', '有').expectRefused('not-a-choice');
    call(gas).keep('address').expectRefused('nothing-to-review');
  });

  test('time does not go back', () => {
    const story = call(gas).at(5).do('leave').at(3).answer('smoke', false);
    expect(story.added[0]?.at.elapsed).toBe(atMinute(5).elapsed);
  });
});

describe('words and acts', () => {
  test('are done once, with what was seen', () => {
    const story = call(gas).do('valve', ' 表前阀已关\u0007 ');
    story.expectAdded({ type: 'done', step: key('gas', 'valve'), seen: '表前阀已关' });
    story.do('valve').expectRefused('already-answered');
    expect(call(gas).do('leave', ' ').added[0]).not.toHaveProperty('seen');
  });

  test('a question or a notice is not done', () => {
    call(gas).do('address').expectRefused('wrong-kind-of-step');
    call(gas).do('repair').expectRefused('wrong-kind-of-step');
  });
});

describe('notifying', () => {
  test('keeps each try, and ends when somebody was reached', () => {
    const story = call(gas).tell('repair', 'no-answer').at(1).tell('repair', 'busy');
    expect(story.standing('open')).toContain('repair');
    story.at(2).tell('repair', 'reached');
    expect(story.incident.tries).toMatchObject([
      { step: 'gas/repair', role: 'repair', outcome: 'no-answer', at: atMinute(0) },
      { outcome: 'busy', at: atMinute(1) },
      { outcome: 'reached', at: atMinute(2) },
    ]);
    expect(story.standing('done')).toContain('repair');
    story.tell('repair').expectRefused('already-answered');
  });

  test('keeps the number that was dialled, cleaned', () => {
    call(gas)
      .order({
        type: 'try',
        step: key('gas', 'repair'),
        party: '抢修\u200b班',
        number: ' 138 0013 8000\u0000',
        outcome: 'busy',
      })
      .expectAdded({
        type: 'tried',
        step: key('gas', 'repair'),
        role: 'repair' as RoleId,
        party: '抢修班',
        number: '138 0013 8000',
        outcome: 'busy',
      });
  });

  test('keeps what a party was told, once it was reached', () => {
    const order = { type: 'try', step: key('gas', 'repair'), party: '抢修班', told: ' 疑似漏气。 ' } as const;
    expect(
      call(gas)
        .order({ ...order, outcome: 'reached' })
        .entries.at(-1),
    ).toMatchObject({
      type: 'tried',
      told: '疑似漏气。',
    });
    expect(
      call(gas)
        .order({ ...order, outcome: 'busy' })
        .entries.at(-1),
    ).not.toHaveProperty('told');
    expect(
      call(gas)
        .order({ ...order, told: '  ', outcome: 'reached' })
        .entries.at(-1),
    ).not.toHaveProperty('told');
  });

  test('only parties are called', () => {
    call(gas).tell('valve').expectRefused('wrong-kind-of-step');
  });
});

describe('ringing beside the steps', () => {
  const ring = { type: 'ring', role: 'leader' as RoleId, party: ' 示例一 ', number: '000-0001 ' } as const;

  test('is put on record with its outcome and finishes no step', () => {
    const story = call(gas);
    const before = story.standing('done');
    story.order({ ...ring, outcome: 'no-answer' }).expectAdded({
      type: 'rang',
      role: 'leader' as RoleId,
      party: '示例一',
      number: '000-0001',
      outcome: 'no-answer',
    });
    expect(story.standing('done')).toEqual(before);
    story.order({ type: 'ring', party: ' ', outcome: 'reached' }).expectRefused('empty');
  });

  test('what was told belongs to the call that reached that party last', () => {
    const story = call(gas)
      .order({ ...ring, outcome: 'reached' })
      .order({ ...ring, party: '示例二', outcome: 'reached' })
      .order({ ...ring, outcome: 'busy' })
      .order({ type: 'tell', party: '示例一', text: ' 抢修已派 ' });
    story.expectAdded({ type: 'told', party: '示例一', text: '抢修已派' });
    story.order({ type: 'tell', party: '示例一', text: '已到场' });
    expect(story.incident.rings.map(({ party, outcome, told }) => [party, outcome, told])).toEqual([
      ['示例一', 'reached', '抢修已派\n已到场'],
      ['示例二', 'reached', undefined],
      ['示例一', 'busy', undefined],
    ]);
    story.order({ type: 'tell', party: '示例一', text: ' ' }).expectRefused('empty');
  });

  test('telling somebody who was never reached stays in the record alone', () => {
    const story = call(gas).order({ type: 'tell', party: '示例三', text: '留言' });
    story.expectAdded({ type: 'told', party: '示例三', text: '留言' });
    expect(story.incident.rings).toEqual([]);
  });
});

describe('skipping', () => {
  test('goes with a reason, once', () => {
    const story = call(gas).skip('address', ' 来电人已挂断 ');
    story.expectAdded({ type: 'skipped', step: key('gas', 'address'), reason: '来电人已挂断' });
    story.skip('address').expectRefused('already-answered');
    call(gas).skip('address', ' ').expectRefused('reason-missing');
    call(gas).answer('address', '滨江路').skip('address').expectRefused('already-answered');
  });

  test('is no end: the step can still be answered or done', () => {
    expect(call(gas).skip('address').answer('address', '滨江路').standing('done')).toContain('address');
    expect(call(gas).skip('valve').do('valve').standing('done')).toContain('valve');
  });

  test('takes an act back that was marked as done by a slip', () => {
    const story = call(gas).do('valve').skip('valve', '按错了，还没关');
    expect(story.standing('skipped')).toEqual(['valve']);
    expect(call(gas).tell('repair').skip('repair').standing('skipped')).toEqual(['repair']);
  });
});

describe('notes', () => {
  test('are kept as they were typed, line by line', () => {
    call(gas)
      .order({ type: 'note', text: '第一行\r\n第二行\t完' })
      .expectAdded({ type: 'noted', text: '第一行\n第二行 完' });
  });

  test('are refused when empty or endless', () => {
    call(gas).order({ type: 'note', text: ' \n ' }).expectRefused('empty');
    call(gas)
      .order({ type: 'note', text: '长'.repeat(8001) })
      .expectRefused('too-long');
    call(gas).skip('valve', '长'.repeat(8001)).expectRefused('too-long');
  });

  test('can be added to a closed call, and nothing else can', () => {
    const story = call(gas).close();
    story.order({ type: 'note', text: '补充' }).expectAdded({ type: 'noted', text: '补充' });
    story.do('leave').expectRefused('closed');
    story.close().expectRefused('closed');
    story.order({ type: 'resume', operator: '乙', desk: '' }).expectRefused('closed');
    story.tick(90).expectAdded();
  });

  test('after the end bring nothing with them that time would have brought', () => {
    const hurried = aProcedure('hurried', {
      steps: [act('run', { within: [5, 'opened'] }), act('wait', { when: 'minutes_since(opened) >= 10' })],
    });
    const story = call(hurried).at(1).close().at(20);
    story.order({ type: 'note', text: '补充' }).expectAdded({ type: 'noted', text: '补充' });
    expect(story.standing('open', 'gone')).toEqual(['run', 'wait']);
    expect(story.standing('gone')).toEqual(['wait']);
  });
});

describe('handing off', () => {
  test('is offered when its condition holds for certain, before anything else', () => {
    expect(call(gas, threat).next).toBe('leave');
    expect(call(gas, threat).answer('smoke', true).next).toBe('→ threat');
  });

  test('leads into the other procedure and comes back, with the facts kept', () => {
    const story = call(gas, threat).answer('address', '滨江路').answer('smoke', true).handOff('threat');
    story.expectAdded({
      type: 'handed-off',
      from: id('gas'),
      procedure: id('threat'),
      version: 1,
      digest: threat.digest,
    });
    expect(story.next).toBe('words');
    expect(story.standing('done')).toContain('threat/address');
    story.answer('threat/words', '要炸楼').do('threat/police');
    expect(story.next).toBe('leave');
  });

  test('can be declined, for good, with a reason', () => {
    const story = call(gas, threat).answer('smoke', true);
    story.order({ type: 'decline-hand-off', to: id('threat'), reason: ' 不是威胁 ' });
    story.expectAdded({ type: 'hand-off-declined', to: id('threat'), reason: '不是威胁' });
    expect(story.next).toBe('leave');
    story.decline('threat').expectAdded({ type: 'hand-off-declined', to: id('threat') });
  });

  test('goes anywhere the operator wants, once', () => {
    const story = call(gas, threat).handOff('threat');
    expect(story.next).toBe('words');
    story.handOff('threat').expectRefused('already-in-this-incident');
    story.decline('gas').expectRefused('already-in-this-incident');
    story.handOff('nowhere').expectRefused('no-such-procedure');
  });

  test('goes out from the procedure that leads', () => {
    const third = aProcedure('third', { steps: [act('look')] });
    const story = call(gas, threat, third).handOff('threat').handOff('third');
    expect(story.added).toMatchObject([{ type: 'handed-off', from: 'threat', procedure: 'third' }]);
  });

  test('can be turned back from and into again, with everything kept', () => {
    const story = call(gas, threat).handOff('threat');
    story
      .order({ type: 'turn-to', procedure: id('gas') })
      .expectAdded({ type: 'turned-to', procedure: id('gas') });
    expect(story.next).toBe('leave');
    expect(story.order({ type: 'turn-to', procedure: id('gas') }).added).toEqual([]);
    story.order({ type: 'turn-to', procedure: id('threat') });
    expect(story.next).toBe('words');
    expect(story.incident.procedures.map(({ procedure }) => procedure)).toEqual(['gas', 'threat']);
    story.order({ type: 'turn-to', procedure: id('nowhere') }).expectRefused('no-such-procedure');
  });

  test('is not offered into a procedure that is not there', () => {
    expect(call(gas).answer('smoke', true).next).toBe('leave');
  });

  test('changes one fact for both procedures', () => {
    const story = call(gas, threat).answer('address', '滨江路').handOff('threat');
    story.correct('threat/address', '江边路');
    expect(story.incident.facts.get(fieldId('address'))).toMatchObject({ answer: { value: '江边路' } });
    expect(story.standing('done')).toEqual(['address', 'threat/address']);
  });
});

describe('ending', () => {
  test('keeps what is owed, and how it ended', () => {
    call(gas)
      .order({ type: 'close', ending: 'call-dropped', reason: ' ' })
      .expectAdded({ type: 'closed', ending: 'call-dropped', owed: [] });
    call(gas)
      .order({ type: 'close', ending: 'handed-over', reason: '119 接手' })
      .expectAdded({ type: 'closed', ending: 'handed-over', reason: '119 接手', owed: [] });
    call(gas).order({ type: 'close', ending: 'other' }).expectRefused('reason-missing');
  });

  test('puts on record first what fell due before it', () => {
    const hurried = aProcedure('hurried', { steps: [act('run', { within: [1, 'opened'] })] });
    expect(call(hurried).at(2).close().types).toEqual(['late', 'closed']);
  });
});

describe('the terminal', () => {
  test('that comes back or takes over answers from now on', () => {
    const story = call(gas).order({ type: 'resume', operator: '乙', desk: '二台' });
    story.expectAdded({ type: 'resumed', operator: '乙', desk: '二台' });
    story.order({ type: 'take-over', operator: '丙', desk: '三台', from: '乙 二台' });
    story.expectAdded({ type: 'taken-over', operator: '丙', desk: '三台', from: '乙 二台' });
    expect(story.incident).toMatchObject({ operator: '丙', desk: '三台', opened: { operator: '甲' } });
  });

  test('puts a moved clock on record', () => {
    call(gas)
      .order({ type: 'clock-jumped', by: -3_600_000 })
      .expectAdded({ type: 'clock-jumped', by: -3_600_000 });
  });
});
