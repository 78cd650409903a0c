import type { Kind } from '../incident/entry.ts';
import { replay } from '../incident/evolve.ts';
import { outline } from '../incident/outline.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Head } from '../records/records.ts';
import type { Place } from '../session/place.ts';
import { groundOf } from '../session/place.ts';
import type { Unfinished } from './screens/unfinished-line.ts';

/** How far an unfinished incident is; read from its entries, since no list keeps it. */
export const unfinishedOf = (place: Place, head: Head): Unfinished => {
  const incident = replay(place.records.read(head.id)?.entries ?? []);
  const known = place.ground.procedures.get(head.procedure as ProcedureId);
  const holder = place.records.heldBy(head.id);
  const steps =
    incident === undefined
      ? []
      : outline({
          procedures: groundOf(place, incident).procedures,
          incident,
          now: { wall: head.opened, elapsed: incident.elapsed },
        });
  return {
    id: head.id,
    title: known?.title ?? { zh: head.procedure },
    drill: head.kind === 'drill',
    step: steps.filter(({ standing }) => standing === 'done' || standing === 'skipped').length,
    opened: head.opened,
    heldBy: holder === undefined ? undefined : `${holder.operator} ${holder.desk}`.trim(),
  };
};

/** The heads of every open incident, the newest first. */
export const openHeads = (place: Place): readonly Head[] => place.records.list({ status: 'open' });

/** Those that this desk may take up all at once: its own, of one kind, that nobody has in hand. */
export const ownHeads = (place: Place, kind: Kind, heads: readonly Head[]): readonly Head[] =>
  heads.filter(
    (head) =>
      head.desk === place.holder.desk && head.kind === kind && place.records.heldBy(head.id) === undefined,
  );
