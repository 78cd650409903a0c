import { describe, expect, test } from 'vitest';
import { pathProblems } from '../../src/cli/path-problems.ts';
import { noContent } from '../../src/procedure/content.ts';
import type { PathTest } from '../../src/procedure/path-test.ts';
import { problemSentence } from '../../src/procedure/problem.ts';
import { act, aProcedure, ask, id, notify } from '../support/a-procedure.ts';

const lift = aProcedure('lift', {
  fields: { smoke: 'yes-no' },
  steps: [ask('smoke'), notify('fire', { when: 'smoke' }), act('wait')],
  levels: ['minor'],
  rules: [['minor', 'smoke']],
  hazards: [{ id: 'shaft', when: 'smoke' }],
});
const content = { ...noContent, procedures: new Map([[lift.id, lift]]) };

const path = (rest: Partial<PathTest>): PathTest => ({
  procedure: id('lift'),
  name: '没有烟',
  answers: new Map([['smoke', { kind: 'value', value: false }]]),
  skip: [],
  elapsed: 0,
  handOffs: [],
  shown: [],
  hidden: [],
  hazards: [],
  summary: [],
  place: { file: 'lift.paths.yaml', line: 7, column: 5 },
  ...rest,
});
const told = (rest: Partial<PathTest>, language: 'zh' | 'en' = 'zh') =>
  pathProblems(content, [path(rest)]).map((problem) => problemSentence(problem, language));

describe('a path that goes as its test says', () => {
  test('is no problem', () => {
    expect(told({ shown: ['smoke', 'wait'], hidden: ['fire'], grade: 'none', summary: ['lift'] })).toEqual(
      [],
    );
  });
});

describe('a path that goes another way', () => {
  test('is told at its place, with what came instead', () => {
    expect(told({ shown: ['fire'] })).toEqual([
      'lift.paths.yaml:7:5：路径“没有烟”：步骤“fire”没有出现，或出现得太早；出现过：smoke wait；应为：按 shown 的顺序出现。',
    ]);
    expect(told({ hidden: ['wait'] })).toEqual([
      'lift.paths.yaml:7:5：路径“没有烟”：步骤“wait”出现了；应为：不出现（写在 hidden 里）。',
    ]);
    expect(told({ grade: 'minor' as never })).toEqual([
      'lift.paths.yaml:7:5：路径“没有烟”：等级是 none；应为：等级 minor。',
    ]);
    expect(told({ hazards: ['shaft'] })).toEqual([
      'lift.paths.yaml:7:5：路径“没有烟”：结束时没有禁忌“shaft”；在的：—；应为：结束时还在（写在 hazards 里）。',
    ]);
    expect(told({ summary: ['一般 事故'] }, 'en')).toEqual([
      'lift.paths.yaml:7:5: path “没有烟”: the summary does not say “一般 事故”; expected: these words (they are in summary).',
    ]);
  });

  test('tells every fault at once, in both languages', () => {
    const rest = { shown: ['fire'], hidden: ['wait'], hazards: ['shaft'], grade: 'minor' as never };
    expect(told(rest)).toHaveLength(4);
    for (const sentence of told(rest, 'en')) expect(sentence).not.toMatch(/[\u4e00-\u9fff].*步骤|等级|禁忌/);
  });

  test('tells an answer that cannot be used', () => {
    const [sentence] = told({ answers: new Map([['smoke', { kind: 'value', value: '有' }]]) });
    expect(sentence).toContain('“lift/smoke”的回答不能用');
  });

  test('does not list a long call whole', () => {
    const long = aProcedure('long', { steps: Array.from({ length: 30 }, (_, place) => act(`s${place}`)) });
    const [problem] = pathProblems({ ...noContent, procedures: new Map([[long.id, long]]) }, [
      path({ procedure: id('long'), answers: new Map(), shown: ['s5', 's2'] }),
    ]);
    expect(problem?.found.zh).toContain('… s18');
    expect(problem?.found.zh).not.toContain('s17 ');
  });

  test('of a procedure that could not be loaded says nothing: that is told elsewhere', () => {
    expect(told({ procedure: id('lost') })).toEqual([]);
  });
});
