import type { PathTest } from '../procedure/path-test.ts';
import type { Opening } from './command.ts';
import type { Next } from './current-step.ts';
import type { Ground } from './decide.ts';
import type { Moment } from './entry.ts';
import { effectiveLevel } from './grade-view.ts';
import { hazards } from './hazards.ts';
import { MINUTE } from './scene.ts';
import { follow } from './script.ts';
import type { Walk, WalkEnd } from './walk.ts';
import { walk } from './walk.ts';

/** Where a path did not go as its test says. Words for it, and words of the summary, are up to who asks. */
export type PathFault =
  /** Did not come up, or not after the ones named before it. */
  | { readonly kind: 'not-shown'; readonly step: string; readonly cameUp: readonly string[] }
  | { readonly kind: 'not-hidden'; readonly step: string }
  /** `none` for ungraded; several where several procedures were run. */
  | { readonly kind: 'other-grade'; readonly expected: string; readonly found: readonly string[] }
  | { readonly kind: 'no-hazard'; readonly hazard: string; readonly standing: readonly string[] }
  | { readonly kind: 'no-end'; readonly end: WalkEnd };

/** Runs a path test: the walk, and what is wrong with it. Undefined where its procedure is not there. */
export const walkPath = (
  ground: Ground,
  test: PathTest,
  settings: Opening['settings'],
): { readonly walk: Walk; readonly faults: readonly PathFault[] } | undefined => {
  const opening: Opening = { kind: 'drill', operator: '', desk: '', settings, program: '' };
  const done = walk(ground, test.procedure, opening, follow(test), timeOf(test));
  return done && { walk: done, faults: faultsOf(ground, test, done) };
};

/** Opened on the evening that the dates in path tests are of; then once the time of the test has passed. */
const timeOf = ({ elapsed }: PathTest): (() => Moment) => {
  let asked = 0;
  return () => {
    const passed = asked === 0 ? 0 : elapsed * MINUTE;
    asked += 1;
    const local = new Date(Date.UTC(2026, 10, 21, 22, 15) + passed).toISOString().slice(0, -1);
    return { wall: `${local}+08:00`, elapsed: passed };
  };
};

const faultsOf = (ground: Ground, test: PathTest, { incident, shown, end }: Walk): readonly PathFault[] => {
  const now = { wall: incident.opened.at.wall, elapsed: incident.elapsed };
  const standing = hazards({ procedures: ground.procedures, incident, now }).map(({ hazard }) => hazard.id);
  const levels = incident.procedures.flatMap(({ procedure }) =>
    ground.procedures.get(procedure)?.grade === undefined
      ? []
      : [effectiveLevel(incident.grades.get(procedure)) ?? 'none'],
  );
  const own = new Set(ground.procedures.get(test.procedure)?.steps.map(({ id }) => `${id}`));
  // A bare id means a step of the test's own procedure, where there is one.
  const isCalled: IsCalled = (next, name) =>
    next.kind === 'step' &&
    (next.key === name ||
      (next.step.id === name && (next.procedure.id === test.procedure || !own.has(name))));
  const { grade } = test;
  const asExpected =
    grade === undefined ||
    (grade === 'none' ? levels.every((level) => level === 'none') : levels.includes(grade));
  return [
    ...(end.kind === 'finished' ? [] : [{ kind: 'no-end', end } as const]),
    ...notShown(test.shown, shown, isCalled),
    ...test.hidden
      .filter((step) => shown.some((next) => isCalled(next, step)))
      .map((step): PathFault => ({ kind: 'not-hidden', step })),
    ...(asExpected ? [] : [{ kind: 'other-grade', expected: grade, found: levels } as const]),
    ...test.hazards
      .filter((hazard) => !standing.includes(hazard))
      .map((hazard): PathFault => ({ kind: 'no-hazard', hazard, standing })),
  ];
};

/** Each named step comes up somewhere behind the one named before it. */
const notShown = (
  expected: readonly string[],
  shown: readonly Next[],
  isCalled: IsCalled,
): readonly PathFault[] => {
  const faults: PathFault[] = [];
  const cameUp = shown.flatMap((next) => (next.kind === 'step' ? [next.step.id] : []));
  let from = 0;
  for (const step of expected) {
    const place = shown.findIndex((next, at) => at >= from && isCalled(next, step));
    if (place < 0) faults.push({ kind: 'not-shown', step, cameUp });
    else from = place + 1;
  }
  return faults;
};

type IsCalled = (next: Next, name: string) => boolean;
