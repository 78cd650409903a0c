import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { checkContent } from '../procedure/check-content.ts';
import { noContent } from '../procedure/content.ts';
import { anyContentFiles, holdsNothing } from '../procedure/content-files.ts';
import { loadContent } from '../procedure/load-content.ts';
import { loadPathTests } from '../procedure/load-paths.ts';
import { inOrder, type Problem, problemSentence } from '../procedure/problem.ts';
import { bundledContent } from './content-at-hand.ts';
import { contentFolder } from './installation.ts';
import { doneJson, exit, type Outcome } from './outcome.ts';
import { pathProblems } from './path-problems.ts';
import type { Run } from './run.ts';
import { type Surroundings, startedIn } from './surroundings.ts';
import { usage } from './usage.ts';

/** `zhiban content check [dir]`: everything that is wrong with a content folder, told in one run. */
export const contentCheck: Run = async ({ words: [given], options }, around) => {
  const { tell } = around;
  const folder = given === undefined ? contentFolder() : resolve(given);
  if (given === '' || !isFolder(folder)) {
    return usage(
      tell({
        zh: `没有“${given ?? folder}”这个文件夹；请写流程文件所在的文件夹（里面有 procedures）。`,
        en: `There is no folder “${given ?? folder}”; name the folder that has procedures in it.`,
      }),
    );
  }
  const files = anyContentFiles(folder);
  if (holdsNothing(files)) {
    return usage(
      tell({
        zh: `“${given ?? folder}”里没有流程、通讯录这类文件，或者打不开；请写流程文件所在的文件夹（里面有 procedures）。`,
        en: `“${given ?? folder}” holds no procedures, contacts or the like, or cannot be read; name the folder that has procedures in it.`,
      }),
    );
  }
  // Any other folder is an organisation's own: at run time it lies over the bundled content.
  const base = folder === contentFolder() ? noContent : bundledContent().content;
  const loaded = loadContent(folder, base, files);
  const paths = loadPathTests(loaded);
  const found = [...checkContent(loaded), ...paths.problems, ...pathProblems(loaded.content, paths.tests)];
  const problems = inOrder(found).map((problem) => shortened(problem));
  const code = problems.some(({ severity }) => severity === 'error') ? exit.content : exit.done;
  if (options['json'] === true) {
    const listed = problems.map((problem, at) => ({ id: at + 1, ...problem }));
    return { ...doneJson(listed), exit: code };
  }
  return { exit: code, ...asLines(problems, loaded.procedures.length, around) };
};

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** File names as a person would type them from here. */
const shortened = (problem: Problem): Problem => {
  const { place } = problem;
  const near = relative(startedIn(), resolve(startedIn(), place.file));
  return near.startsWith('..') ? problem : { ...problem, place: { ...place, file: near } };
};

const asLines = (
  problems: readonly Problem[],
  procedures: number,
  { tell, language }: Surroundings,
): Pick<Outcome, 'out' | 'err'> => {
  const words = {
    error: tell({ zh: '错误', en: 'error' }),
    advice: tell({ zh: '建议', en: 'advice' }),
  };
  const lines = problems.map(
    (problem) => `${words[problem.severity]}  ${problemSentence(problem, language)}\n`,
  );
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const advice = problems.length - errors;
  const count = tell({
    zh: `${procedures} 个流程，${errors} 个错误，${advice} 条建议`,
    en: `${procedures} procedures, ${errors} errors, ${advice} pieces of advice`,
  });
  return { out: `${lines.join('')}${count}\n` };
};
