import { join } from 'node:path';
import type { Kind } from '../incident/entry.ts';
import type { IncidentId } from './records.ts';

/**
 * Numbers from here on are given in the second place, while the first one cannot be used; ordinary numbers count up
 * from 1. So a number that was given in an emergency meets none that another terminal gives meanwhile.
 */
export const firstEmergencyNumber = 501;

const shape = /^(?:[A-Z][A-Z0-9]{0,7}-)?D?(\d{4})(\d{2})\d{2}-\d{3,6}$/;

/** Whether a text has the form of an incident number; everything else never becomes part of a path. */
export const isIncidentId = (text: string): text is IncidentId => shape.test(text);

/** Everything of an incident number before the count: desk code, D for a drill, day. */
export function numberPrefix(kind: Kind, day: string, deskCode: string | undefined): string {
  return `${deskCode === undefined ? '' : `${deskCode}-`}${kind === 'drill' ? 'D' : ''}${day}-`;
}

/** @throws when desk code or day are not of the form that numbers need */
export function incidentId(prefix: string, count: number): IncidentId {
  const id = `${prefix}${String(count).padStart(3, '0')}`;
  if (!isIncidentId(id)) throw new Error(`not an incident number: ${JSON.stringify(id)}`);
  return id;
}

/** The count in a number that begins so; undefined for every other name. */
export function countOf(prefix: string, id: string): number | undefined {
  if (!id.startsWith(prefix) || !isIncidentId(id)) return undefined;
  return Number(id.slice(prefix.length));
}

/** `2026/11` */
export const monthOf = (id: IncidentId): string => (shape.exec(id)?.slice(1, 3) ?? []).join('/');

/** Years, then months, then one file for each incident. */
export const incidentsFolder = (folder: string): string => join(folder, 'incidents');

/** `incidents/2026/11/20261121-003.jsonl` */
export const journalPath = (folder: string, id: IncidentId): string =>
  join(incidentsFolder(folder), monthOf(id), `${id}.jsonl`);

/** `incidents/2026/11/20261121-003.lock` */
export const lockPath = (folder: string, id: IncidentId): string =>
  join(incidentsFolder(folder), monthOf(id), `${id}.lock`);

/** Anchors lie in another folder, one file a day: `anchors/2026/11/20261121.jsonl`. */
export const anchorPath = (folder: string, id: IncidentId): string =>
  join(folder, 'anchors', monthOf(id), `${/\d{8}/.exec(id)?.[0]}.jsonl`);

/** The incident that a file name belongs to; undefined for locks, copies and whatever else lies there. */
export function incidentOfFile(name: string): IncidentId | undefined {
  const id = name.endsWith('.jsonl') ? name.slice(0, -'.jsonl'.length) : '';
  return isIncidentId(id) ? id : undefined;
}
