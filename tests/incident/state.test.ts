import { describe, expect, test } from 'vitest';
import { optional } from '../../src/incident/copies.ts';
import type { Entry } from '../../src/incident/entry.ts';
import { evolve, replay } from '../../src/incident/evolve.ts';
import type { StepKey } from '../../src/procedure/ids.ts';
import { atMinute, call } from '../support/a-call.ts';
import { act, aProcedure, ask, fieldId, key } from '../support/a-procedure.ts';

const lift = aProcedure('lift', {
  fields: { lifts: { number: 'text', people: 'count' }, hurt: 'yes-no' },
  steps: [ask('lifts'), ask('hurt'), act('look')],
  levels: ['minor'],
});
const at = atMinute(1);
const fresh = () => call(lift);

describe('the state that entries give', () => {
  test('cannot be told without the opening', () => {
    expect(replay([])).toBeUndefined();
    expect(replay([{ type: 'noted', at, text: '没有开头' }])).toBeUndefined();
  });

  test('keeps the first opening when a file has two', () => {
    const { entries, incident } = fresh();
    const [opened] = entries;
    if (opened?.type !== 'opened') throw new Error('not open');
    const again = evolve(incident, { ...opened, operator: '别人', at });
    expect(again).toMatchObject({ operator: '甲', entries: 2, elapsed: 60_000 });
  });

  test('survives an entry of a newer program', () => {
    const unheard = { type: 'weather', at, sky: '晴' } as unknown as Entry;
    expect(evolve(fresh().incident, unheard)).toMatchObject({ operator: '甲', entries: 2 });
  });

  test('survives items that a hand-made file numbers oddly', () => {
    const odd = [-1, 0.5, 1, 1e9].map(
      (item): Entry => ({
        type: 'item-answered',
        at,
        step: key('lift', 'lifts'),
        field: fieldId('lifts'),
        item,
        part: fieldId('number'),
        answer: { kind: 'unknown' },
      }),
    );
    expect(odd.reduce(evolve, fresh().incident).facts.size).toBe(0);
  });

  test('survives marks on steps that never were', () => {
    const steps = ['lift/ghost' as StepKey];
    const incident = (
      [
        { type: 'lapsed', at, steps },
        { type: 'returned', at, steps },
        { type: 'kept', at, step: key('lift', 'look') },
      ] satisfies Entry[]
    ).reduce(evolve, fresh().incident);
    expect(incident).toMatchObject({ lapsed: new Set(), toReview: new Set() });
  });

  test('a correction of what was never answered stands', () => {
    const incident = evolve(fresh().incident, {
      type: 'corrected',
      at,
      step: key('lift', 'hurt'),
      field: fieldId('hurt'),
      was: { kind: 'unknown' },
      answer: { kind: 'value', value: true },
    });
    expect(incident.corrections).toMatchObject([{ at, since: at }]);
    expect(incident.finished.get(key('lift', 'hurt'))).toMatchObject({ at });
  });

  test('an answer keeps its time through a change and back', () => {
    const story = fresh().at(1).answer('hurt', true).at(2).correct('hurt', false).at(3).correct('hurt', true);
    expect(story.incident.finished.get(key('lift', 'hurt'))).toMatchObject({ at: atMinute(1) });
    expect(story.incident.corrections.map(({ since }) => since.elapsed / 60_000)).toEqual([1, 2]);
  });

  test('an answer that went back keeps its own time, whatever another field was corrected from', () => {
    const two = aProcedure('two', {
      fields: { hurt: 'yes-no', smoke: 'yes-no' },
      steps: [ask('hurt'), ask('smoke')],
    });
    const story = call(two).at(1).answer('hurt', true).at(2).correct('hurt', false);
    story.at(3).answer('smoke', false).at(4).correct('smoke', true);
    expect(story.incident.finished.get(key('two', 'smoke'))).toMatchObject({ at: atMinute(4) });
  });

  test('time does not go back, though a line that was merged back is older', () => {
    const incident = (
      [
        { type: 'noted', at: atMinute(5), text: '一' },
        { type: 'noted', at: atMinute(3), text: '二' },
      ] satisfies Entry[]
    ).reduce(evolve, fresh().incident);
    expect(incident.elapsed).toBe(5 * 60_000);
  });

  test('tells absent from undefined', () => {
    expect(optional('a', undefined)).toEqual({});
    expect(Object.keys(optional('a', undefined))).toEqual([]);
    expect(optional('a', 0)).toEqual({ a: 0 });
  });
});
