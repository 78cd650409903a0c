import { strand } from './bring-back.ts';
import type { Ground } from './ground.ts';
import { type HeldIncident, textOfLines } from './held-incident.ts';
import type { Line } from './line.ts';
import { journalPath } from './names.ts';
import type { Fault, IncidentId, Trouble } from './records.ts';

/** Lines of incidents that other terminals went on with: they fit into no journal, and a person has to look at them. */
export interface Leftovers {
  /** Takes what only memory has of an incident, until it is in a file. */
  add(held: HeldIncident): void;
  /** Puts them where a person finds them. False while any of them is still in memory only. */
  strand(): boolean;
  troubles(): readonly Trouble[];
}

interface Leftover {
  readonly incident: IncidentId;
  readonly lines: readonly Line[];
  readonly because: Fault;
}

export function leftoverLines(ground: Ground): Leftovers {
  let all: readonly Leftover[] = [];
  return {
    add({ id, where, lines, safe }) {
      if (where.kind !== 'memory' || lines.length === safe) return;
      all = [...all, { incident: id, lines: lines.slice(safe), because: where.because }];
    },
    strand() {
      all = all.filter(({ incident, lines }) => !strand(ground, incident, textOfLines(lines)));
      return all.length === 0;
    },
    troubles: () =>
      all.map(({ incident, lines, because }) => ({
        fault: because,
        path: journalPath(ground.folder, incident),
        count: lines.length,
      })),
  };
}
