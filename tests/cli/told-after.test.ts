import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../src/cli/told-after.ts';
import type { Workplace } from '../../src/cli/workplace.ts';
import { noContent } from '../../src/procedure/content.ts';
import type { Session } from '../../src/session/session.ts';
import { directoryOf } from '../../src/site/directory.ts';
import { Desk, start } from '../support/a-desk.ts';
import { act, aProcedure } from '../support/a-procedure.ts';

const quiet = aProcedure('quiet', { steps: [act('go')] });

/** A call that was closed while no place took its entries, as it is left. */
const closedUnsaved = () => {
  const desk = new Desk(quiet);
  const place = desk.terminal();
  const session = start(place, 'quiet');
  place.records.fail('full', 0, 'second-fails');
  session.send({ type: 'note', text: '只在内存里' });
  session.send({ type: 'close', ending: 'finished' });
  return { desk, place, session };
};

const leave = (place: ReturnType<Desk['terminal']>, session: Session) => {
  const { appended } = session.view();
  session.leave();
  const workplace: Workplace = {
    ...place,
    content: noContent,
    directory: directoryOf(noContent),
    opening: (kind) => ({ kind, settings: {}, program: 'test' }),
    hold: () => {},
    remarks: () => [],
  };
  const around = { language: 'zh', tell: ({ zh }: { readonly zh: string }) => zh } as const;
  const calls = [{ incident: session.id, open: false, appended }];
  return toldAfter({ calls, why: 'asked' }, undefined, workplace, around);
};

describe('after the console', () => {
  test('what came to its place in the end is no matter any more', () => {
    const { place, session } = closedUnsaved();
    place.records.recover();
    const { exit, err, out } = leave(place, session);
    expect({ exit, err }).toEqual({ exit: 0, err: undefined });
    expect(out).toContain('只在内存里');
  });

  test('what is nowhere is told, with all of it in the summary', () => {
    const { place, session } = closedUnsaved();
    const { exit, err, out } = leave(place, session);
    expect(exit).toBe(4);
    expect(err).toContain('未保存，请记在纸上');
    expect(out).toContain('只在内存里');
  });

  test('what another terminal took over is not passed over in silence', () => {
    const { desk, place, session } = closedUnsaved();
    place.records.recover();
    desk.resume(session.id, 'take-over').leave();
    const { exit, err } = leave(place, session);
    expect(exit).toBe(4);
    expect(err).toContain('另一台席接手');
  });
});
