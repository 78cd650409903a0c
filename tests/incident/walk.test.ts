import { describe, expect, test } from 'vitest';
import { walkPath } from '../../src/incident/path-walk.ts';
import type { Given, Script } from '../../src/incident/script.ts';
import { follow } from '../../src/incident/script.ts';
import type { Choose } from '../../src/incident/walk.ts';
import { walk } from '../../src/incident/walk.ts';
import type { PathTest } from '../../src/procedure/path-test.ts';
import { atMinute, ground, opening } from '../support/a-call.ts';
import { act, aProcedure, ask, id, notify, say } from '../support/a-procedure.ts';

const lift = aProcedure('lift', {
  fields: { smoke: 'yes-no', place: 'text', lifts: { number: 'text', people: 'count' } },
  steps: [
    say('calm'),
    ask('place'),
    ask('smoke'),
    ask('lifts'),
    notify('fire', { when: 'smoke' }),
    act('wait', { when: 'minutes_since(opened) >= 30' }),
  ],
  levels: ['minor'],
  rules: [['minor', 'smoke']],
  hazards: [
    { id: 'pry', until: 'known(place)' },
    { id: 'shaft', when: 'smoke' },
  ],
  handOffs: [['power', 'smoke']],
});
const power = aProcedure('power', {
  fields: { smoke: 'yes-no' },
  steps: [act('calm'), act('count')],
  handOffs: [],
});
const place = ground(lift, power);
const start = () => atMinute(0);

const script = (rest: Partial<Script> = {}): Script => ({
  answers: new Map(),
  skip: [],
  handOffs: [],
  ...rest,
});
const play = (rest: Partial<Script> = {}) => walk(place, id('lift'), opening(), follow(script(rest)), start);
const value = (one: string | boolean | number): Given => ({ kind: 'value', value: one });
const shownIn = (walked: ReturnType<typeof walk>) =>
  walked?.shown.map((next) =>
    next.kind === 'step' ? next.key : next.kind === 'hand-off' ? `→ ${next.to.id}` : 'end',
  );

describe('a walk', () => {
  test('goes to the end, and tells what came up', () => {
    const walked = play();
    expect(walked?.end).toEqual({ kind: 'finished' });
    expect(shownIn(walked)).toEqual([
      'lift/calm',
      'lift/place',
      'lift/smoke',
      'lift/lifts',
      'lift/fire',
      'end',
    ]);
    expect(walked?.incident.entries).toBe(walked?.entries.length);
  });

  test('ends where its chooser ends it, at a closing, and at a refusal', () => {
    const with_ = (choose: Choose) => walk(place, id('lift'), opening(), choose, start)?.end;
    expect(with_(() => undefined)).toEqual({ kind: 'stopped' });
    expect(with_(() => ({ type: 'close', ending: 'call-dropped' }))).toEqual({ kind: 'finished' });
    const command = { type: 'note', text: '' } as const;
    expect(with_(() => command)).toEqual({ kind: 'refused', command, because: 'empty' });
  });

  test('that does not get on is given up', () => {
    expect(walk(place, id('lift'), opening(), () => ({ type: 'tick' }), start)?.end).toEqual({
      kind: 'endless',
    });
  });

  test('of a procedure that is not there is none', () => {
    expect(walk(place, id('nothing'), opening(), () => undefined, start)).toBeUndefined();
  });
});

describe('a script', () => {
  test('answers by step or by field, and 不清楚 where it says nothing', () => {
    const answers = new Map([
      ['place', value('一号楼')],
      ['lift/smoke', value(false)],
    ]);
    const facts = play({ answers })?.incident.facts;
    expect([...(facts?.values() ?? [])]).toMatchObject([
      { answer: { value: '一号楼' } },
      { answer: { value: false } },
      { answer: { kind: 'unknown' } },
    ]);
  });

  test('fills a list, item by item', () => {
    const items = [{ number: value('1 号'), people: value(2) }, { number: value('2 号') }];
    const walked = play({ answers: new Map<string, Given>([['lifts', { kind: 'items', items }]]) });
    expect(walked?.incident.facts.get(lift.steps[3]?.ask ?? (id('') as never))).toMatchObject({
      complete: true,
      items: [
        { number: { value: '1 号' }, people: { value: 2 } },
        { number: { value: '2 号' }, people: { kind: 'unknown' } },
      ],
    });
  });

  test('skips what it says, and with words everything that it does not name', () => {
    const some = play({ skip: ['calm', 'lift/place'] });
    expect(some?.entries.filter(({ type }) => type === 'skipped')).toHaveLength(2);
    const rest = play({ skipRest: '文件里没有', answers: new Map([['smoke', value(true)]]) });
    expect(rest?.entries.flatMap((entry) => (entry.type === 'skipped' ? [entry.reason] : []))).toEqual([
      '文件里没有',
      '文件里没有',
      '文件里没有',
      '文件里没有',
    ]);
  });

  test('says what was seen, and what came of a call; who was not reached is left', () => {
    const answers = new Map([
      ['calm', value('对方应了一声')],
      ['smoke', value(true)],
      ['fire', value('busy')],
    ]);
    const walked = play({ answers });
    expect(walked?.entries).toContainEqual(expect.objectContaining({ type: 'done', seen: '对方应了一声' }));
    expect(walked?.incident.tries).toMatchObject([{ outcome: 'busy' }]);
    expect(walked?.entries).toContainEqual(expect.objectContaining({ type: 'skipped', step: 'lift/fire' }));
  });

  test('goes where it says, and declines the rest', () => {
    const answers = new Map([['smoke', value(true)]]);
    expect(shownIn(play({ answers, handOffs: ['power'] }))).toContain('power/count');
    expect(shownIn(play({ answers }))).not.toContain('power/count');
  });

  test('keeps what is to be looked at again', () => {
    const next = {
      kind: 'step',
      key: 'a/b',
      step: lift.steps[1],
      procedure: lift,
      review: true,
      uncertain: false,
    };
    expect(follow(script())(next as never, {} as never)).toEqual({ type: 'keep', step: 'a/b' });
    expect(follow(script())({ kind: 'finished' }, {} as never)).toBeUndefined();
  });

  test('a list for what is none is refused like any wrong answer', () => {
    const list: Given = { kind: 'items', items: [{}] };
    expect(play({ answers: new Map([['place', list]]) })?.end).toMatchObject({
      kind: 'refused',
      because: 'wrong-kind-of-step',
    });
    const nested: Given = { kind: 'items', items: [{ number: list }] };
    expect(play({ answers: new Map([['lifts', nested]]) })?.end.kind).toBe('finished');
  });
});

describe('a path test', () => {
  const path = (rest: Partial<PathTest> = {}): PathTest => ({
    procedure: id('lift'),
    name: '一条路',
    answers: new Map(),
    skip: [],
    elapsed: 0,
    handOffs: [],
    shown: [],
    hidden: [],
    hazards: [],
    summary: [],
    place: { file: 'lift.paths.yaml', line: 1, column: 1 },
    ...rest,
  });
  const faults = (rest: Partial<PathTest>) => walkPath(place, path(rest), {})?.faults;
  const smoke = new Map([['smoke', { kind: 'value', value: true } as const]]);

  test('holds', () => {
    expect(
      faults({
        answers: smoke,
        handOffs: [id('power')],
        elapsed: 31,
        shown: ['calm', 'smoke', 'power/calm', 'count', 'lifts', 'lift/wait'],
        hidden: ['pry'],
        grade: 'minor' as never,
        hazards: ['shaft'],
      }),
    ).toEqual([]);
    expect(faults({ grade: 'none', hidden: ['wait'] })).toEqual([]);
  });

  test('tells what did not come up, or not in this order', () => {
    expect(faults({ shown: ['place', 'calm', 'smoke'] })).toMatchObject([
      { kind: 'not-shown', step: 'calm' },
    ]);
    expect(faults({ shown: ['wait'] })).toMatchObject([
      { kind: 'not-shown', step: 'wait', cameUp: ['calm', 'place', 'smoke', 'lifts', 'fire'] },
    ]);
  });

  test('tells what came up and should not; a bare name means the procedure’s own step', () => {
    expect(faults({ hidden: ['fire', 'lift/calm'] })).toEqual([
      { kind: 'not-hidden', step: 'fire' },
      { kind: 'not-hidden', step: 'lift/calm' },
    ]);
    expect(faults({ answers: smoke, handOffs: [id('power')], hidden: ['power/calm'] })).toHaveLength(1);
  });

  test('tells another grade, a hazard that is gone, a walk that does not end', () => {
    expect(faults({ answers: smoke, grade: 'none' })).toEqual([
      { kind: 'other-grade', expected: 'none', found: ['minor'] },
    ]);
    expect(faults({ grade: 'minor' as never })).toEqual([
      { kind: 'other-grade', expected: 'minor', found: ['none'] },
    ]);
    expect(
      faults({ answers: new Map([['place', { kind: 'value', value: '一' }]]), hazards: ['pry'] }),
    ).toEqual([{ kind: 'no-hazard', hazard: 'pry', standing: ['shaft'] }]);
    expect(faults({ answers: new Map([['smoke', { kind: 'value', value: '有' }]]) })).toMatchObject([
      { kind: 'no-end', end: { kind: 'refused', because: 'not-a-choice' } },
    ]);
  });

  test('of a procedure that is not there is none', () => {
    expect(walkPath(place, path({ procedure: id('nothing') }), {})).toBeUndefined();
  });
});
