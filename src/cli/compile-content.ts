import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeContent } from '../procedure/compiled-content.ts';
import { procedureFormat } from '../procedure/format.ts';
import { loadContent } from '../procedure/load-content.ts';
import { problemSentence } from '../procedure/problem.ts';
import { digestOf } from '../procedure/procedure-text.ts';

/**
 * Loads a content folder and writes it as the one file that the program starts from.
 * @param program says of which parts the program is made that is built with it: another one may load an organisation's
 * folder differently, so that what an older one kept of it does not count
 * Throws when anything in the folder cannot be loaded; the message lists every problem, one a line.
 */
export async function compileContent(contentFolder: string, outFile: string, program = ''): Promise<void> {
  const { content } = loadContent(contentFolder);
  if (content.problems.length > 0) {
    throw new Error(content.problems.map((problem) => problemSentence(problem, 'zh')).join('\n'));
  }
  const edition = digestOf(Buffer.concat([Buffer.from(program), writeContent(content)]));
  await writeFile(outFile, writeContent({ ...content, edition }));
}

/** The JSON Schema of a procedure file, for editors that complete and check. */
export function schemaText(): string {
  const schema = z.toJSONSchema(procedureFormat, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}

export async function writeSchema(outFile: string): Promise<void> {
  await writeFile(outFile, schemaText());
}

if (import.meta.main && process.argv[2] === '--schema' && process.argv[3] !== undefined) {
  await writeSchema(process.argv[3]);
}
