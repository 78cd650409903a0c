import { addressKey } from './address.ts';
import { phoneKeys } from './phone.ts';

/** What is the same for the same telephone line and for the same door, however it was written. */
export const keysOf = (value: string): readonly string[] => {
  const door = addressKey(value);
  return [
    ...phoneKeys(value).map((key) => `phone ${key}`),
    ...(door === undefined ? [] : [`address ${door}`]),
  ];
};
