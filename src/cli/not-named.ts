import { nearest } from '../condition/nearest.ts';
import type { Content } from '../procedure/content.ts';
import type { Card } from '../procedure/procedures.ts';
import { inLanguage } from '../procedure/text.ts';
import type { Found } from '../triage/find.ts';
import type { Surroundings } from './surroundings.ts';
import { guess } from './usage.ts';

/** That no procedure is called so, and which ones may be meant: what the words find, else the nearest id. */
export const notNamed = (
  content: Content,
  said: string,
  found: readonly Found<Card>[],
  { tell, language }: Pick<Surroundings, 'tell' | 'language'>,
): string => {
  const candidates = found
    .slice(0, 3)
    .map(({ procedure }) => `${procedure.id}（${inLanguage(procedure.title, language)}）`);
  return candidates.length > 0
    ? tell({
        zh: `“${said}”可能是 ${candidates.join('、')}；请写其中一个流程编号。`,
        en: `“${said}” may be ${candidates.join(', ')}; name one of these.`,
      })
    : tell({ zh: `没有“${said}”这个流程。`, en: `There is no procedure “${said}”. ` }) +
        guess(tell, nearest(said, content.procedures.keys()), {
          zh: '用 zhiban procedures 查看全部。',
          en: 'See all with zhiban procedures.',
        });
};
