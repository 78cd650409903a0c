import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problemSentence } from '../procedure/problem.ts';
import { inLanguage } from '../procedure/text.ts';
import { type Copied, copyTemplates, templateNames } from '../site/site-templates.ts';
import { contentAtHand } from './content-at-hand.ts';
import { contentFolder } from './installation.ts';
import { done, exit } from './outcome.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';

/** `zhiban site path`: the folder, and nothing else, so that scripts can use it. */
export const sitePath: Run = async (_, { folders }) => done(`${folders.site}\n`);

/** `zhiban site init`: the templates into the organisation's folder, nothing overwritten. */
export const siteInit: Run = async (_, { folders, tell }) => {
  const copied = copyTemplates(join(contentFolder(), 'site'), folders.site);
  const words: { readonly [how in Copied['how']]: (path: string) => string } = {
    copied: (path) => tell({ zh: `已写好  ${path}`, en: `written  ${path}` }),
    kept: (path) => tell({ zh: `已有，没有动  ${path}`, en: `there already, left as it is  ${path}` }),
    failed: (path) => tell({ zh: `写不进去  ${path}`, en: `cannot be written  ${path}` }),
  };
  const failed = copied.some(({ how }) => how === 'failed');
  const next = failed
    ? tell({
        zh: '请改好文件夹的权限，或用 --home 换一个，再运行一次。',
        en: 'Mend the rights of the folder, or use --home, and run this again.',
      })
    : tell({
        zh: `用记事本一类的编辑器填好，再运行 zhiban content check ${folders.site} 检查，zhiban contacts 看结果。`,
        en: `Fill them in with any text editor, then run zhiban content check ${folders.site}, and zhiban contacts.`,
      });
  return {
    exit: failed ? exit.failed : exit.done,
    out: copied.map(({ how, path }) => `${words[how](path)}\n`).join(''),
    err: `${next}\n`,
  };
};

/** `zhiban site show`: which of the organisation's files are there, and what came of them. */
export const siteShow: Run = async (_, around) => {
  const { content } = await contentAtHand(around);
  const { folders, tell, language } = around;
  const { roles, people, roster, problems } = content;
  const empty = Object.values(roles).filter(
    ({ parties, onDuty }) => parties.length === 0 && onDuty === undefined,
  );
  const filled = Object.keys(roles).length - empty.length;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const lines = [
    tell({ zh: `单位文件夹  ${folders.site}`, en: `site folder  ${folders.site}` }),
    ...[...templateNames, 'holidays.yaml', 'families.yaml', 'procedures'].map((name) =>
      there(folders.site, name, around),
    ),
    tell({
      zh: `角色  ${filled} 个已填，${empty.length} 个没有填`,
      en: `roles  ${filled} filled in, ${empty.length} not`,
    }),
    ...(empty.length === 0
      ? []
      : [
          tell({
            zh: `没有填  ${empty.map(({ title }) => title.zh).join('、')}`,
            en: `not filled in  ${empty.map(({ title }) => inLanguage(title, language)).join(', ')}`,
          }),
        ]),
    tell({
      zh: `人员  ${Object.keys(people).length} 人，值班表 ${Object.keys(roster).length} 条`,
      en: `people  ${Object.keys(people).length}, lines of the roster ${Object.keys(roster).length}`,
    }),
    ...errors.map((problem) => problemSentence(problem, language)),
  ];
  return {
    exit: errors.length === 0 ? exit.done : exit.content,
    out: lines.map((line) => `${line}\n`).join(''),
  };
};

const there = (folder: string, name: string, { tell }: Surroundings): string =>
  existsSync(join(folder, name))
    ? tell({ zh: `${name}  有`, en: `${name}  there` })
    : tell({ zh: `${name}  没有，用自带的`, en: `${name}  not there, the bundled one counts` });
