import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Content } from '../procedure/content.ts';
import { problemSentence } from '../procedure/problem.ts';
import { inLanguage, type Text } from '../procedure/text.ts';
import { version } from './installation.ts';
import { type Exit, exit, type Outcome } from './outcome.ts';
import { troubleWords } from './record-words.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { openWorkplace } from './workplace.ts';

interface Finding {
  /** `bad` stops something from working, `attention` is worth a look. */
  readonly kind: 'good' | 'attention' | 'bad';
  readonly words: string;
  /** The exit status that a bad finding calls for. */
  readonly exit?: Exit;
}

/** `zhiban doctor`: looks at everything the program stands on, and says how to mend what is wrong. */
export const doctor: Run = async (_, around) => {
  const opened = await openWorkplace(around);
  if (opened.kind === 'failed') return opened.outcome;
  const { records, content } = opened.workplace;
  const troubles = records.troubles().map((trouble): Finding => {
    const harmless = trouble.fault === 'merged-back' || trouble.fault === 'index-rebuilt';
    const words = around.tell(troubleWords(trouble));
    return harmless ? { kind: 'attention', words } : { kind: 'bad', words, exit: exit.records };
  });
  records.close();
  const findings = [
    ...program(around),
    ...contentFindings(content, around),
    ...folderFindings(around),
    ...troubles,
    ...terminalFindings(around),
  ];
  return report(findings, around);
};

const marks = {
  good: { zh: '好　', en: 'good     ' },
  attention: { zh: '注意', en: 'attention' },
  bad: { zh: '有错', en: 'bad      ' },
} satisfies { readonly [kind in Finding['kind']]: Text };

const report = (findings: readonly Finding[], { tell }: Surroundings): Outcome => {
  const statuses = findings.filter(({ kind }) => kind === 'bad').map((bad) => bad.exit ?? exit.failed);
  // Of several, the gravest: records that cannot be kept before content that cannot be used.
  const gravest = [exit.records, exit.content, exit.failed].find((one) => statuses.includes(one));
  return {
    exit: gravest ?? exit.done,
    out: findings.map(({ kind, words }) => `${tell(marks[kind])}  ${words}\n`).join(''),
  };
};

const program = ({ tell }: Surroundings): readonly Finding[] => [
  {
    kind: 'good',
    words: tell({
      zh: `值班向导 ${version}，Node ${process.versions.node}，${process.platform} ${process.arch}`,
      en: `zhiban ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    }),
  },
];

const contentFindings = (content: Content, { tell, language }: Surroundings): readonly Finding[] => {
  const today = new Date().toISOString().slice(0, 10);
  const overdue = [...content.procedures.values()].filter(({ review }) => review.due < today);
  const empty = Object.values(content.roles).filter(
    ({ parties, onDuty }) => parties.length === 0 && onDuty === undefined,
  );
  const titles = empty.map(({ title }) => inLanguage(title, language));
  return [
    {
      kind: 'good',
      words: tell({
        zh: `${content.procedures.size} 个处置流程`,
        en: `${content.procedures.size} procedures`,
      }),
    },
    ...content.problems.map(
      (problem): Finding => ({
        kind: problem.severity === 'error' ? 'bad' : 'attention',
        words: problemSentence(problem, language),
        exit: exit.content,
      }),
    ),
    ...overdue.map(
      ({ title, review }): Finding => ({
        kind: 'attention',
        words: tell({
          zh: `《${title.zh}》应在 ${review.due} 前复审，请 ${review.owner.zh} 处理`,
          en: `“${inLanguage(title, language)}” should have been reviewed by ${review.due}: ask ${inLanguage(review.owner, language)}`,
        }),
      }),
    ),
    ...(empty.length === 0
      ? []
      : [
          {
            kind: 'attention',
            words: tell({
              zh: `${empty.length} 个通知对象没有号码：${titles.join('、')}；运行 zhiban site init，再填 contacts.yaml`,
              en: `${empty.length} parties without a number: ${titles.join(', ')}; run zhiban site init, then fill in contacts.yaml`,
            }),
          } as const,
        ]),
  ];
};

/** Warned of below this: one call needs far less, a full disk in mid-call is what must not happen. Bytes. */
const roomWanted = 200 * 1024 * 1024;

const folderFindings = ({ folders, tell }: Surroundings): readonly Finding[] => {
  const names = {
    settings: { zh: '设置', en: 'preferences' },
    site: { zh: '单位文件夹', en: 'site folder' },
    records: { zh: '记录', en: 'records' },
    state: { zh: '故障日志', en: 'log of faults' },
  } as const;
  return (['settings', 'site', 'records', 'state'] as const).map((key): Finding => {
    const folder = folders[key];
    const place = `${tell(names[key])}：${folder}`;
    const there = existsSync(folder);
    const trouble = key === 'site' ? undefined : obstacle(folder);
    if (trouble !== undefined) {
      return {
        kind: 'bad',
        words: `${place}，${tell(trouble)}`,
        ...(key === 'records' ? { exit: exit.records } : {}),
      };
    }
    if (key === 'records' && there && (statSync(folder).mode & 0o077) !== 0 && process.platform !== 'win32') {
      return {
        kind: 'attention',
        words: tell({
          zh: `${place}，别人也能进；请运行 chmod 700`,
          en: `${place}, open to others; please run chmod 700 on it`,
        }),
      };
    }
    return {
      kind: 'good',
      words: there ? place : `${place}${tell({ zh: '（还没有，用到时再建）', en: ' (made when needed)' })}`,
    };
  });
};

/** Why nothing can be written in a folder, or in the one that it would be made in. */
const obstacle = (folder: string): Text | undefined => {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) {
      return {
        zh: `${nearest} 不是文件夹；请移开它，或用 --home 换一个`,
        en: `${nearest} is no folder; move it away, or use --home`,
      };
    }
    accessSync(nearest, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(nearest);
    if (bavail * bsize < roomWanted) {
      return {
        zh: `磁盘只剩 ${Math.floor((bavail * bsize) / 1024 / 1024)} MB；请腾出空间`,
        en: `only ${Math.floor((bavail * bsize) / 1024 / 1024)} MB are left on the disk; make room`,
      };
    }
    return undefined;
  } catch {
    return {
      zh: `${nearest} 写不进去；请改好权限，或用 --home 换一个`,
      en: `${nearest} cannot be written; mend its rights, or use --home`,
    };
  }
};

const terminalFindings = ({ terminal, plain, tell }: Surroundings): readonly Finding[] => {
  const { env } = process;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  const encoding: readonly Finding[] =
    process.platform === 'win32' || /utf-?8/iu.test(locale)
      ? []
      : [
          {
            kind: 'attention',
            words: tell({
              zh: `终端编码可能不是 UTF-8（现在是 ${locale || '未设置'}）；中文不对时请设 LANG=zh_CN.UTF-8`,
              en: `the terminal may not use UTF-8 (it says ${locale || 'nothing'}); if Chinese looks wrong, set LANG=zh_CN.UTF-8`,
            }),
          },
        ];
  const words = terminal()
    ? plain
      ? tell({ zh: '终端：逐行模式', en: 'terminal: line by line' })
      : tell({ zh: '终端：可以打开值班界面', en: 'terminal: the console can be opened' })
    : tell({
        zh: '这里没有终端：值班界面打不开，其余命令可用',
        en: 'no terminal here: everything but the console works',
      });
  return [{ kind: 'good', words }, ...encoding];
};
