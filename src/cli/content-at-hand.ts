import { readFileSync } from 'node:fs';
import { type Content, readContent } from '../procedure/content.ts';
import { overlay } from '../procedure/overlay.ts';
import { compiledContent } from './installation.ts';
import { exit, failed, type Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';

export type AtHand =
  | { readonly kind: 'ok'; readonly content: Content }
  | { readonly kind: 'failed'; readonly outcome: Outcome };

/** What the program ships with; undefined where the installation is damaged. */
export const bundledContent = (): Content | undefined => {
  try {
    return readContent(readFileSync(compiledContent(), 'utf8'));
  } catch {
    return undefined;
  }
};

/** What this person can run: the bundled content with the organisation's own folder laid over it. */
export const contentAtHand = async ({ folders, tell }: Surroundings): Promise<AtHand> => {
  const bundled = bundledContent();
  if (bundled !== undefined) return { kind: 'ok', content: await overlay(bundled, folders.site) };
  const path = compiledContent();
  const sentence = tell({
    zh: `自带的处置流程读不出来（${path}），请重新安装值班向导。`,
    en: `The bundled procedures cannot be read (${path}); please install zhiban again.`,
  });
  return { kind: 'failed', outcome: failed(sentence, exit.content) };
};

/** What to say when some content was left out; the others are there all the same. */
export const contentRemarks = (content: Content, { tell }: Surroundings): readonly string[] => {
  const errors = content.problems.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return [];
  return [
    tell({
      zh: `流程文件有 ${errors} 处错误，出错的没有载入，其余照常可用；用 zhiban doctor 查看。`,
      en: `The procedure files have ${errors} errors; those files are left out, the others work. See zhiban doctor.`,
    }),
  ];
};
