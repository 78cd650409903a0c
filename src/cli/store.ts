import { remarksOf } from '../report/summary-remarks.ts';
import { done, exit, remarking } from './outcome.ts';
import { isHarmless, recordRemarks, recordsAtHand } from './records-at-hand.ts';
import type { Run } from './run.ts';

/** `zhiban store path`: the folder, and nothing else, so that scripts can use it. */
export const storePath: Run = async (_, { folders }) => done(`${folders.records}\n`);

/** `zhiban store verify`: reads every record against its chain and its anchor. */
export const storeVerify: Run = async (_, around) => {
  const records = recordsAtHand(around);
  const damaged = [...records.verify()].sort(([a], [b]) => (a < b ? -1 : 1));
  // One of which not even the opening can be read stands in no list.
  const listed = records.list({ status: 'all' }).map(({ id }) => id);
  const count = new Set([...listed, ...damaged.map(([id]) => id)]).size;
  const troubles = records.troubles();
  records.close();
  const { tell, language } = around;
  const lines = damaged.flatMap(([id, damage]) =>
    remarksOf(damage, undefined, language).map((remark) => `${id}  ${remark}\n`),
  );
  // A torn tail is what a power cut leaves: nothing that was acknowledged is missing.
  const distrusted = damaged.filter(([, damage]) => damage.some(({ kind }) => kind !== 'torn-tail')).length;
  const total = tell({
    zh: `共 ${count} 个事件，${distrusted} 个不可信`,
    en: `${count} incidents, ${distrusted} not to be trusted`,
  });
  const isPlaceBad = !troubles.every(isHarmless);
  return remarking(
    {
      exit: distrusted > 0 || isPlaceBad ? exit.records : exit.done,
      out: `${lines.join('')}${total}\n`,
    },
    recordRemarks(troubles, around),
  );
};
