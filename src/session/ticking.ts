import type { Field } from '../procedure/procedure.ts';

/**
 * What is ticked of several choices once one more was struck. Struck again it goes. One that stands alone drives the
 * others out, and any other drives it out.
 */
export const ticking = (
  { options = [] }: Pick<Field, 'options'>,
  ticked: readonly string[],
  struck: string,
): readonly string[] => {
  if (ticked.includes(struck)) return ticked.filter((one) => one !== struck);
  const isAlone = (id: string): boolean => options.find((one) => one.id === id)?.alone === true;
  return isAlone(struck) ? [struck] : [...ticked.filter((one) => !isAlone(one)), struck];
};
