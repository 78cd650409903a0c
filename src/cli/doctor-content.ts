import type { Content } from '../procedure/content.ts';
import { problemSentence } from '../procedure/problem.ts';
import type { Card } from '../procedure/procedures.ts';
import { inLanguage } from '../procedure/text.ts';
import { damageWords } from './content-at-hand.ts';
import type { Finding } from './doctor-finding.ts';
import { exit } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';
import { standIn } from './unreadable.ts';

/** The procedures, each of them read, and what the organisation's own folder adds. */
export const contentFindings = (
  content: Content,
  today: string,
  around: Surroundings,
): readonly Finding[] => [
  ...readFindings(content, around),
  ...content.problems.map(
    (problem): Finding => ({
      kind: problem.severity === 'error' ? 'bad' : 'attention',
      words: problemSentence(problem, around.language),
      exit: exit.content,
    }),
  ),
  ...reviewFindings(content, today, around),
  ...numberFindings(content, around),
];

const readFindings = (content: Content, around: Surroundings): readonly Finding[] => {
  const { procedures } = content;
  const { tell } = around;
  const unread = [...procedures.values()].filter(({ id }) => procedures.get(id) === undefined);
  if (unread.length > 0)
    return [{ kind: 'bad', words: unreadWords(unread, content, around), exit: exit.content }];
  if (procedures.damaged === true) return [{ kind: 'bad', words: damageWords(around), exit: exit.content }];
  const count = procedures.size;
  return [{ kind: 'good', words: tell({ zh: `${count} 个处置流程`, en: `${count} procedures` }) }];
};

const unreadWords = (unread: readonly Card[], content: Content, { tell, language }: Surroundings): string => {
  const titles = unread.map(({ title }) => inLanguage(title, language));
  const general = standIn(content);
  const title = general && inLanguage(general.title, language);
  return tell({
    zh: `损坏、打不开的流程：${titles.join('、')}；请重新安装值班向导${title === undefined ? '' : `，在那以前这类来电用“${title}”接`}`,
    en: `procedures that are damaged and cannot be opened: ${titles.join(', ')}; please install zhiban again${title === undefined ? '' : `, and until then take such calls with “${title}”`}`,
  });
};

const reviewFindings = (
  { procedures }: Content,
  today: string,
  { tell, language }: Surroundings,
): readonly Finding[] =>
  [...procedures.values()]
    .filter(({ review }) => review.due < today)
    .map(({ title, review }) => ({
      kind: 'attention',
      words: tell({
        zh: `《${title.zh}》应在 ${review.due} 前复审，请 ${review.owner.zh} 处理`,
        en: `“${inLanguage(title, language)}” should have been reviewed by ${review.due}: ask ${inLanguage(review.owner, language)}`,
      }),
    }));

const numberFindings = ({ roles }: Content, { tell, language }: Surroundings): readonly Finding[] => {
  const titles = Object.values(roles)
    .filter(({ parties, onDuty }) => parties.length === 0 && onDuty === undefined)
    .map(({ title }) => inLanguage(title, language));
  if (titles.length === 0) return [];
  return [
    {
      kind: 'attention',
      words: tell({
        zh: `${titles.length} 个通知对象没有号码：${titles.join('、')}；运行 zhiban site init，再填 contacts.yaml`,
        en: `${titles.length} parties without a number: ${titles.join(', ')}; run zhiban site init, then fill in contacts.yaml`,
      }),
    },
  ];
};
