import { describe, expect, test } from 'vitest';
import { outline } from '../../src/incident/outline.ts';
import { readBackOwed } from '../../src/incident/read-back.ts';
import { judge } from '../../src/incident/relevance.ts';
import { call, NOT_APPLICABLE, REFUSED, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask } from '../support/a-procedure.ts';

const report = aProcedure('report', {
  fields: {
    phone: { type: 'phone', critical: true },
    address: { type: 'address', critical: true },
    shop: 'phone',
    injured: { type: 'count', critical: true },
  },
  steps: [
    ask('phone'),
    ask('address'),
    ask('shop'),
    ask('injured'),
    act('read-phone', { when: 'known(phone)', readsBack: 'phone' }),
    act('read-address', { when: 'known(address)', readsBack: 'address' }),
  ],
});

type Call = ReturnType<typeof call>;
const owed = ({ scene }: Call): readonly string[] =>
  readBackOwed(outline(scene), judge(scene).fact).map(({ field, state }) => `${field.id} ${state}`);

describe('before the line drops', () => {
  test('critical numbers and places are owed until they are known, and then until they are read back', () => {
    const story = call(report);
    expect(owed(story)).toEqual(['phone unknown', 'address unknown']);
    story.answer('phone', '13800138000').answer('address', '滨江路 18 号');
    expect(owed(story)).toEqual(['phone not-read-back', 'address not-read-back']);
    story.answer('shop', UNKNOWN).answer('injured', UNKNOWN).do('read-phone');
    expect(owed(story)).toEqual(['address not-read-back']);
    story.do('read-address');
    expect(owed(story)).toEqual([]);
  });

  test('nobody’s knowing and nobody’s saying are no answers; that it does not apply is one', () => {
    expect(owed(call(report).answer('phone', UNKNOWN).answer('address', REFUSED))).toEqual([
      'phone unknown',
      'address unknown',
    ]);
    expect(owed(call(report).answer('phone', NOT_APPLICABLE))).toEqual(['address unknown']);
  });

  test('a read-back that was skipped is still owed', () => {
    const story = call(report).answer('phone', '13800138000').skip('read-phone');
    expect(owed(story)).toContain('phone not-read-back');
  });

  test('what was changed later is read back again, and the first reading stays on record', () => {
    const story = call(report).answer('phone', '13800138000').do('read-phone');
    expect(story.standing('done')).toContain('read-phone');
    story.at(1).correct('phone', '13800138001');
    expect(story.standing('open')).toContain('read-phone');
    expect(owed(story)).toContain('phone not-read-back');
    story.at(2).do('read-phone');
    expect(story.standing('done')).toContain('read-phone');
    expect(story.entries.filter(({ type }) => type === 'done')).toHaveLength(2);
  });

  test('changed back to what was read out, it need not be read again', () => {
    const story = call(report).answer('phone', '13800138000').do('read-phone');
    story.at(1).correct('phone', '13800138001').at(2).correct('phone', '13800138000');
    expect(story.standing('done')).toContain('read-phone');
  });
});
