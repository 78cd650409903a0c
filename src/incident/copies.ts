/** Maps and sets that stay as they are: a change is a copy. */

/** With one entry set. */
export const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value);

/** Without some members; the same set where there were none. */
export const without = <T>(set: ReadonlySet<T>, ...gone: readonly T[]): ReadonlySet<T> =>
  gone.some((one) => set.has(one)) ? new Set([...set].filter((one) => !gone.includes(one))) : set;

/** Without one entry; the same map where there was none. */
export const withoutKey = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> =>
  map.has(key) ? new Map([...map].filter(([one]) => one !== key)) : map;
