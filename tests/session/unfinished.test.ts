import { describe, expect, test } from 'vitest';
import { openIncident } from '../../src/session/opening.ts';
import type { Session } from '../../src/session/session.ts';
import { openHeads, ownHeads, unfinishedOf } from '../../src/session/unfinished.ts';
import { ground, opening } from '../support/a-call.ts';
import { Desk } from '../support/a-desk.ts';
import { act, aProcedure, id, notify } from '../support/a-procedure.ts';

const within = (minutes: number) =>
  aProcedure(`in-${minutes}`, { steps: [act('go', { within: [minutes, 'opened'] })] });
const quiet = aProcedure('quiet', { steps: [act('go')] });
const life = { ...aProcedure('life', { steps: [act('go')] }), life: true };
const help = aProcedure('help', { steps: [notify('fire-119', { sendsHelp: true, within: [5, 'opened'] })] });

/** A desk at which one call after the other was opened, a minute apart, and left without being ended. */
const left = (...procedures: readonly string[]): Desk => {
  const desk = new Desk(within(2), within(5), within(9), quiet, life, help);
  for (const procedure of procedures) {
    open(desk, procedure).leave();
    desk.clock.pass(1);
  }
  return desk;
};

const open = (desk: Desk, procedure: string, kind: 'live' | 'drill' = 'live'): Session => {
  const { operator: _, desk: __, ...rest } = opening({ kind });
  const session = openIncident(desk.terminal(), id(procedure), rest);
  if (session === undefined) throw new Error(`no procedure ${procedure}`);
  return session;
};

const listed = (desk: Desk): readonly string[] => {
  const place = desk.terminal();
  return unfinishedOf(place, openHeads(place)).calls.map((call) => call.view().incident.opened.procedure);
};

describe('unfinished calls', () => {
  test('stand in the order of their clocks: the longest late, then the soonest, then those without one', () => {
    const desk = left('quiet', 'in-9', 'in-5', 'in-2');
    expect(listed(desk)).toEqual(['in-2', 'in-5', 'in-9', 'quiet']);
    desk.clock.pass(4);
    expect(listed(desk)).toEqual(['in-2', 'in-5', 'in-9', 'quiet']);
  });

  test('put a life before everything but a clock that is late, though nothing of it is due', () => {
    const desk = left('in-5', 'life', 'quiet');
    expect(listed(desk)).toEqual(['life', 'in-5', 'quiet']);
    desk.clock.pass(4);
    expect(listed(desk)).toEqual(['in-5', 'life', 'quiet']);
  });

  test('put ringing for help before what is due at about the same time', () => {
    expect(listed(left('in-5', 'help'))).toEqual(['help', 'in-5']);
  });

  test('put a drill behind all that is real, and what somebody else has in hand behind everything', () => {
    const desk = left('quiet', 'in-9');
    const held = open(desk, 'in-2');
    open(desk, 'in-5', 'drill').leave();
    expect(listed(desk)).toEqual(['in-9', 'quiet', 'in-5', 'in-2']);
    held.leave();
    expect(listed(desk)).toEqual(['in-2', 'in-9', 'quiet', 'in-5']);
  });

  test('are only looked at: nothing is held, nothing put on record, and their clocks go on', () => {
    const desk = left('in-5');
    const place = desk.terminal('乙');
    const [call] = unfinishedOf(place, openHeads(place)).calls;
    desk.clock.pass(7);
    call?.tick();
    expect(call?.view()).toMatchObject({
      now: { elapsed: 8 * 60_000 },
      clocks: [{ remaining: -3 * 60_000 }],
    });
    expect(place.records.read(call?.id ?? ('' as never))?.entries).toHaveLength(1);
    expect(place.records.list().map((head) => place.records.heldBy(head.id))).toEqual([undefined]);
  });

  test('of which nothing can be made are told apart', () => {
    const desk = left('in-5', 'quiet');
    desk.ground = ground(within(5));
    desk.shelf.procedures.clear();
    const place = desk.terminal();
    const { calls, unreadable } = unfinishedOf(place, openHeads(place));
    expect([calls.length, unreadable.map(({ procedure }) => procedure)]).toEqual([1, ['quiet']]);
  });
});

describe('the calls that a desk takes up all at once', () => {
  test('are its own, of one kind, and in nobody’s hands', () => {
    const desk = left('quiet');
    open(desk, 'in-2', 'drill').leave();
    const held = open(desk, 'in-9');
    const place = desk.terminal();
    const own = (kind: 'live' | 'drill') =>
      ownHeads(place, kind, openHeads(place)).map(({ procedure }) => procedure);
    expect([own('live'), own('drill')]).toEqual([['quiet'], ['in-2']]);
    held.leave();
    expect(own('live')).toEqual(['in-9', 'quiet']);
    const elsewhere = { ...place, holder: { ...place.holder, desk: '二台' } };
    expect(ownHeads(elsewhere, 'live', openHeads(place))).toEqual([]);
  });
});
