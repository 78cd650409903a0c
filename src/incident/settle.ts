import { dueOf } from './clocks.ts';
import type { Entry } from './entry.ts';
import { evolve, optional } from './evolve.ts';
import { judgeGrade } from './grade.ts';
import { outline } from './outline.ts';
import { judge } from './relevance.ts';
import type { Scene } from './scene.ts';
import { proceduresOf } from './scene.ts';

/** More rounds than any sane procedure needs; a grade that keeps changing itself stops here instead of hanging. */
const ROUNDS = 8;

/**
 * What follows by itself from the state of things: a grade that changed, finished steps that no longer apply or apply
 * again, deadlines that passed. Put on record, so that replaying needs no rules.
 */
export const settle = (start: Scene): readonly Entry[] => {
  let scene = start;
  const settled: Entry[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const entries = [...regraded(scene), ...displaced(scene)];
    if (entries.length === 0) break;
    settled.push(...entries);
    scene = { ...scene, incident: entries.reduce(evolve, scene.incident) };
  }
  return [...settled, ...newlyLate(scene)];
};

const regraded = (scene: Scene): readonly Entry[] => {
  const judging = judge(scene);
  return proceduresOf(scene).flatMap((procedure): Entry[] => {
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
};

const displaced = (scene: Scene): readonly Entry[] => {
  const { incident, now } = scene;
  const steps = outline(scene).filter(({ key }) => incident.finished.has(key));
  const lapsed = steps.filter((one) => one.standing === 'gone' && !incident.lapsed.has(one.key));
  const returned = steps.filter((one) => one.standing !== 'gone' && incident.lapsed.has(one.key));
  return [
    ...(lapsed.length > 0 ? [{ type: 'lapsed', at: now, steps: lapsed.map(({ key }) => key) } as const] : []),
    ...(returned.length > 0
      ? [{ type: 'returned', at: now, steps: returned.map(({ key }) => key) } as const]
      : []),
  ];
};

const newlyLate = (scene: Scene): readonly Entry[] =>
  outline(scene).flatMap((placed) => {
    const due = dueOf(scene.incident, placed);
    const late = due !== undefined && due < scene.now.elapsed && placed.standing === 'open';
    return late && !scene.incident.late.has(placed.key)
      ? [{ type: 'late', at: scene.now, step: placed.key }]
      : [];
  });
