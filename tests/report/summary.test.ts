import { describe, expect, test } from 'vitest';
import type { RoleId } from '../../src/procedure/ids.ts';
import type { FactTold, Summary } from '../../src/report/summary.ts';
import { summaryJson } from '../../src/report/summary-json.ts';
import { summaryText } from '../../src/report/summary-text.ts';
import {
  answer,
  call,
  content,
  correct,
  type Line,
  level,
  part,
  smokeSeen,
  step,
  stuckLift,
  summaryOf,
  unknown,
} from './call.ts';
import { droppedCall, openCall, wholeCall, windingCall } from './calls.ts';

const fact = (summary: Summary, id: string): FactTold | undefined =>
  summary.facts.flatMap(({ facts }) => facts).find(({ field }) => field === id);

describe('the header', () => {
  test('says what was run, by whom, from when to when and how it ended', () => {
    const summary = summaryOf(call(wholeCall));
    expect(summary).toMatchObject({
      schema: 1,
      id: '20261121-003',
      kind: 'live',
      status: 'closed',
      operator: '王敏',
      desk: '热线 1 台',
      callerWords: '电梯不动了',
      opened: '2026-11-21T22:15:07.120+08:00',
      closed: '2026-11-21T22:31:40.120+08:00',
      duration: 993_000,
      ending: { kind: 'finished', words: '处置完毕' },
      head: '1a2b3c4d',
      redacted: false,
    });
    expect(summary.procedures).toEqual([
      {
        id: 'stuck-lift',
        title: '电梯停运',
        version: 3,
        digest: content.procedures.get(summary.procedures[0]?.id as never)?.digest.slice(0, 8),
        review: { status: 'draft', due: '2027-11-21' },
      },
    ]);
    expect(summary.entries).toBe(summary.timeline.length);
  });

  test('an open one has no end, and its duration goes to the latest entry', () => {
    const summary = summaryOf(call(openCall, { kind: 'drill' }));
    expect(summary).toMatchObject({ status: 'open', kind: 'drill', duration: 90_000, followUps: [] });
    expect(summary).not.toHaveProperty('closed');
    expect(summary).not.toHaveProperty('ending');
  });

  test('one that was opened without words or desk says nothing about them', () => {
    const summary = summaryOf(call([], { words: '', desk: '' }));
    expect(summary).not.toHaveProperty('callerWords');
    expect(summaryText(summary)).toMatch(/^值班员 {2}王敏$/mu);
    expect(summaryText(summary)).not.toContain('来电：');
  });
});

describe('the facts', () => {
  test('the four kinds of not knowing stay apart', () => {
    const told = call([
      [1, answer('caller', { kind: 'refused' })],
      [2, answer('phone', unknown)],
      [3, answer('since', { kind: 'not-applicable' })],
      [4, { type: 'skip', step: step('smoke'), reason: '来不及' }],
    ]);
    const summary = summaryOf(told);
    const states = ['caller', 'phone', 'since', 'smoke', 'address'].map((id) => fact(summary, id)?.state);
    expect(states).toEqual(['refused', 'unknown', 'not-applicable', 'skipped', 'unanswered']);
    const words = ['caller', 'phone', 'since', 'smoke', 'address'].map((id) => fact(summary, id)?.words);
    expect(words).toEqual(['拒绝回答', '不清楚', '不适用', '跳过未问', '未问到']);
  });

  test('an answer that lapsed is left out, and in the time line it stays', () => {
    const told = call([
      [1, answer('trapped', 'some')],
      [2, answer('people', 4)],
      [3, correct('trapped', 'none')],
    ]);
    const summary = summaryOf(told);
    expect(fact(summary, 'people')).toBeUndefined();
    expect(summary.timeline.map(({ words }) => words)).toContain('被困人数：4 人');
  });

  test('an answer that came back wants a second look', () => {
    const told = call([
      [1, answer('trapped', 'some')],
      [2, answer('people', 4)],
      [3, correct('trapped', 'none')],
      [4, correct('trapped', 'unwell')],
    ]);
    expect(fact(summaryOf(told), 'people')).toMatchObject({ review: true, words: '4 人', value: 4 });
  });

  test('a correction tells from what to what and when, in a list too', () => {
    const summary = summaryOf(call(wholeCall));
    expect(fact(summary, 'people')?.corrections).toEqual([
      { from: '2 人', to: '3 人', at: '2026-11-21T22:17:17.120+08:00', elapsed: 130_000 },
    ]);
    expect(fact(summary, 'lifts')?.corrections).toMatchObject([{ from: '第 1 项 楼层 7 层', to: '8 层' }]);
  });

  test('a part that is answered the same once more was not corrected', () => {
    const told = call([
      [1, part('lifts', 0, 'number', '3 号梯')],
      [2, part('lifts', 0, 'number', '3 号梯')],
    ]);
    expect(fact(summaryOf(told), 'lifts')).toMatchObject({ corrections: [], complete: false });
  });

  test('a list says its items part by part, an empty one says so', () => {
    const summary = summaryOf(call(wholeCall), { language: 'en' });
    expect(fact(summary, 'lifts')?.items?.[1]?.map(({ state, words }) => [state, words])).toEqual([
      ['value', '4 号梯'],
      ['refused', 'refused to say'],
      ['value', '8888 6666'],
    ]);
    const empty = summaryOf(call([[1, { type: 'complete-list', step: step('lifts') }]]));
    expect(fact(empty, 'lifts')).toMatchObject({ words: '没有', items: [], complete: true });
    expect(empty.timeline.at(-1)?.words).toBe('停运电梯：到此为止，共 0 项');
  });

  test('a field that two procedures ask for is told once, where it was asked first', () => {
    const summary = summaryOf(call(windingCall));
    const sections = summary.facts.filter(({ facts }) => facts.some(({ field }) => field === 'address'));
    expect(sections.map(({ procedure, title }) => [procedure, title])).toEqual([['stuck-lift', '接听']]);
  });

  test('odd numbers are marked', () => {
    expect(fact(summaryOf(call(droppedCall)), 'phone')).toMatchObject({
      doubtful: true,
      words: '138 0013',
      doubt: '少 4 位？',
    });
  });
});

describe('when the text of the procedure is lost', () => {
  const lost = summaryOf(call(wholeCall), { procedures: new Map() });

  test('everything that was recorded is told by its code', () => {
    expect(lost.procedures).toMatchObject([{ id: 'stuck-lift', title: 'stuck-lift', version: 3 }]);
    expect(lost.procedures[0]).not.toHaveProperty('review');
    expect(fact(lost, 'trapped')).toMatchObject({ label: 'trapped', words: 'some', state: 'value' });
    expect(fact(lost, 'lifts')?.items?.[0]?.map(({ label, words }) => `${label} ${words}`)).toEqual([
      'number 3 号梯',
      'floor 8',
      'contact 不清楚',
    ]);
    expect(lost.notifications).toMatchObject([{ step: 'stuck-lift/maintenance', state: 'reached' }]);
    expect(lost.timeline).toHaveLength(lost.entries);
    expect(lost.timeline.map(({ words }) => words)).toContain(
      '人工定级：minor → major（有老人，按较重处理）',
    );
    expect(summaryText(lost)).toContain('流程原文缺失');
  });

  test('an answer that had lapsed is still left out, and a call without answer is not a success', () => {
    const told = call([
      [1, answer('trapped', 'some')],
      [2, answer('people', 4)],
      [3, correct('trapped', 'none')],
      [4, { type: 'try', step: step('maintenance'), party: '值班员甲', outcome: 'busy' }],
      [5, { type: 'skip', step: step('sign'), reason: '无人' }],
      [6, { type: 'hand-off', to: smokeSeen }],
      [7, { type: 'close', ending: 'false-report' }],
    ]);
    const summary = summaryOf(told, { procedures: new Map() });
    expect(fact(summary, 'people')).toBeUndefined();
    expect(summary.notifications).toMatchObject([{ state: 'not-reached' }]);
    expect(summary.grades).toEqual([]);
  });
});

describe('when a later version lacks what was recorded', () => {
  const told = call([
    [1, answer('trapped', 'some')],
    [2, { type: 'override-grade', level: level('major'), reason: '现场情况' }],
    [3, { type: 'decline-hand-off', to: smokeSeen }],
  ]);

  test('a level without a title and a rule without a text are told by what is there', () => {
    const lift = content.procedures.get(stuckLift);
    if (lift?.grade === undefined) throw new Error('the sample procedure has no grade');
    const bare = { ...lift, grade: { ...lift.grade, levels: [], rules: [] } };
    const summary = summaryOf(told, { procedures: new Map([[stuckLift, bare]]) });
    expect(summary.grades).toMatchObject([{ words: 'major', byRules: { words: 'minor', sources: [] } }]);
    expect(summary.grades[0]?.byRules).not.toHaveProperty('reason');
    expect(summary.timeline.map(({ words }) => words)).toContain('minor');
    expect(summary.deviations.map(({ words }) => words)).toEqual(['人工定级：minor → major', 'smoke-seen']);
    expect(summaryText(summary)).not.toContain('按规则');
  });

  test('an approval without a name is told as far as it goes', () => {
    const lift = content.procedures.get(stuckLift);
    if (lift === undefined) throw new Error('the sample procedure was not loaded');
    const approved = { ...lift, review: { ...lift.review, status: 'approved' as const } };
    const summary = summaryOf(told, { procedures: new Map([[stuckLift, approved]]) });
    expect(summaryText(summary)).toContain('? ? 审定');
  });
});

describe('one of a thing', () => {
  test('is told in the singular in English', () => {
    const told = call([
      [1, part('lifts', 0, 'number', '3')],
      [1, part('lifts', 0, 'floor', 2)],
      [1, part('lifts', 0, 'contact', unknown)],
      [2, { type: 'complete-list', step: step('lifts') }],
    ]);
    const summary = summaryOf(told, { language: 'en' });
    expect(summary.timeline.at(-1)?.words).toBe('Lifts that stopped: no more, 1 item in all');
    expect(summaryText({ ...summary, entries: 1 })).toContain('1 entry, chain ends in 1a2b3c4d');
  });
});

describe('the grade', () => {
  test('gives the rule, its reason and its source', () => {
    const told = call([
      [1, answer('trapped', 'unwell')],
      [2, answer('people', 6)],
    ]);
    const summary = summaryOf(told);
    expect(summary.grades).toMatchObject([
      {
        scheme: '停运等级',
        level: 'major',
        words: '较重',
        byRules: {
          level: 'major',
          reason: '不适且超过 5 人',
          sources: ['示例管理办法 第七条', '本流程编写组'],
        },
        missing: [],
      },
    ]);
    expect(summary.grades[0]).not.toHaveProperty('override');
  });

  test('says which facts are missing that could raise it', () => {
    expect(summaryOf(call([[1, answer('trapped', 'unwell')]])).grades[0]?.missing).toEqual(['被困人数']);
  });

  test('set by hand it keeps what the rules said, or that they said nothing', () => {
    const override = { type: 'override-grade', level: level('major'), reason: '现场情况' } as const;
    const without = summaryOf(call([[5, override]]));
    expect(without.grades).toMatchObject([
      { level: 'major', override: { level: 'major', reason: '现场情况', words: '较重' } },
    ]);
    expect(without.grades[0]).not.toHaveProperty('byRules');
    expect(summaryText(without)).toContain('人工定级：未达到任何等级 → 较重（现场情况）');
    const again = summaryOf(
      call([
        [5, override],
        [9, { ...override, level: level('minor') }],
      ]),
    );
    expect(again.deviations.map(({ words }) => words)).toEqual([
      '人工定级：未达到任何等级 → 较重',
      '人工定级：较重 → 一般',
    ]);
  });
});

describe('notifications', () => {
  test('each try has its time and outcome; who was skipped or forgotten is there as well', () => {
    const told = call([
      [1, answer('trapped', 'unwell')],
      [2, { type: 'skip', step: step('ambulance'), reason: '现场已叫' }],
    ]);
    expect(summaryOf(told).notifications).toEqual([
      { step: 'stuck-lift/ambulance', role: 'ambulance', title: '急救 120', state: 'skipped', tries: [] },
      {
        step: 'stuck-lift/maintenance',
        role: 'maintenance',
        title: '电梯维保',
        state: 'not-tried',
        tries: [],
      },
    ]);
  });

  test('who was told what, at a step and beside the steps, under the names of the reader', () => {
    const told = call([
      [1, answer('trapped', 'unwell')],
      [
        2,
        {
          type: 'try',
          step: step('ambulance'),
          party: '医疗急救',
          number: '120',
          outcome: 'reached',
          told: '一人不适',
        },
      ],
      [3, { type: 'ring', role: 'maintenance' as RoleId, party: '示例一', outcome: 'no-answer' }],
      [4, { type: 'ring', party: '示例二', number: '138 0013 8000', outcome: 'reached' }],
      [5, { type: 'tell', party: '示例二', text: '请来电 13800138001' }],
    ]);
    const names = (recorded: string) =>
      recorded === '示例二' ? { zh: '示例二', en: 'Example Two' } : undefined;
    const summary = summaryOf(told, { language: 'en', names });
    expect(summary.notifications[0]?.tries[0]).toMatchObject({ outcome: 'reached', told: '一人不适' });
    expect(summary.rings).toMatchObject([
      { role: 'maintenance', party: '示例一', outcome: 'no-answer', words: 'no answer' },
      { party: 'Example Two', outcome: 'reached', words: 'answered', told: '请来电 13800138001' },
    ]);
    expect(summary.timeline.slice(-2).map(({ words }) => words)).toEqual([
      'Example Two 138 0013 8000: answered',
      'Example Two: “请来电 13800138001”',
    ]);
    const text = summaryText(summary);
    expect(text).toMatch(/Example Two +22:15:11 \+00:04 {2}138 0013 8000 {2}answered\n +told: 请来电/u);
    expect(summaryText(summaryOf(told))).toContain('已告知：一人不适');
    const masked = summaryOf(told, { redact: true }).rings[1];
    expect(masked).toMatchObject({ number: '138****8000', told: '请来电 138****8001' });
  });

  test('a party that was reached stays, even where the step lapsed', () => {
    const told = call([
      [1, answer('trapped', 'unwell')],
      [2, { type: 'try', step: step('ambulance'), party: '医疗急救', number: '120', outcome: 'reached' }],
      [3, correct('trapped', 'none')],
    ]);
    expect(summaryOf(told).notifications[0]).toMatchObject({
      state: 'reached',
      tries: [{ elapsed: 2000, number: '120', outcome: 'reached', words: '已通知' }],
    });
  });

  test('without the directory a role is told by its id', () => {
    const summary = summaryOf(call([]), { roles: {} });
    expect(summary.notifications[0]?.title).toBe('maintenance');
  });
});

describe('deviations', () => {
  const kinds = (lines: readonly Line[]) => summaryOf(call(lines)).deviations.map(({ kind }) => kind);

  test('a step that is done in time, and one that lapsed, is none', () => {
    expect(
      kinds([
        [1, answer('trapped', 'unwell')],
        [2, { type: 'skip', step: step('ambulance'), reason: '现场已叫' }],
        [3, { type: 'try', step: step('maintenance'), party: '', outcome: 'reached' }],
        [4, correct('trapped', 'none')],
      ]),
    ).toEqual([]);
  });

  test('late is told by how much, and a correction later does not make it later', () => {
    const late = summaryOf(call(wholeCall)).deviations.find(({ kind }) => kind === 'late');
    expect(late).toMatchObject({ by: 38_000, words: '通知电梯维保' });
  });

  test('late and never done has no length', () => {
    const summary = summaryOf(call([[100, { type: 'tick' }]]));
    expect(summary.deviations).toMatchObject([{ kind: 'late', step: 'stuck-lift/maintenance' }]);
    expect(summary.deviations[0]).not.toHaveProperty('by');
  });

  test('what was not done counts only once it is closed', () => {
    expect(kinds([])).toEqual([]);
    const summary = summaryOf(call([[1, { type: 'close', ending: 'call-dropped' }]]));
    expect(new Set(summary.deviations.map(({ kind }) => kind))).toEqual(new Set(['left-undone']));
    expect(summary.deviations.find(({ step: key }) => key === 'stuck-lift/people')).toMatchObject({
      perhaps: true,
      question: true,
    });
  });

  test('an offer that was turned down is told with its reason, if one was given', () => {
    const summary = summaryOf(
      call([
        [1, answer('smoke', true)],
        [2, { type: 'decline-hand-off', to: smokeSeen }],
      ]),
    );
    expect(summary.deviations).toMatchObject([{ kind: 'hand-off-declined', words: '看见烟' }]);
    expect(summary.deviations[0]).not.toHaveProperty('reason');
  });
});

describe('notes', () => {
  test('one after closing is an addendum, even in the same millisecond', () => {
    const summary = summaryOf(
      call([
        [1, { type: 'note', text: '先' }],
        [2, { type: 'close', ending: 'finished' }],
        [2, { type: 'note', text: '后' }],
      ]),
    );
    expect(summary.notes.map(({ text, addendum }) => [text, addendum])).toEqual([
      ['先', false],
      ['后', true],
    ]);
  });
});

describe('the time line', () => {
  test('tells who was here, who took over, and that the clock was moved', () => {
    const told = call([
      [1, { type: 'clock-jumped', by: -90_000 }],
      [2, { type: 'take-over', operator: '赵平', desk: '', from: '' }],
    ]);
    expect(
      summaryOf(told)
        .timeline.slice(-2)
        .map(({ words }) => words),
    ).toEqual(['电脑时钟被调慢 1 分 30 秒，用时不受影响', '赵平']);
  });

  test('shows the day once it is another one', () => {
    const text = summaryText(summaryOf(call([[7200, { type: 'note', text: '过了零点' }]])));
    expect(text).toContain('11-22 00:15:07');
    expect(text).toContain('2 小时 0 分');
  });
});

describe('as JSON', () => {
  test('is the summary itself, and comes back the same', () => {
    const summary = summaryOf(call(wholeCall), { language: 'en' });
    expect(JSON.parse(summaryJson(summary))).toEqual(summary);
  });

  test('has the keys of schema 1', () => {
    expect(Object.keys(summaryOf(call(wholeCall)))).toEqual([
      'schema',
      'id',
      'kind',
      'language',
      'redacted',
      'status',
      'procedures',
      'operator',
      'desk',
      'callerWords',
      'opened',
      'closed',
      'duration',
      'ending',
      'grades',
      'facts',
      'timeline',
      'notifications',
      'rings',
      'deviations',
      'followUps',
      'notes',
      'entries',
      'head',
      'remarks',
    ]);
  });
});
