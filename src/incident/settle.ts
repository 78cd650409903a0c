import { owedBy } from './clocks.ts';
import { optional } from './copies.ts';
import type { Entry } from './entry.ts';
import { evolve } from './evolve.ts';
import { judgeGrade } from './grade.ts';
import { outline } from './outline.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Scene } from './scene.ts';
import { proceduresOf } from './scene.ts';

/**
 * What follows by itself from the state of things: a grade that changed, answers that no longer apply or apply again,
 * deadlines that passed. Put on record, so that replaying needs no rules. Settling what is settled gives nothing.
 * @param seen how things stand at the start, where that was worked out already
 */
export const settle = (start: Scene, seen: Judge = judge(start)): readonly Entry[] => {
  let here: Stop = { scene: start, entries: [] };
  let judging = seen;
  const path = new Map([[stateOf(start), here]]);
  for (;;) {
    const { scene } = here;
    const entries = [...regraded(scene, judging), ...displaced(scene, judging)];
    if (entries.length === 0) return ending(here, judging);
    const next = { ...scene, incident: entries.reduce(evolve, scene.incident) };
    // A grade can bring steps whose answers change the grade. Where that goes round in a ring, the first state of the
    // ring stands, since whoever settles again comes back to it.
    const met = path.get(stateOf(next));
    if (met !== undefined) return ending(met, judge(met.scene));
    here = { scene: next, entries: [...here.entries, ...entries] };
    path.set(stateOf(next), here);
    judging = judge(next);
  }
};

/** A state on the way to rest, and the entries that led to it. */
interface Stop {
  readonly scene: Scene;
  readonly entries: readonly Entry[];
}

const ending = ({ scene, entries }: Stop, judging: Judge): readonly Entry[] => [
  ...entries,
  ...newlyLate(scene, judging),
];

/** All that settling changes and that conditions can see. */
const stateOf = ({ incident }: Scene): string =>
  JSON.stringify([
    [...incident.grades].map(([id, { level, rule }]) => [id, level, rule]),
    [...incident.lapsed].sort(),
  ]);

const regraded = (scene: Scene, judging: Judge): readonly Entry[] =>
  proceduresOf(scene).flatMap((procedure): Entry[] => {
    const { level, rule } = judgeGrade(scene, judging, procedure);
    const before = scene.incident.grades.get(procedure.id);
    if (before?.level === level && before?.rule === rule) return [];
    return [
      {
        type: 'graded',
        at: scene.now,
        procedure: procedure.id,
        ...optional('level', level),
        ...optional('rule', rule),
      },
    ];
  });

const displaced = (scene: Scene, judging: Judge): readonly Entry[] => {
  const { incident, now } = scene;
  const steps = outline(scene, judging).filter(({ key }) => incident.finished.has(key));
  const lapsed = steps.filter((one) => one.standing === 'gone' && !incident.lapsed.has(one.key));
  const returned = steps.filter((one) => one.standing !== 'gone' && incident.lapsed.has(one.key));
  return [
    ...(lapsed.length > 0 ? [{ type: 'lapsed', at: now, steps: lapsed.map(({ key }) => key) } as const] : []),
    ...(returned.length > 0
      ? [{ type: 'returned', at: now, steps: returned.map(({ key }) => key) } as const]
      : []),
  ];
};

const newlyLate = (scene: Scene, judging: Judge): readonly Entry[] =>
  outline(scene, judging)
    .filter(({ key, standing, uncertain }) => {
      // Nobody is late with what may not have to be done.
      return standing === 'open' && !uncertain && !scene.incident.late.has(key);
    })
    .filter((placed) => {
      const due = owedBy(scene, judging, placed);
      return due !== undefined && due < scene.now.elapsed;
    })
    .map(({ key }) => ({ type: 'late', at: scene.now, step: key }));
