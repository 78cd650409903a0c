import { describe, expect, test, vi } from 'vitest';
import type { Command } from '../../src/incident/command.ts';
import type { FieldId } from '../../src/procedure/ids.ts';
import { procedureText } from '../../src/procedure/procedure-text.ts';
import { writeLine } from '../../src/records/line.ts';
import type { IncidentId } from '../../src/records/records.ts';
import { openIncident, resumeIncident } from '../../src/session/opening.ts';
import type { Session } from '../../src/session/session.ts';
import { answer, opening } from '../support/a-call.ts';
import { Desk, isSession, onScreen, say, start, stepOf } from '../support/a-desk.ts';
import { act, aProcedure, ask, id, notify, say as speak } from '../support/a-procedure.ts';

const gas = aProcedure('gas', {
  fields: { address: 'text', smoke: 'yes-no', people: { name: 'text', hurt: 'yes-no' } },
  steps: [
    speak('leave'),
    act('alarm', { when: 'minutes_since(opened) >= 10' }),
    ask('address'),
    ask('smoke'),
    ask('people'),
    notify('fire-119', { when: 'smoke', sendsHelp: true, within: [2, 'opened'] }),
    notify('repair', { sendsHelp: true }),
  ],
  levels: ['minor', 'major'],
  rules: [['minor', 'smoke']],
  handOffs: [['threat', 'smoke && known(address)']],
});
const threat = aProcedure('threat', {
  fields: { words: 'long-text' },
  steps: [ask('words'), act('police')],
});

const done = (session: Session, step: string) => session.send({ type: 'do', step: stepOf(session, step) });
const types = (desk: Desk, session: Session) =>
  desk
    .terminal()
    .records.read(session.id)
    ?.entries.map(({ type }) => type);

describe('what is known', () => {
  test('leaves out answers of a branch that was left, and has them again when it is taken anew', () => {
    const fire = aProcedure('fire', {
      fields: { smoke: 'yes-no', floor: 'text' },
      steps: [ask('smoke'), ask('floor', { when: 'smoke' })],
    });
    const session = start(new Desk(fire).terminal(), 'fire');
    const known = (): readonly string[] => [...session.view().facts.keys()];
    const correct = (smoke: boolean) =>
      session.send({ type: 'correct', step: stepOf(session, 'smoke'), answer: answer(smoke) });
    say(session, 'smoke', true);
    say(session, 'floor', '3 楼');
    expect(known()).toEqual(['smoke', 'floor']);
    correct(false);
    expect(known()).toEqual(['smoke']);
    expect(session.view().incident.facts.size).toBe(2);
    correct(true);
    expect(known()).toEqual(['smoke', 'floor']);
  });
});

describe('opening', () => {
  test('puts the incident on record, with the exact text it is run on', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    expect(session.id).toBe('20261121-001');
    expect(types(desk, session)).toEqual(['opened']);
    expect(desk.shelf.procedures.get(gas.digest)).toBe(procedureText(gas));
    expect(session.view()).toMatchObject({
      incident: { operator: '甲', desk: '一台', entries: 1 },
      appended: { kind: 'saved' },
      writing: true,
      visiting: false,
      heldBy: undefined,
      refusal: undefined,
    });
  });

  test('is not possible without the procedure', () => {
    const { operator: _, desk: __, ...rest } = opening();
    expect(openIncident(new Desk(gas).terminal(), id('nothing'), rest)).toBeUndefined();
  });
});

describe('a command', () => {
  test('is on record before it is shown', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    const seen: unknown[] = [];
    session.subscribe(() => seen.push([onScreen(session), types(desk, session)]));
    expect(done(session, 'leave')).toBe('accepted');
    expect(seen).toEqual([['address', ['opened', 'done']]]);
  });

  test('that is refused changes nothing but the refusal, until the next one is taken', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    expect(say(session, 'smoke', '有')).toBe('not-a-choice');
    expect(session.view().refusal).toBe('not-a-choice');
    expect(onScreen(session)).toBe('leave');
    done(session, 'leave');
    expect(session.view().refusal).toBeUndefined();
  });

  test('that changes nothing writes nothing', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    say(session, 'address', '滨江路');
    session.send({
      type: 'correct',
      step: stepOf(session, 'address'),
      answer: { kind: 'value', value: '滨江路' },
    });
    expect(types(desk, session)).toEqual(['opened', 'answered']);
  });

  test('tells listeners, who may leave', () => {
    const session = start(new Desk(gas).terminal(), 'gas');
    const listener = vi.fn();
    const leave = session.subscribe(listener);
    done(session, 'leave');
    expect(listener).toHaveBeenCalledTimes(1);
    leave();
    say(session, 'address', '滨江路');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('the view is the same object until something changed', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    const view = session.view();
    desk.clock.pass(1);
    expect(session.view()).toBe(view);
    session.tick();
    expect(session.view()).not.toBe(view);
    expect(session.view().now.elapsed).toBe(60_000);
  });
});

describe('the screen', () => {
  test('stays where the operator is typing when time brings something before it', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    done(session, 'leave');
    desk.clock.pass(11);
    session.tick();
    expect(onScreen(session)).toBe('address');
    say(session, 'address', '滨江路');
    expect(onScreen(session)).toBe('alarm');
  });

  test('stays through a note, a level and a moved clock', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    done(session, 'leave');
    desk.clock.pass(11);
    const quiet: readonly Command[] = [
      { type: 'note', text: '背景有哭声' },
      { type: 'override-grade', level: 'major' as never, reason: '现场' },
      { type: 'clock-jumped', by: 9000 },
    ];
    for (const command of quiet) if (command.type !== 'open') session.send(command);
    expect(onScreen(session)).toBe('address');
  });

  test('goes on when what it shows does not apply any more', () => {
    const timed = aProcedure('timed', {
      steps: [act('early', { when: 'minutes_since(opened) < 5' }), act('late')],
    });
    const desk = new Desk(timed);
    const session = start(desk.terminal(), 'timed');
    expect(onScreen(session)).toBe('early');
    desk.clock.pass(6);
    session.tick();
    expect(onScreen(session)).toBe('late');
  });

  test('shows what comes up at the end of the call', () => {
    const timed = aProcedure('timed', {
      steps: [act('first'), act('alarm', { when: 'minutes_since(opened) >= 30' })],
    });
    const desk = new Desk(timed);
    const session = start(desk.terminal(), 'timed');
    done(session, 'first');
    expect(onScreen(session)).toBe('end');
    desk.clock.pass(30);
    session.tick();
    expect(onScreen(session)).toBe('alarm');
  });

  test('holds a hand-off until it is answered', () => {
    const two = aProcedure('two', {
      fields: { smoke: 'yes-no' },
      steps: [ask('smoke'), act('look')],
      handOffs: [
        ['gas', 'minutes_since(opened) >= 10'],
        ['threat', 'smoke'],
      ],
    });
    const desk = new Desk(two, threat, gas);
    const session = start(desk.terminal(), 'two');
    say(session, 'smoke', true);
    expect(onScreen(session)).toBe('→ threat');
    desk.clock.pass(11);
    session.tick();
    expect(onScreen(session)).toBe('→ threat');
    session.send({ type: 'hand-off', to: id('threat') });
    expect(onScreen(session)).toBe('words');
    expect(session.view().leading.id).toBe('threat');
    session.send({ type: 'skip', step: 'threat/words' as never, reason: '挂断了' });
    session.send({ type: 'do', step: 'threat/police' as never });
    expect(onScreen(session)).toBe('→ gas');
    session.send({ type: 'decline-hand-off', to: id('gas') });
    expect(onScreen(session)).toBe('look');
  });

  test('stays on a party that did not answer, and on a list until it is whole', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    session.visit(stepOf(session, 'repair'));
    const tryIt = (outcome: 'no-answer' | 'reached') =>
      session.send({ type: 'try', step: stepOf(session, 'repair'), party: '抢修', outcome });
    tryIt('no-answer');
    expect(onScreen(session)).toBe('repair');
    tryIt('reached');
    expect(onScreen(session)).toBe('leave');

    const part = (name: string, value: string | boolean) =>
      session.send({
        type: 'answer-item',
        step: stepOf(session, 'people'),
        item: 0,
        part: name as FieldId,
        answer: { kind: 'value', value },
      });
    session.visit(stepOf(session, 'people'));
    part('name', '王女士');
    part('hurt', true);
    expect(onScreen(session)).toBe('people');
    session.send({ type: 'complete-list', step: stepOf(session, 'people') });
    expect(onScreen(session)).toBe('leave');
    session.visit(stepOf(session, 'people'));
    part('hurt', false);
    expect(onScreen(session)).toBe('people');
  });

  test('is not moved by an order about another step', () => {
    const session = start(new Desk(gas).terminal(), 'gas');
    say(session, 'address', '滨江路');
    session.visit(stepOf(session, 'smoke'));
    session.send({ type: 'correct', step: stepOf(session, 'address'), answer: { kind: 'unknown' } });
    expect(onScreen(session)).toBe('smoke');
  });
});

describe('going about', () => {
  test('back goes to the finished step before, and stays at the first', () => {
    const session = start(new Desk(gas).terminal(), 'gas');
    session.back();
    expect(onScreen(session)).toBe('leave');
    done(session, 'leave');
    say(session, 'address', '滨江路');
    session.back();
    expect(session.view()).toMatchObject({ visiting: true, next: { step: { id: 'address' } } });
    session.back();
    expect(onScreen(session)).toBe('leave');
    session.visit(undefined);
    expect(session.view()).toMatchObject({ visiting: false, next: { step: { id: 'smoke' } } });
  });

  test('back works from the end', () => {
    const short = aProcedure('short', { steps: [act('look')] });
    const session = start(new Desk(short).terminal(), 'short');
    done(session, 'look');
    expect(onScreen(session)).toBe('end');
    session.back();
    expect(onScreen(session)).toBe('look');
  });

  test('help jumps to the earliest step that sends it, and comes back', () => {
    const session = start(new Desk(gas).terminal(), 'gas');
    expect(session.view().helpWaits).toBe(true);
    expect(session.sendHelp()).toBe(true);
    expect(onScreen(session)).toBe('fire-119');
    session.send({ type: 'try', step: stepOf(session, 'fire-119'), party: '119', outcome: 'reached' });
    expect(onScreen(session)).toBe('leave');
    session.sendHelp();
    session.send({ type: 'try', step: stepOf(session, 'repair'), party: '抢修', outcome: 'reached' });
    expect(session.sendHelp()).toBe(false);
    expect(session.view().helpWaits).toBe(false);
  });

  test('a step that is not there is not visited', () => {
    const session = start(new Desk(gas).terminal(), 'gas');
    session.visit('nowhere/nothing' as never);
    expect(onScreen(session)).toBe('leave');
  });
});

describe('time', () => {
  test('puts on record what fell due', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    say(session, 'smoke', true);
    desk.clock.pass(3);
    session.tick();
    expect(types(desk, session)).toEqual(['opened', 'answered', 'graded', 'late']);
    expect(session.view().clocks).toMatchObject([{ kind: 'deadline', remaining: -60_000 }]);
  });

  test('a wall clock that is moved is an entry, and moves no deadline', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    desk.clock.setWall(-90);
    desk.clock.pass(1);
    session.tick();
    session.tick();
    expect(desk.terminal().records.read(session.id)?.entries.slice(1)).toMatchObject([
      { type: 'clock-jumped', by: -5_400_000, at: { elapsed: 60_000 } },
    ]);
  });

  test('goes on quietly after the end', () => {
    const desk = new Desk(gas);
    const session = start(desk.terminal(), 'gas');
    session.send({ type: 'close', ending: 'false-report' });
    desk.clock.setWall(30);
    desk.clock.pass(60);
    session.tick();
    expect(types(desk, session)).toEqual(['opened', 'closed']);
    expect(session.view()).toMatchObject({ writing: false, refusal: undefined });
    expect(session.view().outline.find(({ step }) => step.id === 'alarm')?.standing).toBe('gone');
    expect(session.send({ type: 'note', text: '补充' })).toBe('accepted');
  });
});

describe('when the disk fails', () => {
  test('the call goes on, the view says where the answers are, and they are merged back', () => {
    const desk = new Desk(gas);
    const place = desk.terminal();
    const session = start(place, 'gas');
    place.records.fail('full');
    done(session, 'leave');
    expect(session.view().appended).toEqual({ kind: 'set-aside', place: 'memory', because: 'full' });
    expect(onScreen(session)).toBe('address');
    session.tick();
    expect(session.view().appended.kind).toBe('set-aside');
    place.records.recover();
    session.tick();
    expect(session.view().appended).toEqual({ kind: 'saved' });
    expect(session.view().troubles).toMatchObject([{ fault: 'merged-back' }]);
    expect(types(desk, session)).toEqual(['opened', 'done']);
  });

  test('nothing but memory is called unsaved', () => {
    const desk = new Desk(gas);
    const place = desk.terminal();
    const session = start(place, 'gas');
    place.records.fail('read-only', 0, 'second-fails');
    say(session, 'address', '滨江路');
    expect(session.view().appended).toEqual({ kind: 'unsaved', because: 'read-only' });
    expect(session.view().incident.entries).toBe(2);
  });
});

describe('going on with an incident', () => {
  const halfway = () => {
    const desk = new Desk(gas, threat);
    const place = desk.terminal();
    const first = start(place, 'gas');
    done(first, 'leave');
    say(first, 'address', '滨江路');
    return { desk, place, first };
  };

  test('is at the right step, with the same state, the hour away counted', () => {
    const { desk, first } = halfway();
    first.leave();
    desk.clock.pass(5);
    const again = desk.resume(first.id, 'write');
    expect(onScreen(again)).toBe('smoke');
    expect(again.view()).toMatchObject({
      now: { elapsed: 300_000 },
      incident: { operator: '乙', facts: first.view().incident.facts },
    });
    expect(types(desk, again)).toEqual(['opened', 'done', 'answered', 'resumed']);
  });

  test('takes time as it was left when the wall clock was set back', () => {
    const { desk, first } = halfway();
    desk.clock.pass(5);
    say(first, 'smoke', false);
    first.leave();
    desk.clock.setWall(-600);
    const again = desk.resume(first.id, 'write');
    expect(again.view().now.elapsed).toBe(300_000);
    expect(types(desk, again)?.slice(-2)).toEqual(['clock-jumped', 'resumed']);
    desk.clock.pass(1);
    again.tick();
    expect(again.view().now.elapsed).toBe(360_000);
  });

  test('is refused while another terminal has it, and possible to watch or to take over', () => {
    const { desk, first } = halfway();
    const held = resumeIncident(desk.terminal('乙'), first.id, 'write');
    expect(held).toMatchObject({ kind: 'held', by: { operator: '甲' } });

    const watcher = desk.resume(first.id, 'watch');
    expect(watcher.view()).toMatchObject({ writing: false, heldBy: { operator: '甲' } });
    expect(watcher.send({ type: 'note', text: '看看' })).toBe('not-yours');
    say(first, 'smoke', false);
    watcher.refresh();
    expect(onScreen(watcher)).toBe('people');
    watcher.tick();
    expect(watcher.view().incident.entries).toBe(first.view().incident.entries);

    const taker = desk.resume(first.id, 'take-over', '丙');
    expect(types(desk, taker)?.at(-1)).toBe('taken-over');
    expect(desk.terminal().records.read(first.id)?.entries.at(-1)).toMatchObject({
      operator: '丙',
      from: '甲 一台',
    });
  });

  test('the terminal that lost it writes nothing more, and sees what the other wrote', () => {
    const { desk, first } = halfway();
    const taker = desk.resume(first.id, 'take-over');
    say(taker, 'smoke', false);
    expect(say(first, 'smoke', true)).toBe('not-yours');
    expect(first.view()).toMatchObject({ writing: false, refusal: 'not-yours', heldBy: { operator: '乙' } });
    expect(first.view().incident).toEqual(taker.view().incident);
    expect(first.send({ type: 'note', text: '还想写' })).toBe('not-yours');
    first.leave();
    expect(desk.terminal().records.heldBy(first.id)).toMatchObject({ operator: '乙' });
  });

  test('also a clock that falls due finds out that the incident was taken', () => {
    const { desk, first } = halfway();
    say(first, 'smoke', true);
    desk.resume(first.id, 'take-over');
    desk.clock.pass(3);
    first.tick();
    expect(first.view()).toMatchObject({ writing: false, refusal: 'not-yours' });
  });

  test('is told within a tick that it was taken, before anything is written', () => {
    const { desk, first } = halfway();
    first.tick();
    expect(first.view().writing).toBe(true);
    const taker = desk.resume(first.id, 'take-over');
    first.tick();
    expect(first.view()).toMatchObject({ writing: false, refusal: 'not-yours', heldBy: { operator: '乙' } });
    expect(first.view().incident).toEqual(taker.view().incident);
    expect(taker.view().writing).toBe(true);
  });

  /** What was noted while no place took it, when another terminal took over as soon as the disk worked again. */
  const lostUnsaved = () => {
    const { desk, place, first } = halfway();
    place.records.fail('full', 0, 'second-fails');
    first.send({ type: 'note', text: '只在内存里' });
    place.records.recover();
    return { desk, place, first };
  };

  test('what was never saved is not called saved when another terminal took over', () => {
    const { desk, place, first } = lostUnsaved();
    const taker = desk.resume(first.id, 'take-over');
    first.tick();
    expect(first.view()).toMatchObject({
      appended: { kind: 'unsaved' },
      writing: false,
      refusal: 'not-yours',
      heldBy: { operator: '乙' },
    });
    expect(first.view().incident).toEqual(taker.view().incident);
    expect(first.view().incident.notes).toEqual([]);
    expect(place.records.troubles()).toMatchObject([{ fault: 'fits-nowhere' }]);
  });

  test('nor when that terminal has gone again', () => {
    const { desk, first } = lostUnsaved();
    desk.resume(first.id, 'take-over').leave();
    first.tick();
    expect(first.view()).toMatchObject({ appended: { kind: 'unsaved' }, writing: false });
    expect(first.view().incident.notes).toEqual([]);
  });

  test('is given back when somebody wrote behind it, so that others may go on', () => {
    const { desk, place, first } = halfway();
    const lines = desk.shelf.incidents.get(first.id) ?? [];
    const { n = 0, hash = '', entry } = lines.at(-1) ?? {};
    if (entry) lines.push(writeLine(n + 1, hash, { type: 'noted', at: entry.at, text: '晚到的一行' }, ''));
    expect(first.send({ type: 'note', text: '太晚' })).toBe('not-yours');
    expect(first.view().writing).toBe(false);
    expect(place.records.heldBy(first.id)).toBeUndefined();
    expect(first.takeOver()).toBe(true);
    expect(first.view().writing).toBe(true);
  });

  test('a watcher takes over, also into a procedure that was entered meanwhile', () => {
    const { desk, first } = halfway();
    const watcher = desk.resume(first.id, 'watch');
    first.send({ type: 'hand-off', to: id('threat') });
    expect(watcher.takeOver()).toBe(true);
    expect(watcher.takeOver()).toBe(true);
    expect(watcher.view()).toMatchObject({ writing: true, heldBy: undefined, incident: { operator: '乙' } });
    expect(onScreen(watcher)).toBe('words');
    watcher.refresh();
    expect(watcher.view().writing).toBe(true);
  });

  test('nobody takes over what was closed meanwhile', () => {
    const { desk, first } = halfway();
    const watcher = desk.resume(first.id, 'watch');
    first.send({ type: 'close', ending: 'finished' });
    first.leave();
    expect(watcher.takeOver()).toBe(false);
    expect(watcher.view().incident.closed).toBeDefined();
    expect(desk.terminal().records.heldBy(first.id)).toBeUndefined();
  });

  test('a watcher keeps what it looks at while the other goes on', () => {
    const { desk, first } = halfway();
    const watcher = desk.resume(first.id, 'watch');
    watcher.visit(stepOf(watcher, 'leave'));
    say(first, 'smoke', false);
    watcher.refresh();
    expect(onScreen(watcher)).toBe('leave');
    watcher.leave();
    expect(desk.terminal().records.heldBy(first.id)).toMatchObject({ operator: '甲' });
  });

  test('closed incidents can be opened to add to them, without being called resumed', () => {
    const { desk, first } = halfway();
    first.send({ type: 'close', ending: 'finished' });
    first.leave();
    const again = desk.resume(first.id, 'write');
    expect(types(desk, again)?.at(-1)).toBe('closed');
    expect(again.send({ type: 'note', text: '补充' })).toBe('accepted');
  });

  test('what cannot be gone on with is told, and not kept from others', () => {
    const desk = new Desk(gas);
    const place = desk.terminal();
    const nowhere = '20261121-009' as IncidentId;
    expect(resumeIncident(place, nowhere, 'write')).toEqual({ kind: 'no-such-incident' });
    const empty = place.records.begin('live', '20261121', place.holder);
    expect(resumeIncident(place, empty, 'write')).toEqual({ kind: 'unreadable', damage: [] });
    expect(place.records.heldBy(empty)).toBeUndefined();
  });

  test('runs on the exact text it was opened with, though the content has changed', () => {
    const { desk, first } = halfway();
    first.leave();
    desk.ground = new Desk(aProcedure('gas', { version: 2, steps: [act('other')] })).ground;
    const again = desk.resume(first.id, 'write');
    expect(again.view().leading.version).toBe(1);
    expect(onScreen(again)).toBe('smoke');
  });

  test('makes do with the version at hand where that text is lost or damaged', () => {
    const { desk, first } = halfway();
    first.leave();
    for (const text of ['{"id":', '{}', procedureText(gas).replace('leave', 'stay'), undefined]) {
      if (text === undefined) desk.shelf.procedures.clear();
      else desk.shelf.procedures.set(gas.digest, text);
      desk.ground = new Desk(aProcedure('gas', { version: 2, steps: [act('other')] })).ground;
      expect(onScreen(desk.resume(first.id, 'watch'))).toBe('other');
    }
    desk.ground = new Desk(threat).ground;
    const found = resumeIncident(desk.terminal(), first.id, 'watch');
    expect(isSession(found)).toBe(false);
    expect(found).toEqual({ kind: 'unreadable', damage: [] });
  });

  test('what cannot be read just now stays as it was last seen', () => {
    const { desk, first } = halfway();
    const watcher = desk.resume(first.id, 'watch');
    desk.shelf.incidents.clear();
    watcher.refresh();
    expect(watcher.view().incident.entries).toBe(first.view().incident.entries);
  });
});

describe('the grade in view', () => {
  test('is the one of the procedure entered last that grades, with what could raise it', () => {
    const desk = new Desk(gas, threat);
    const session = start(desk.terminal(), 'gas');
    expect(session.view().grade).toMatchObject({ level: undefined, overridden: false, missing: ['smoke'] });
    say(session, 'smoke', true);
    session.send({ type: 'override-grade', level: 'major' as never, reason: '现场' });
    session.send({ type: 'hand-off', to: id('threat') });
    expect(session.view().grade).toMatchObject({
      level: 'major',
      overridden: true,
      byRules: 'minor',
      missing: [],
      procedure: { id: 'gas' },
    });
  });

  test('is absent where nothing grades', () => {
    expect(start(new Desk(threat).terminal(), 'threat').view().grade).toBeUndefined();
  });
});
