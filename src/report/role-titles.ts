import type { Incident } from '../incident/incident.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Procedures } from '../procedure/procedures.ts';
import type { Text } from '../procedure/text.ts';
import type { RoleTitles } from './step-words.ts';

/** The titles of every role that an incident's procedures notify. */
export const roleTitles = (
  { procedures, incident }: { readonly procedures: Procedures; readonly incident: Incident },
  title: (role: RoleId) => Text,
): RoleTitles =>
  Object.fromEntries(
    incident.procedures.flatMap(({ procedure }) =>
      (procedures.get(procedure)?.steps ?? []).flatMap(({ notify }) =>
        notify === undefined ? [] : [[notify, { title: title(notify) }]],
      ),
    ),
  );
