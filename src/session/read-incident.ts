import { replay } from '../incident/evolve.ts';
import type { Incident } from '../incident/incident.ts';
import { proceduresOf } from '../incident/scene.ts';
import type { Damage, IncidentId, Kept } from '../records/records.ts';
import type { Place } from './place.ts';
import { groundOf } from './place.ts';

/** Why nothing can be made of an incident. */
export type Unreadable =
  | { readonly kind: 'no-such-incident' }
  /** Its opening entry or the text of its procedures cannot be read, so nothing can be made of the rest. */
  | { readonly kind: 'unreadable'; readonly damage: readonly Damage[] };

/** An incident as it is on record, with what is wrong with the record. */
export const readIncident = (
  place: Place,
  id: IncidentId,
): { readonly incident: Incident; readonly kept: Kept } | Unreadable => {
  const kept = place.records.read(id);
  if (kept === undefined) return { kind: 'no-such-incident' };
  const incident = replay(kept.entries);
  const readable =
    incident !== undefined && proceduresOf({ procedures: groundOf(place, incident).procedures, incident });
  return readable && readable.length > 0 ? { incident, kept } : { kind: 'unreadable', damage: kept.damage };
};
