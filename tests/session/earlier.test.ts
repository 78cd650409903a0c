import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/records/records.ts';
import { earlierOf } from '../../src/session/earlier.ts';
import { Desk, say, start } from '../support/a-desk.ts';
import { aProcedure, ask } from '../support/a-procedure.ts';

const call = aProcedure('call', { fields: { phone: 'phone' }, steps: [ask('phone')] });

/** A call with the number of an earlier one, at records whose index is busy for so many questions. */
const rangBefore = (busy: number) => {
  const desk = new Desk(call);
  const first = start(desk.terminal(), 'call');
  say(first, 'phone', '13800138000');
  first.leave();
  const place = desk.terminal();
  const now = start(place, 'call');
  say(now, 'phone', '138 0013 8000');
  let asked = 0;
  const answer = <T>(know: () => T): T | undefined => {
    asked += 1;
    return asked > busy ? know() : undefined;
  };
  const records: Records = {
    ...place.records,
    told: (...of) => answer(() => place.records.told(...of)),
    withSame: (...of) => answer(() => place.records.withSame(...of)),
  };
  const earlier = earlierOf({ ...place, records }, now.id);
  return { earlier, first, view: () => now.view(), asked: () => asked };
};

describe('what earlier incidents told', () => {
  test('is asked again when the index was busy, and then remembered', () => {
    const { earlier, view, asked } = rangBefore(1);
    expect(earlier.offered(view(), 'phone')).toEqual([]);
    expect(earlier.offered(view(), 'phone')).toEqual(['138 0013 8000', '13800138000']);
    earlier.offered(view(), 'phone');
    expect(asked()).toBe(2);
  });

  test('a caller who rang before is noticed after a busy moment too', () => {
    const { earlier, first, view, asked } = rangBefore(1);
    expect(earlier.repeats(view())).toEqual([]);
    expect(earlier.repeats(view())).toMatchObject([{ same: 'phone', head: { id: first.id } }]);
    earlier.repeats(view());
    expect(asked()).toBe(2);
  });
});
