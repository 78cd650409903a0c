import { replay } from '../incident/evolve.ts';
import type { Language } from '../procedure/text.ts';
import type { Appended, IncidentId } from '../records/records.ts';
import { type Summary, summarize } from '../report/summary.ts';
import { groundOf } from '../session/place.ts';
import { summaryIn } from './export-summary.ts';
import { done, exit, failed, type Outcome, remarking } from './outcome.ts';
import { pickIncident } from './pick-incident.ts';
import { recordRemarks } from './records-at-hand.ts';
import type { Run } from './run.ts';
import { saveFile } from './save-file.ts';
import type { Surroundings } from './surroundings.ts';
import { notAllowed } from './usage.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const formats = ['text', 'markdown', 'json'] as const;

/** `zhiban summary [incident]`: the incident told, on stdout or in a file. */
export const summaryCommand: Run = async ({ words: [number], options }, around) => {
  const format = formats.find((one) => one === (options['format'] ?? 'text'));
  if (format === undefined) return notAllowed(around.tell, '--format', String(options['format']), formats);
  const workplace = await openWorkplace(around);
  const { records } = workplace;
  const picked = pickIncident(records, number, {}, around);
  const summary =
    picked.kind === 'ok'
      ? summaryOf(workplace, picked.id, around.language, options['redact'] === true)
      : undefined;
  const remarks = recordRemarks(records.troubles(), around);
  records.close();
  if (picked.kind === 'failed') return picked.outcome;
  if (summary === undefined) return unreadable(picked.id, around);
  const text = summaryIn(format, summary);
  const { output } = options;
  const outcome: Outcome =
    typeof output === 'string' && output !== '-'
      ? saveFile(output, text, options['force'] === true, around)
      : { ...done(text), ...(format === 'json' ? { exact: true } : {}) };
  return remarking(outcome, remarks);
};

/** The summary of a kept incident; undefined where its beginning cannot be read. */
export const summaryOf = (
  workplace: Workplace,
  id: IncidentId,
  language: Language,
  redact: boolean,
  appended?: Appended,
): Summary | undefined => {
  const kept = workplace.records.read(id);
  const incident = replay(kept?.entries ?? []);
  if (kept === undefined || incident === undefined) return undefined;
  return summarize({
    id,
    incident,
    entries: kept.entries,
    procedures: groundOf(workplace, incident).procedures,
    head: kept.head,
    language,
    redact,
    roles: workplace.content.roles,
    names: workplace.directory.nameOf,
    damage: kept.damage,
    ...(appended === undefined ? {} : { appended }),
  });
};

const unreadable = (id: IncidentId, { tell }: Surroundings): Outcome =>
  failed(
    tell({
      zh: `事件 ${id} 的开头已损坏，写不成摘要；用 zhiban store verify 查看哪里坏了。`,
      en: `The beginning of incident ${id} is damaged, so there is no summary; zhiban store verify tells where.`,
    }),
    exit.records,
  );
