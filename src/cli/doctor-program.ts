import type { Finding } from './doctor-finding.ts';
import { builtFolder, version } from './installation.ts';
import { damagedParts } from './parts.ts';
import type { Surroundings } from './surroundings.ts';

/** The program, and whether every part of it is as it was built. */
export const programFindings = ({ tell }: Surroundings): readonly Finding[] => {
  const about: Finding = {
    kind: 'good',
    words: tell({
      zh: `值班向导 ${version}，Node ${process.versions.node}，${process.platform} ${process.arch}`,
      en: `zhiban ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    }),
  };
  const damaged = damagedParts(builtFolder());
  if (damaged.length === 0) return [about];
  const named = damaged.slice(0, NAMED);
  const more = damaged.length - named.length;
  return [
    about,
    {
      kind: 'bad',
      words: tell({
        zh: `程序文件缺失或损坏：${named.join('、')}${more > 0 ? ` 等 ${damaged.length} 个` : ''}（${builtFolder()}）；请重新安装值班向导`,
        en: `parts of the program are missing or damaged: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''} (${builtFolder()}); please install zhiban again`,
      }),
    },
  ];
};

/** More names than that help nobody. */
const NAMED = 3;
