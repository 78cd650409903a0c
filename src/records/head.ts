import type { Entry } from '../incident/entry.ts';
import type { Filter, Head, IncidentId } from './records.ts';

/** The line that stands for an incident in a list. Undefined without its opening: then nothing is known of it. */
export function headOf(id: IncidentId, entries: readonly Entry[]): Head | undefined {
  let head: Head | undefined;
  for (const entry of entries) {
    if (entry.type === 'opened') {
      const { kind, procedure, version, operator, desk } = entry;
      head ??= {
        id,
        kind,
        procedure,
        version,
        opened: entry.at.wall,
        operator,
        desk,
        entries: entries.length,
      };
    } else if (head && (entry.type === 'resumed' || entry.type === 'taken-over')) {
      head = { ...head, operator: entry.operator, desk: entry.desk };
    } else if (head && entry.type === 'closed') {
      head = { ...head, closed: entry.at.wall };
    }
  }
  return head;
}

/** Names and marks that nobody types into a search. */
const notSearched: ReadonlySet<string> = new Set([
  'at',
  'type',
  'kind',
  'digest',
  'program',
  'step',
  'steps',
  'field',
]);

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'number') into.push(String(value));
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) if (!notSearched.has(name)) collect(part, into);
  }
}

/** Every word of an incident that can be searched for: typed, answered, noted, named; one a line, lower case. */
export function searchText(id: IncidentId, entries: readonly Entry[]): string {
  const words: string[] = [id];
  for (const entry of entries) collect(entry, words);
  return [...new Set(words)].join('\n').toLowerCase();
}

/** The words of a search, all of which must be there. */
export const searchWords = (search: string | undefined): readonly string[] =>
  (search ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');

/** Whether an incident belongs into a list. */
export function matches(head: Head, text: string, filter: Filter): boolean {
  const { status = 'all', kinds, since, until, search } = filter;
  return (
    (status === 'all' || (status === 'closed') === (head.closed !== undefined)) &&
    (kinds === undefined || kinds.includes(head.kind)) &&
    (since === undefined || head.opened.slice(0, since.length) >= since) &&
    (until === undefined || head.opened.slice(0, until.length) <= until) &&
    searchWords(search).every((word) => text.includes(word))
  );
}

/** Newest first: by the instant of opening, whatever the zone it was written in, then by number. */
export function newestFirst(one: Head, other: Head): number {
  return Date.parse(other.opened) - Date.parse(one.opened) || (one.id < other.id ? 1 : -1);
}
