import { cleanForScreen } from '../layout/clean-for-screen.ts';
import type { Text } from '../procedure/text.ts';
import { exit, type Outcome, remarking } from './outcome.ts';

/**
 * Says what there is to say and leaves the status for when the process ends by itself: ending it here would cut off
 * what a pipe has not taken yet.
 */
export const endWith = async (
  outcome: Outcome,
  remarks: readonly string[],
  tell: (text: Text) => string,
): Promise<void> => {
  process.exitCode = outcome.exit;
  const talk = remarking(outcome, remarks).err;
  if (talk) await write(process.stderr, cleanForScreen(talk));
  if (!outcome.out) return;
  const out = outcome.exact ? outcome.out : cleanForScreen(outcome.out);
  if ((await write(process.stdout, out)) !== 'failed') return;
  process.exitCode = exit.failed;
  const sentence: Text = {
    zh: '结果没有写完：输出的地方满了或写不进去；请检查磁盘空间后再试。',
    en: 'The result was not written in full: there is no room or no right to write; check the disk and try again.',
  };
  await write(process.stderr, `${tell(sentence)}\n`);
};

/** `closed`: whoever read this had enough (`zhiban … | head`), which is nobody's fault. */
const write = (stream: NodeJS.WriteStream, text: string): Promise<'written' | 'closed' | 'failed'> =>
  new Promise((resolve) => {
    // Without a listener a broken pipe would be an uncaught exception on top of the callback.
    stream.on('error', () => {});
    stream.write(text, (error) => {
      if (!error) resolve('written');
      else resolve('code' in error && error.code === 'EPIPE' ? 'closed' : 'failed');
    });
  });
