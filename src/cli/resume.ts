import type { Text } from '../procedure/text.ts';
import { openHeads, unfinishedOf } from '../session/unfinished.ts';
import { pickIncident } from './pick-incident.ts';
import type { Given, Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { usage } from './usage.ts';
import { work } from './work.ts';
import { openWorkplace } from './workplace.ts';

/** `zhiban resume [incident]`: goes on with an unfinished incident, the most urgent one if none is named, or with all of them. */
export const resumeCommand: Run = async (given, around) => {
  const {
    words: [number],
    options,
  } = given;
  const contradiction = contradictionIn(given, around);
  if (contradiction !== undefined) return usage(around.tell(contradiction));
  const workplace = await openWorkplace(around);
  const wanted = number ?? unfinishedOf(workplace, openHeads(workplace)).calls[0]?.id;
  const picked = pickIncident(workplace.records, wanted, { status: 'open' }, around);
  if (picked.kind === 'failed') {
    workplace.records.close();
    return picked.outcome;
  }
  if (options['all'] === true) return work(workplace, around, { kind: 'resume-all' });
  const how = options['watch'] === true ? 'watch' : options['takeOver'] === true ? 'take-over' : 'write';
  return work(workplace, around, { kind: 'resume', incident: picked.id, how });
};

/** What does not go together on the command line, or not here. */
const contradictionIn = (
  { words, options: { all, watch, takeOver } }: Given,
  { plain, terminal }: Surroundings,
): Text | undefined => {
  if (watch === true && takeOver === true) {
    return {
      zh: '--watch 只看，--take-over 接管，只能选一个。',
      en: '--watch only looks and --take-over writes; choose one.',
    };
  }
  if (all !== true) return undefined;
  if (words.length > 0 || watch === true || takeOver === true) {
    return {
      zh: '--all 是接着处理本台全部未结束的事件，不和编号、--watch、--take-over 一起用。',
      en: '--all goes on with every open incident of this desk; it takes no number, no --watch and no --take-over.',
    };
  }
  return plain || !terminal()
    ? {
        zh: '逐行模式一次只处理一通：用 zhiban resume <编号> --plain。',
        en: 'Line by line there is one call at a time: use zhiban resume <incident> --plain.',
      }
    : undefined;
};
