import { describe, expect, test } from 'vitest';
import type { RoleId } from '../../src/procedure/ids.ts';
import { directoryOf } from '../../src/site/directory.ts';
import { numbersAtHand, rolesAtHand } from '../../src/site/numbers-at-hand.ts';
import { partyToRing, type RungSoFar } from '../../src/site/party-to-ring.ts';

const at = '2026-11-22T12:00:00+08:00';
const rescue = 'rescue' as RoleId;
const step = { key: 'lift/rescue', step: { notify: rescue } };
const directory = directoryOf({
  roles: {
    rescue: {
      title: { zh: '抢修' },
      parties: [
        { name: { zh: '一班', en: 'Crew one' }, numbers: [{ number: '000-0001' }, { number: '000-0002' }] },
        { name: { zh: '二班' }, numbers: [] },
      ],
    },
    empty: { title: { zh: '空着' }, parties: [] },
    leader: { title: { zh: '负责人' }, onDuty: 'leaders', parties: [] },
  },
  people: { one: { name: { zh: '示例一' }, titles: [], numbers: [{ number: '000-0003' }] } },
  roster: {
    leaders: {
      title: { zh: '负责人' },
      shifts: [{ id: 'all', name: { zh: '全天' }, from: 0, to: 0 }],
      week: { sun: { all: ['one'] } },
      dates: {},
      substitutes: [],
    },
  },
  holidays: {},
});

const time = (elapsed: number) => ({ at: { elapsed, wall: at } });
const nothing: RungSoFar = { tries: [], rings: [] };

describe('whom a step rings', () => {
  test('is nobody for a step that notifies nobody', () => {
    expect(partyToRing(directory, nothing, { key: 'lift/say', step: {} }, at)).toBeUndefined();
  });

  test('comes with whom it would ring after each way to fail', () => {
    expect(partyToRing(directory, nothing, step, at)).toMatchObject({
      number: { number: '000-0001' },
      why: 'first',
      after: {
        'no-answer': { number: { number: '000-0002' }, why: 'other-number' },
        busy: { number: { number: '000-0001' }, why: 'busy-again' },
        'wrong-number': { number: { number: '000-0002' } },
      },
      tries: [],
    });
  });

  test('follows the tries of this very step, under the names of the reader', () => {
    const missed = { party: 'Crew one', number: '000-0001', outcome: 'no-answer' } as const;
    const elsewhere = partyToRing(
      directory,
      { tries: [{ ...missed, ...time(1), step: 'gas/rescue' }], rings: [{ ...missed, ...time(2) }] },
      step,
      at,
    );
    expect(elsewhere).toMatchObject({ number: { number: '000-0001' }, tries: [] });
    const here = { tries: [{ ...missed, ...time(1), step: step.key }], rings: [] };
    expect(partyToRing(directory, here, step, at)).toMatchObject({
      number: { number: '000-0002' },
      tries: [{ party: 'Crew one', name: { zh: '一班', en: 'Crew one' } }],
    });
  });

  test('goes on where ringing from the contacts came to nothing, until somebody answered', () => {
    const missed = { role: rescue, party: '一班', number: '000-0001', outcome: 'no-answer' } as const;
    const rings = [{ ...missed, ...time(2) }];
    expect(partyToRing(directory, { tries: [], rings }, step, at)).toMatchObject({
      number: { number: '000-0002' },
      tries: [{ name: { zh: '一班' }, outcome: 'no-answer' }],
    });
    const answered = { ...missed, number: '000-0002', outcome: 'reached' as const, ...time(3) };
    expect(partyToRing(directory, { tries: [], rings: [...rings, answered] }, step, at)).toMatchObject({
      number: { number: '000-0001' },
      tries: [],
    });
    const other = [{ ...missed, role: 'leader', ...time(2) }];
    expect(partyToRing(directory, { tries: [], rings: other }, step, at)?.tries).toEqual([]);
  });

  test('says when the roster wants holidays that are not known', () => {
    const shifts = [{ id: 'all', name: { zh: '全天' }, from: 0, to: 0 }];
    const line = { title: { zh: '值班' }, shifts, daysOff: {}, dates: {}, substitutes: [] };
    const unknown = directoryOf({
      roles: { rescue: { title: { zh: '抢修' }, onDuty: 'line', parties: [] } },
      people: {},
      roster: { line },
      holidays: { 2026: { off: [], work: [] } },
    });
    const next = '2027-01-02T12:00:00+08:00';
    expect(partyToRing(unknown, nothing, step, next)).toMatchObject({ unknownYear: '2027' });
    expect(partyToRing(unknown, nothing, step, at)).not.toHaveProperty('unknownYear');
  });

  test('never is a number that was wrong anywhere in the incident, until somebody answers there', () => {
    const wrong = { party: '一班', number: '0000001', outcome: 'wrong-number' } as const;
    const soFar: RungSoFar = { tries: [{ ...wrong, ...time(1), step: 'gas/rescue' }], rings: [] };
    expect(partyToRing(directory, soFar, step, at)?.number).toEqual({ number: '000-0002' });
    const answered = { ...soFar, rings: [{ ...wrong, outcome: 'reached' as const, ...time(2) }] };
    expect(partyToRing(directory, answered, step, at)?.number).toEqual({ number: '000-0001' });
  });
});

describe('what is at hand', () => {
  test('is what the incident wants, then who is on duty, then whoever has a number', () => {
    expect(rolesAtHand(directory, ['empty' as RoleId], at)).toEqual(['empty', 'leader', 'rescue']);
    expect(
      numbersAtHand(directory, [], at).map(({ party, number }) => [party.name.zh, number?.number]),
    ).toEqual([
      ['示例一', '000-0003'],
      ['一班', '000-0001'],
      ['一班', '000-0002'],
      ['二班', undefined],
    ]);
  });
});
