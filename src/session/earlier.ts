import { keysOf } from '../incident/same-line.ts';
import { proceduresOf } from '../incident/scene.ts';
import type { Head, IncidentId } from '../records/records.ts';
import type { Place } from './place.ts';
import type { View } from './view.ts';

/** What earlier incidents told: to be offered again, and to notice who or what is not new. Drills see drills only. */
export interface Earlier {
  /**
   * Answers to a field in earlier incidents at this desk, each once, newest first.
   * @param field a field's id; `list/part` for a part of a list's items
   */
  offered(view: Pick<View, 'incident'>, field: string): readonly string[];
  /** Other incidents with a number or an address that stands in this one, newest first, each once. */
  repeats(view: View): readonly Repeat[];
}

/** Another incident with the same number or the same address. */
export interface Repeat {
  readonly head: Head;
  readonly same: Same;
}
type Same = 'phone' | 'address';

/** So many earlier answers to a field are looked through. */
const LOOKED_AT = 200;

/** How far back the same number or address is looked for, where the site does not say. Days. */
const DAYS = 30;
const DAY = 86_400_000;

/** For one incident. Asks the index, a little at a time, and remembers what it answered. */
export const earlierOf = (
  { records, holder }: Pick<Place, 'records' | 'holder'>,
  own: IncidentId,
): Earlier => {
  const known = new Map<string, readonly string[]>();
  let found: { readonly asked: string; readonly repeats: readonly Repeat[] } | undefined;

  /** Undefined when the index has no answer now. */
  const look = (view: View, same: Same, keys: readonly string[]): readonly Repeat[] | undefined => {
    if (keys.length === 0) return [];
    const { kind, opened } = view.incident;
    const days = opened.settings[SETTING];
    const back = (typeof days === 'number' ? days : DAYS) * DAY;
    const since = new Date(Date.parse(opened.at.wall) - back).toISOString();
    return records
      .withSame(keys, kind, since)
      ?.filter(({ id }) => id !== own)
      .map((head) => ({ head, same }));
  };

  return {
    offered: ({ incident }, field) => {
      const before = known.get(field);
      if (before !== undefined) return before;
      const told = records.told([field], incident.kind, holder.desk, LOOKED_AT);
      if (told === undefined) return [];
      const values = [...new Set(told.map(({ value }) => value))];
      known.set(field, values);
      return values;
    },
    repeats: (view) => {
      const given = { phone: keysIn(view, 'phone'), address: keysIn(view, 'address') };
      const asked = JSON.stringify(given);
      if (found?.asked === asked) return found.repeats;
      const byPhone = look(view, 'phone', given.phone);
      const byAddress = look(view, 'address', given.address);
      const repeats = newestOfEach([...(byPhone ?? []), ...(byAddress ?? [])]);
      if (byPhone !== undefined && byAddress !== undefined) found = { asked, repeats };
      return repeats;
    },
  };
};

/** Each incident once, the newest first. */
const newestOfEach = (all: readonly Repeat[]): readonly Repeat[] =>
  all
    .filter(({ head }, at) => at === all.findIndex((one) => one.head.id === head.id))
    .toSorted((a, b) => Date.parse(b.head.opened) - Date.parse(a.head.opened));

/** The site's own number of days. */
const SETTING = 'repeat_days';

/** What stands for the numbers or addresses of an incident, whichever fields they were answered to. */
const keysIn = (view: View, type: Same): readonly string[] => {
  const fields = proceduresOf(view).flatMap(({ fields: all }) => Object.values(all));
  const values = fields
    .filter((field) => field.type === type)
    .flatMap(({ id }) => {
      const held = view.facts.get(id);
      return held?.kind === 'answer' && held.answer.kind === 'value' ? [String(held.answer.value)] : [];
    });
  return [...new Set(values.flatMap(keysOf))];
};
