import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/procedure/text.ts';
import { type Summary, summarize } from '../../src/report/summary.ts';
import { summaryMarkdown } from '../../src/report/summary-markdown.ts';
import { summaryText } from '../../src/report/summary-text.ts';
import { atMinute, type Call, call, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask, notify, say } from '../support/a-procedure.ts';

const gas = aProcedure('gas', {
  steps: [notify('fire-119', { within: [2, 'opened'] }), act('valve', { within: [3, 'opened'] })],
});
const fire = aProcedure('fire', { steps: [notify('fire-119', { within: [3, 'opened'] })] });

const told = ({ incident, entries, ground }: Call, language: Language = 'zh', redact = false): Summary =>
  summarize({
    id: '20261121-003',
    incident,
    entries,
    procedures: ground.procedures,
    head: '1a2b3c4d',
    language,
    redact,
  });

describe('what was put off', () => {
  const story = call(gas).at(2.5).snooze('fire-119', 3, '李平说稍等，138 0013 8000').at(6).tell('fire-119');

  test('is a deviation beside the lateness, with until when and why', () => {
    expect(told(story).deviations).toMatchObject([
      { kind: 'late', step: 'gas/fire-119', by: 4 * 60_000 },
      { kind: 'late', step: 'gas/valve' },
      {
        kind: 'snoozed',
        step: 'gas/fire-119',
        reason: '李平说稍等，138 0013 8000',
        until: '2026-11-21T22:20:30.000+08:00',
        at: '2026-11-21T22:17:30.000+08:00',
      },
    ]);
  });

  test('stands in the text and in Markdown, in both languages', () => {
    const line = '22:17:30  通知fire-119：推迟到 22:20:30（李平说稍等，138 0013 8000）';
    expect(summaryText(told(story))).toContain(line);
    expect(summaryMarkdown(told(story))).toContain(line);
    expect(summaryText(told(story, 'en'))).toContain('notify fire-119: put off until 22:20:30');
    expect(summaryText(told(story))).toMatch(/推迟 +通知fire-119：推迟到 22:20:30/);
  });

  test('is masked where it names a number', () => {
    const masked = JSON.stringify(told(story, 'zh', true));
    expect(masked).not.toContain('138 0013 8000');
    expect(masked).toContain('138****8000');
  });
});

describe('a party that another procedure had told', () => {
  const story = call(gas, fire).at(1).tell('fire-119').at(4).handOff('fire').countTold('fire/fire-119');

  test('counts as reached, by that call and not by one of its own', () => {
    expect(told(story).notifications[1]).toEqual({
      step: 'fire/fire-119',
      role: 'fire-119',
      title: 'fire-119',
      state: 'reached',
      told: { step: 'gas/fire-119', at: '2026-11-21T22:16:00.000+08:00', elapsed: 60_000, party: '值班电话' },
      tries: [],
    });
    expect(told(story).deviations.filter(({ step }) => step === 'fire/fire-119')).toEqual([]);
  });

  test('is told so in words', () => {
    expect(summaryText(told(story))).toContain('已通知到（按 22:16:00 的通知计，值班电话）');
    expect(summaryText(told(story, 'en'))).toContain('reached (told at 22:16:00, 值班电话)');
    expect(told(story).timeline.find(({ type }) => type === 'counted')?.words).toBe(
      '通知fire-119（按 22:16:00 的通知计，值班电话）',
    );
  });

  test('is late by its own limit where it was reached too late', () => {
    const late = call(gas, fire)
      .at(0.5)
      .handOff('fire')
      .at(4)
      .tell('fire-119')
      .at(6)
      .countTold('fire/fire-119');
    expect(told(late).deviations).toContainEqual(
      expect.objectContaining({ kind: 'late', step: 'fire/fire-119', by: 30_000 }),
    );
  });
});

describe('a party that two branches of one procedure want told', () => {
  const threat = aProcedure('threat', {
    fields: { live: 'yes-no' },
    steps: [
      { ...notify('police', { when: 'live', within: [1, 'opened'] }), id: 'hidden' },
      { ...notify('police', { when: '!live', within: [1, 'opened'] }), id: 'open' },
    ],
  });
  const story = call({
    ...threat,
    steps: threat.steps.map((step) => ({ ...step, notify: 'police' as never })),
  })
    .at(0.5)
    .tell('hidden')
    .tick(5)
    .close();

  test('is nowhere told and not told at once', () => {
    const summary = told(story);
    expect(summary.notifications.map(({ state }) => state)).toEqual(['reached']);
    expect(summary.deviations).toMatchObject([
      { kind: 'left-undone', step: 'threat/open', told: { step: 'threat/hidden', elapsed: 30_000 } },
    ]);
    expect(summaryText(summary)).toContain('22:15:30 已通知过，值班电话，没有另打');
    expect(summaryText(told(story, 'en'))).toContain('told at 22:15:30, 值班电话; no call');
  });

  test('is masked like any other name', () => {
    const [undone] = told(story, 'zh', true).deviations;
    expect(undone?.told?.party).toBe(told(story, 'zh', true).notifications[0]?.tries[0]?.party);
  });

  test('that was rung from the contacts is told by that, and was not late', () => {
    const rung = call(gas)
      .at(1)
      .order({ type: 'ring', role: 'fire-119' as never, party: '值班电话', outcome: 'reached' })
      .tick(5);
    expect(told(rung).notifications).toMatchObject([{ state: 'not-tried', told: { elapsed: 60_000 } }]);
    expect(told(rung).deviations.map(({ step }) => step)).toEqual(['gas/valve']);
    const counted = told(rung.countTold('fire-119'));
    expect(counted.notifications).toMatchObject([{ state: 'reached', told: { elapsed: 60_000 } }]);
    expect(counted.notifications[0]?.told).not.toHaveProperty('step');
  });
});

describe('a reminder that still runs when the call is closed', () => {
  const lift = aProcedure('lift', {
    fields: { released: 'moment' },
    steps: [say('calm', { every: [5, 'released'] }), ask('released')],
  });

  test('is a deviation, in both languages', () => {
    const story = call(lift).do('calm').answer('released', UNKNOWN).at(9).close();
    expect(told(story).deviations).toEqual([
      { kind: 'still-reminds', procedure: 'lift', step: 'lift/calm', words: 'calm' },
    ]);
    expect(summaryText(told(story))).toMatch(/仍须重复 +calm/u);
    expect(summaryMarkdown(told(story, 'en'))).toContain('still due again');
  });

  test('is none while the call is open, nor once its end came', () => {
    expect(told(call(lift).do('calm')).deviations).toEqual([]);
    const over = call(lift).do('calm').answer('released', atMinute(0).wall).close();
    expect(told(over).deviations).toEqual([]);
  });
});

describe('a party of which nobody found out whether it is to be told', () => {
  const hurt = aProcedure('hurt', {
    fields: { injured: 'yes-no' },
    steps: [ask('injured'), notify('ambulance', { when: 'injured', within: [2, 'opened'] })],
  });

  test('stands with the others once its clock has run out, and not before', () => {
    const story = call(hurt).answer('injured', UNKNOWN);
    expect(told(story.at(1).close()).notifications).toEqual([]);
    const late = told(call(hurt).answer('injured', UNKNOWN).at(3).close());
    expect(late.notifications).toMatchObject([{ step: 'hurt/ambulance', state: 'not-tried', perhaps: true }]);
    expect(summaryText(late)).toContain('要不要通知没有问清，时限已过');
    expect(summaryMarkdown(told(call(hurt).answer('injured', UNKNOWN).at(3).close(), 'en'))).toContain(
      'not known whether to be told',
    );
  });
});
