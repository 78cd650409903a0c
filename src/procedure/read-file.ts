import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { harmfulCharacter } from './harmless.ts';
import type { Parsed, Place, Problem } from './problem.ts';
import type { Text } from './text.ts';

/** The largest content file, in bytes. */
export const largestFile = 256 * 1024;
/** The longest content file, in lines. */
const longestFile = 6000;

/**
 * The one door through which content files come in. A pipe or a device is never waited for or read from, nothing larger
 * than the limit is read, and what comes out is UTF-8 without characters that could deceive a terminal or a reader.
 */
export function readTextFile(path: string): Parsed<string> {
  const bytes = readBytes(path);
  return bytes.kind === 'failed' ? bytes : readText(bytes.value, path);
}

/** The same checks on bytes that are already there. `file` is the name in messages. */
export function readText(bytes: Uint8Array, file: string): Parsed<string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(
      placeOfBadByte(bytes, file),
      { zh: '文件不是 UTF-8 编码', en: 'a file that is not UTF-8' },
      { zh: '在编辑器里另存为 UTF-8', en: 'a file saved as UTF-8' },
    );
  }
  const unix = text.replaceAll('\r\n', '\n');
  const lines = unix.split('\n').length;
  if (lines > longestFile) {
    return refused(
      { file, line: longestFile, column: 1 },
      { zh: `文件有 ${lines} 行`, en: `a file of ${lines} lines` },
      { zh: `不超过 ${longestFile} 行`, en: `at most ${longestFile} lines` },
    );
  }
  const harmful = harmfulCharacter(unix);
  if (harmful !== undefined) {
    return refused(
      placeAt(unix, harmful.offset, file),
      { zh: `看不见的或控制字符 ${harmful.name}`, en: `the invisible or control character ${harmful.name}` },
      harmful.name === 'U+0009'
        ? { zh: '缩进用空格，不用制表符', en: 'spaces, not tabs' }
        : { zh: '只含看得见的文字', en: 'visible text only' },
    );
  }
  return { kind: 'ok', value: unix };
}

/** A problem that stops the file. */
export function refused(
  place: Place,
  found: Text,
  expected: Text,
): { kind: 'failed'; problems: readonly Problem[] } {
  return { kind: 'failed', problems: [{ severity: 'error', place, found, expected }] };
}

function readBytes(path: string): Parsed<Uint8Array> {
  const place = { file: path, line: 1, column: 1 };
  let descriptor: number;
  try {
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait. Windows has neither the flag nor such files.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return refused(
      place,
      reasons[codeOf(error)] ?? {
        zh: `文件打不开（${codeOf(error)}）`,
        en: `a file that cannot be opened (${codeOf(error)})`,
      },
      { zh: '可以读取的文件', en: 'a file that may be read' },
    );
  }
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) {
      return refused(
        place,
        { zh: '不是普通文件（目录、管道或设备）', en: 'a folder, pipe or device' },
        { zh: '普通文件', en: 'a regular file' },
      );
    }
    // One byte more than allowed, so that a file that grows meanwhile is noticed too.
    const buffer = Buffer.alloc(largestFile + 1);
    const length = found.size > largestFile ? found.size : readAll(descriptor, buffer);
    if (length > largestFile) {
      return refused(
        place,
        { zh: `文件大于 ${largestFile / 1024} KiB`, en: `a file of more than ${largestFile / 1024} KiB` },
        { zh: `不超过 ${largestFile / 1024} KiB`, en: `at most ${largestFile / 1024} KiB` },
      );
    }
    return { kind: 'ok', value: buffer.subarray(0, length) };
  } catch (error) {
    return refused(
      place,
      { zh: `文件读不出来（${codeOf(error)}）`, en: `a file that cannot be read (${codeOf(error)})` },
      { zh: '可以读取的文件', en: 'a file that may be read' },
    );
  } finally {
    closeSync(descriptor);
  }
}

function readAll(descriptor: number, buffer: Buffer): number {
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}

const reasons: { readonly [code: string]: Text } = {
  ENOENT: { zh: '没有这个文件', en: 'no such file' },
  EACCES: { zh: '没有权限读这个文件', en: 'no right to read this file' },
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';

function placeAt(text: string, offset: number, file: string): Place {
  const before = text.slice(0, offset);
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function placeOfBadByte(bytes: Uint8Array, file: string): Place {
  const good = new TextDecoder('utf-8').decode(bytes);
  return placeAt(good, Math.max(0, good.indexOf('\ufffd')), file);
}
