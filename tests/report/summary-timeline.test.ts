import { describe, expect, test } from 'vitest';
import type { RoleId } from '../../src/procedure/ids.ts';
import { summarize } from '../../src/report/summary.ts';
import { type Call, call } from '../support/a-call.ts';
import { aProcedure, notify, say } from '../support/a-procedure.ts';

const gas = aProcedure('gas', { steps: [say('leave'), notify('repair')] });

const summaryOf = ({ incident, entries, ground }: Call) =>
  summarize({
    id: '20261121-003',
    incident,
    entries,
    procedures: ground.procedures,
    head: '1a2b3c4d',
    language: 'zh',
  });

describe('the time line', () => {
  const lastOf = (story: Call) => summaryOf(story).timeline.at(-1)?.words;

  test('says which call was taken back, and that what was told there goes with it', () => {
    const story = call(gas).order({
      type: 'ring',
      role: 'repair' as RoleId,
      party: '甲班',
      outcome: 'no-answer',
    });
    story.order({ type: 'withdraw-ring', party: '甲班' });
    expect(lastOf(story)).toBe('通话：repair 甲班（无人接听）');
    story
      .order({ type: 'ring', party: '示例一', number: '138 0013 8000', outcome: 'reached' })
      .order({ type: 'tell', party: '示例一', text: '停气了' });
    story.order({ type: 'withdraw-ring', party: '示例一' });
    expect(lastOf(story)).toBe('通话：示例一 138 0013 8000（已接通、告知）');
  });
});
