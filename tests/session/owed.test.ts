import { expect, test } from 'vitest';
import { openIncident } from '../../src/session/opening.ts';
import { untoldNow } from '../../src/session/owed.ts';
import { opening, UNKNOWN } from '../support/a-call.ts';
import { Desk } from '../support/a-desk.ts';
import { aProcedure, ask, id, key, notify } from '../support/a-procedure.ts';

const hurt = aProcedure('hurt', {
  fields: { injured: 'yes-no', fire: 'yes-no' },
  steps: [
    ask('injured'),
    notify('ambulance', { when: 'injured', within: [2, 'opened'] }),
    notify('fire-119', { when: 'fire' }),
    notify('leader'),
  ],
});

test('who was not told yet: whoever is to be, and where nobody knows whether, those whose clock runs', () => {
  const desk = new Desk(hurt);
  const { operator: _, desk: __, ...rest } = opening();
  const session = openIncident(desk.terminal(), id('hurt'), rest);
  expect(session && untoldNow(session.view())).toEqual(['ambulance', 'leader']);
  session?.send({ type: 'answer', step: key('hurt', 'injured'), answer: UNKNOWN });
  expect(session && untoldNow(session.view())).toEqual(['ambulance', 'leader']);
  session?.send({ type: 'correct', step: key('hurt', 'injured'), answer: { kind: 'value', value: false } });
  expect(session && untoldNow(session.view())).toEqual(['leader']);
});
