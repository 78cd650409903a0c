/** Plain data that stays as it is: a change is a copy. */

/** With one entry set. */
export const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value);

/** Without some members; the same set where there were none. */
export const without = <T>(set: ReadonlySet<T>, ...gone: readonly T[]): ReadonlySet<T> =>
  gone.some((one) => set.has(one)) ? new Set([...set].filter((one) => !gone.includes(one))) : set;

/** Without one entry; the same map where there was none. */
export const withoutKey = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> =>
  map.has(key) ? new Map([...map].filter(([one]) => one !== key)) : map;

/** `{ [key]: value }`, or nothing where there is no value: our types tell "absent" from "undefined". */
export const optional = <Key extends string, V>(
  key: Key,
  value: V | undefined,
): { readonly [K in Key]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: V });
