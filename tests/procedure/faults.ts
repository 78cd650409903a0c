import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { checkContent } from '../../src/procedure/check-content.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { type Problem, problemSentence } from '../../src/procedure/problem.ts';
import { folderWith } from './folder.ts';
import { wholeFolder } from './specimen.ts';

export type File = keyof typeof wholeFolder;

/** The whole sample folder with some text of it replaced; each text must stand there exactly once. */
export function folderAfter(changes: readonly (readonly [file: File, find: string, put: string])[]): string {
  const files: { [path: string]: string } = { ...wholeFolder };
  for (const [file, find, put] of changes) {
    const pieces = (files[file] ?? '').split(find);
    expect(pieces, `“${find}” in ${file}`).toHaveLength(2);
    files[file] = pieces.join(put);
  }
  return folderWith(files);
}

/** Problems as `file:line:column severity found`, the folder's own name left out. */
export function told(problems: readonly Problem[], folder: string): readonly string[] {
  for (const problem of problems) {
    for (const language of ['zh', 'en'] as const) {
      const sentence = problemSentence(problem, language);
      expect(sentence).not.toMatch(/undefined|\[object|\n/);
    }
    expect(problem.found.en, problem.found.zh).toBeTruthy();
    expect(problem.expected.en, problem.expected.zh).toBeTruthy();
  }
  return problems.map(({ place, found, severity }) => {
    const file = place.file.replace(`${folder}/`, '');
    return `${file}:${place.line}:${place.column} ${severity} ${found.zh}`;
  });
}

/** Problems as what stands at their place in the file and what was found: how they look to an author who jumps there. */
export function pointed(problems: readonly Problem[]): readonly (readonly [at: string, found: string])[] {
  return problems.map(({ place, found }) => {
    const line = readFileSync(place.file, 'utf8').split('\n')[place.line - 1] ?? '';
    return [line.slice(place.column - 1), found.zh];
  });
}

export const loadingFaults = (folder: string): readonly string[] =>
  told(loadContent(folder).content.problems, folder);
export const allFaults = (folder: string): readonly string[] =>
  told(checkContent(loadContent(folder)), folder);
