import type { RoleId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';

/** Who stands behind a role, in the order in which they are tried. */
export interface Directory {
  /** At least one party: a role that nobody filled in gives one without a number. */
  resolve(role: RoleId): readonly Party[];
}

export interface Party {
  readonly name: Text;
  /** What this party is for (抢修, 值班领导). */
  readonly title: Text;
  /** As dialled; absent when the site has not filled it in. */
  readonly number?: string | undefined;
}
