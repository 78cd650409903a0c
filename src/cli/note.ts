import { decide } from '../incident/decide.ts';
import { replay } from '../incident/evolve.ts';
import { callTime } from '../session/clock.ts';
import { groundOf } from '../session/place.ts';
import { exit, failed, type Outcome } from './outcome.ts';
import { pickIncident } from './pick-incident.ts';
import { appendedWords, holderWords } from './record-words.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { usage } from './usage.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/** `zhiban note <incident> <text…>`: an addendum. Nothing that is on record is touched. */
export const noteCommand: Run = async ({ words: [number, ...text] }, around) => {
  const workplace = await openWorkplace(around);
  try {
    return add(workplace, number, text.join(' '), around);
  } finally {
    workplace.records.close();
  }
};

const add = (
  workplace: Workplace,
  number: string | undefined,
  text: string,
  around: Surroundings,
): Outcome => {
  const { records, clock, holder } = workplace;
  const { tell } = around;
  const picked = pickIncident(records, number, {}, around);
  if (picked.kind === 'failed') return picked.outcome;
  const { id } = picked;
  const hold = records.hold(id, holder);
  if (hold.kind === 'taken') {
    const who = tell(holderWords(hold.by));
    return failed(
      tell({
        zh: `事件 ${id} 正由${who}处理，备注请在那边写，或等那边离开后再写。`,
        en: `Incident ${id} is in the hands of ${who}: write the note there, or once they have left.`,
      }),
    );
  }
  const incident = replay(records.read(id)?.entries ?? []);
  if (incident === undefined) {
    return failed(
      tell({
        zh: `事件 ${id} 的开头已损坏，加不了备注；用 zhiban store verify 查看。`,
        en: `The beginning of incident ${id} is damaged, so nothing can be added; see zhiban store verify.`,
      }),
      exit.records,
    );
  }
  const since = Math.max(incident.elapsed, clock.wall() - Date.parse(incident.opened.at.wall));
  const now = callTime(clock, since).now();
  const decision = decide(groundOf(workplace, incident), incident, { type: 'note', text }, now);
  if (decision.kind === 'refused') {
    return usage(
      tell({
        zh: '备注是空的或太长，请写一段话。',
        en: 'The note is empty or too long; write a few sentences.',
      }),
    );
  }
  const appended = records.append(id, incident.entries, decision.entries);
  records.reindex(id);
  if (appended.kind === 'conflict') {
    return failed(
      tell({
        zh: '另一个终端刚写了这个事件，请再试一次。',
        en: 'Another terminal has just written; try again.',
      }),
    );
  }
  const code = appended.kind === 'unsaved' ? exit.records : exit.done;
  return { exit: code, err: `${id} ${tell(appendedWords(appended))}\n` };
};
