import type { RoleId } from '../procedure/ids.ts';
import type { Language } from '../procedure/text.ts';
import { type RoleTitles, roleWords } from './step-words.ts';

/** Who was not told yet, in one sentence; undefined where everybody was. */
export const untoldWords = (
  parties: readonly RoleId[],
  language: Language,
  roles: RoleTitles,
): string | undefined => {
  if (parties.length === 0) return undefined;
  const names = parties.map((party) => roleWords(party, language, roles));
  return language === 'en' ? `Not told yet: ${names.join(', ')}.` : `还没通知：${names.join('、')}。`;
};
