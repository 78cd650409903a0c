import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exported, ExportFormat } from '../console/screens/end.ts';
import type { IncidentId } from '../records/records.ts';
import type { Summary } from '../report/summary.ts';
import { summaryJson } from '../report/summary-json.ts';
import { summaryMarkdown } from '../report/summary-markdown.ts';
import { summaryText } from '../report/summary-text.ts';
import { makeFolder } from '../site/folders.ts';
import { writeNew } from './save-file.ts';
import { type Surroundings, startedIn, userHome } from './surroundings.ts';

const written = {
  text: summaryText,
  markdown: summaryMarkdown,
  json: summaryJson,
} satisfies { readonly [format in ExportFormat]: (summary: Summary) => string };

const endings = { text: 'txt', markdown: 'md', json: 'json' } as const;

/** So many exports of one incident in one folder are enough. */
const most = 99;

/**
 * A file named after the incident, in a folder of its own beside the records, else where the program was started or in the
 * home folder. Nothing is overwritten; the same text twice is one file.
 */
export const exportSummary = (
  summary: Summary | undefined,
  id: IncidentId,
  format: ExportFormat,
  { tell, folders }: Pick<Surroundings, 'tell' | 'folders'>,
): Exported => {
  if (summary === undefined) {
    return {
      kind: 'failed',
      because: tell({ zh: '这个事件的开头读不出来', en: 'its beginning cannot be read' }),
    };
  }
  const text = written[format](summary);
  let because = '';
  const own = join(folders.records, 'exports');
  for (const folder of new Set([...(makeFolder(own) ? [own] : []), startedIn(), userHome()])) {
    for (let count = 1; count <= most; count += 1) {
      const path = join(folder, `${id}${count === 1 ? '' : `-${count}`}.${endings[format]}`);
      if (holds(path, text)) return { kind: 'written', path };
      const saved = writeNew(path, text);
      if (saved.kind === 'written') return { kind: 'written', path };
      because = tell(saved.why);
      if (!saved.there) break;
    }
  }
  return { kind: 'failed', because };
};

const holds = (path: string, text: string): boolean => {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
};

/** The summary in the form asked for. */
export const summaryIn = (format: ExportFormat, summary: Summary): string => written[format](summary);
