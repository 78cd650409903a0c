import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../site/folders.ts';
import { version } from './installation.ts';
import { exit } from './outcome.ts';
import { earlyOptions, lookAround } from './surroundings.ts';

/**
 * A bug of ours, or a part of the program that is damaged: one sentence for the person, the details into a file for
 * whoever mends it. Everything here is written at once, since the process may be ending, and nothing may go wrong in turn.
 */
export const reportFault = (fault: unknown): void => {
  process.exitCode = exit.failed;
  try {
    const { folders, tell } = lookAround(earlyOptions(process.argv.slice(2)));
    const log = keep(folders.state, fault);
    const where =
      log === undefined
        ? { zh: '详情没能写下来', en: 'the details could not be written down' }
        : { zh: `详情写在 ${log}`, en: `the details are in ${log}` };
    const what = isUnloadable(fault) ? damaged : mistaken;
    writeSync(2, `${tell({ zh: `${what.zh}${where.zh}。`, en: `${what.en}; ${where.en}.` })}\n`);
  } catch {
    // The terminal itself is gone: there is nobody to tell.
  }
};

const mistaken = {
  zh: '值班向导出错停下了，已存的回答都在；请用 zhiban resume 接着处理。',
  en: 'zhiban stopped by a mistake of its own; every saved answer is there, so go on with zhiban resume',
};
const damaged = {
  zh: '值班向导的程序文件缺失或损坏，请重新安装；已存的回答都在。',
  en: 'Parts of zhiban are missing or damaged, so please install it again; every saved answer is there',
};

/** A part of the program that is missing or torn, as Node's loader tells it. */
const isUnloadable = (fault: unknown): boolean =>
  fault instanceof Error &&
  (('code' in fault && fault.code === 'ERR_MODULE_NOT_FOUND') ||
    (fault instanceof SyntaxError && /\bModuleLoader\b/u.test(fault.stack ?? '')));

/** Larger than this it starts anew. Bytes. */
const longestLog = 256 * 1024;

/** Appends to the log; its path, or undefined. What was typed after the command is never written: it may be personal. */
const keep = (folder: string, fault: unknown): string | undefined => {
  const path = join(folder, 'faults.log');
  if (!makeFolder(folder)) return undefined;
  try {
    const { O_WRONLY, O_APPEND, O_CREAT } = constants;
    const file = openSync(path, O_WRONLY | O_APPEND | O_CREAT, 0o600);
    try {
      if (fstatSync(file).size > longestLog) ftruncateSync(file);
      const about = `${new Date().toISOString()} zhiban ${version} node ${process.version} ${process.platform}`;
      const stack = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      writeSync(file, `${about}\n${stack}\n\n`);
    } finally {
      closeSync(file);
    }
    return path;
  } catch {
    return undefined;
  }
};
