import type { Ground } from '../incident/decide.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { digestOf, procedureText } from '../procedure/procedure-text.ts';
import { laidOver } from '../procedure/procedures.ts';
import type { Holder, Records } from '../records/records.ts';
import type { Clock } from './clock.ts';

/** What a session works with. */
export interface Place {
  readonly records: Records;
  readonly ground: Ground;
  readonly clock: Clock;
  readonly holder: Holder;
}

/** The procedures of an incident in the exact versions that it was run on; any others as they are now. */
export const groundOf = (place: Pick<Place, 'records' | 'ground'>, incident: Incident): Ground => {
  const { procedures } = place.ground;
  const asRun = new Map<ProcedureId, Procedure>();
  for (const { procedure, digest } of incident.procedures) {
    if (procedures.get(procedure)?.digest === digest) continue;
    const kept = readProcedure(place.records, digest);
    if (kept !== undefined) asRun.set(procedure, kept);
  }
  return { ...place.ground, procedures: laidOver(procedures, asRun) };
};

/** A text that comes back damaged or changed is as good as lost; then the version at hand has to do. */
const readProcedure = (records: Records, digest: string): Procedure | undefined => {
  const text = records.procedure(digest);
  if (text === undefined || digestOf(text) !== digest) return undefined;
  // The digest proves that this is the text that this program kept.
  const kept: Omit<Procedure, 'digest'> = JSON.parse(text);
  return { ...kept, digest };
};

/** Keeps the texts that entries speak of, so that the incident can be read as it was run. */
export const keepTexts = (
  { records, ground }: Pick<Place, 'records' | 'ground'>,
  entries: readonly Entry[],
): void => {
  for (const entry of entries) {
    if (entry.type !== 'opened' && entry.type !== 'handed-off') continue;
    const procedure = ground.procedures.get(entry.procedure);
    if (procedure !== undefined) records.keepProcedure(entry.digest, procedureText(procedure));
  }
};
