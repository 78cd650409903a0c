import { pickIncident } from './pick-incident.ts';
import type { Run } from './run.ts';
import { usage } from './usage.ts';
import { work } from './work.ts';
import { openWorkplace } from './workplace.ts';

/** `zhiban resume [incident]`: goes on with an unfinished incident, the latest one if none is named. */
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
  const opened = await openWorkplace(around);
  if (opened.kind === 'failed') return opened.outcome;
  const { workplace } = opened;
  const picked = pickIncident(workplace.records, number, { status: 'open' }, around);
  if (picked.kind === 'failed') {
    workplace.records.close();
    return picked.outcome;
  }
  const how = options['watch'] === true ? 'watch' : options['takeOver'] === true ? 'take-over' : 'write';
  return work(workplace, around, { kind: 'resume', incident: picked.id, how });
};
