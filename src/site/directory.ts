import type { Role } from '../procedure/content.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';

/** Who stands behind a role, in the order in which they are tried. */
export interface Directory {
  /** At least one party: a role that nobody filled in gives one of its own name without a number. */
  resolve(role: RoleId): readonly Party[];
}

/** Somebody who can be rung. */
export interface Party {
  readonly name: Text;
  /** What this party is for (抢修, 值班领导). */
  readonly title: Text;
  /** As dialled; absent when the site has not filled it in. */
  readonly number?: string | undefined;
}

/** The directory that the content's roles give, the site's own contacts laid over them. */
export const directoryOf = (roles: { readonly [id: string]: Role }): Directory => ({
  resolve: (id) => {
    const role = Object.hasOwn(roles, id) ? roles[id] : undefined;
    const title = role?.title ?? { zh: id };
    if (role === undefined || role.parties.length === 0) return [{ name: title, title }];
    return role.parties.map(({ name, number }) => ({ name, title, number }));
  },
});
