import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Text } from '../procedure/text.ts';
import type { Finding } from './doctor-finding.ts';
import { exit } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';

/** Warned of below this: one call needs far less, a full disk in mid-call is what must not happen. Bytes. */
const roomWanted = 200 * 1024 * 1024;

/** The folders that are written to: whether they can be, and how much room there is. */
export const folderFindings = ({ folders, tell }: Surroundings): readonly Finding[] => {
  const names = {
    settings: { zh: '设置', en: 'preferences' },
    site: { zh: '单位文件夹', en: 'site folder' },
    records: { zh: '记录', en: 'records' },
    state: { zh: '故障日志和临时文件', en: 'fault log and working files' },
  } as const;
  return (['settings', 'site', 'records', 'state'] as const).map((key): Finding => {
    const folder = folders[key];
    const place = tell({ zh: `${names[key].zh}：${folder}`, en: `${names[key].en}: ${folder}` });
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
          zh: `${place}，别人也能进；请运行 chmod 700 ${folder}`,
          en: `${place}, open to others; please run chmod 700 ${folder}`,
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
