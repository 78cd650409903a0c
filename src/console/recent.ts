import type { ProcedureId } from '../procedure/ids.ts';
import type { Records } from '../records/records.ts';

/** How many are put first: what a desk deals with every day is reached by its first digits. */
const MOST = 3;
const LOOKED_AT = 30;

/** The procedures of the latest live incidents, the latest first. */
export const recentProcedures = (records: Pick<Records, 'list'>): readonly ProcedureId[] => {
  const heads = records.list({ kinds: ['live'], limit: LOOKED_AT });
  return [...new Set(heads.map(({ procedure }) => procedure as ProcedureId))].slice(0, MOST);
};
