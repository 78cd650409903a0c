import type { Language } from '../procedure/text.ts';

/** What came of copying. Nobody can know whether a terminal took what was sent to its clipboard. */
export type Copied =
  /** This person has switched copying off. */
  | { readonly kind: 'off' }
  | {
      readonly kind: 'copied';
      /** Whether it was sent to the terminal's clipboard at all. */
      readonly sent: boolean;
      /** The file that holds it now; undefined where none could be written. */
      readonly file: string | undefined;
    };

const zh = {
  both: (file: string) => `已送到剪贴板（终端若不支持，见 ${file}）`,
  file: (file: string) => `已存到 ${file}，可从那里复制`,
  sent: '已送到剪贴板；文件写不了，终端若不支持就照着念',
  neither: '没能复制：文件写不了，这个终端也不能用剪贴板；请照着念',
  off: '复制已关闭（zhiban config set clipboard auto 可打开）；请照着念',
};

const en = {
  both: (file) => `Sent to the clipboard (if this terminal has none, see ${file})`,
  file: (file) => `Saved to ${file}, to be copied from there`,
  sent: 'Sent to the clipboard; no file could be written, so read it out if this terminal has none',
  neither: 'Not copied: no file could be written and this terminal has no clipboard; please read it out',
  off: 'Copying is off (zhiban config set clipboard auto turns it on); please read it out',
} satisfies typeof zh;

/** What became of copying, in one calm sentence. */
export const copiedWords = (copied: Copied, language: Language): string => {
  const words: typeof zh = language === 'en' ? en : zh;
  if (copied.kind === 'off') return words.off;
  const { sent, file } = copied;
  if (file === undefined) return sent ? words.sent : words.neither;
  return sent ? words.both(file) : words.file(file);
};
