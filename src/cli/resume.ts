import { openHeads, unfinishedOf } from '../session/unfinished.ts';
import { pickIncident } from './pick-incident.ts';
import type { Run } from './run.ts';
import { usage } from './usage.ts';
import { work } from './work.ts';
import { openWorkplace } from './workplace.ts';

/** `zhiban resume [incident]`: goes on with an unfinished incident, the most urgent one if none is named, or with all of them. */
export const resumeCommand: Run = async ({ words: [number], options }, around) => {
  const { tell } = around;
  if (options['watch'] === true && options['takeOver'] === true) {
    return usage(
      tell({
        zh: '--watch 只看，--take-over 接管，只能选一个。',
        en: '--watch only looks and --take-over writes; choose one.',
      }),
    );
  }
  const all = options['all'] === true;
  if (all && (number !== undefined || options['watch'] === true || options['takeOver'] === true)) {
    return usage(
      tell({
        zh: '--all 是接着处理本台全部未结束的事件，不和编号、--watch、--take-over 一起用。',
        en: '--all goes on with every open incident of this desk; it takes no number, no --watch and no --take-over.',
      }),
    );
  }
  if (all && (around.plain || !around.terminal())) {
    return usage(
      tell({
        zh: '逐行模式一次只处理一通：用 zhiban resume <编号> --plain。',
        en: 'Line by line there is one call at a time: use zhiban resume <incident> --plain.',
      }),
    );
  }
  const workplace = await openWorkplace(around);
  const given = number ?? unfinishedOf(workplace, openHeads(workplace)).calls[0]?.id;
  const picked = pickIncident(workplace.records, given, { status: 'open' }, around);
  if (picked.kind === 'failed') {
    workplace.records.close();
    return picked.outcome;
  }
  if (all) return work(workplace, around, { kind: 'resume-all' });
  const how = options['watch'] === true ? 'watch' : options['takeOver'] === true ? 'take-over' : 'write';
  return work(workplace, around, { kind: 'resume', incident: picked.id, how });
};
