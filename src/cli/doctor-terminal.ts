import type { Finding } from './doctor-finding.ts';
import type { Surroundings } from './surroundings.ts';

/** The terminal, as far as it can be known from here. */
export const terminalFindings = ({ terminal, plain, tell }: Surroundings): readonly Finding[] => {
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
