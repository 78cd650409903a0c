import { basename } from 'node:path';
import { printable } from '../procedure/harmless.ts';
import type { Problem } from '../procedure/problem.ts';
import type { Text } from '../procedure/text.ts';

/** Which files have errors, by kind and name, and what that means for the call: one sentence for the top of a screen. */
export const faultyFiles = (errors: readonly Problem[]): Text => {
  const files = [...new Set(errors.map(({ place }) => place.file))];
  const kinds = [...new Set(files.map(kindOf))];
  const [kind = 'procedures', ...others] = kinds;
  const named = files.slice(0, SHOWN).map((file) => printable(basename(file)));
  const more = files.length - named.length;
  const what = others.length > 0 ? MIXED : kindWords[kind];
  const count = errors.length;
  return {
    zh: `${what.zh}有 ${count} 处错误（${named.join('、')}${more > 0 ? ` 等 ${files.length} 个文件` : ''}），出错的没有载入，其余照常可用；用 zhiban doctor 查看。`,
    en: `${what.en} ${count === 1 ? 'has 1 error' : `has ${count} errors`} (${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}); what is wrong is left out, the rest works. See zhiban doctor.`,
  };
};

/** More names than that would push the sentence off a small screen. */
const SHOWN = 2;

type Kind = 'contacts' | 'roster' | 'holidays' | 'limits' | 'families' | 'phrases' | 'blocks' | 'procedures';

const kindOf = (file: string): Kind => {
  const name = basename(file).replace(/\.ya?ml$/iu, '');
  if (Object.hasOwn(kindWords, name) && name !== 'blocks' && name !== 'procedures') return name as Kind;
  return /(?:^|[\\/])blocks[\\/]/u.test(file) ? 'blocks' : 'procedures';
};

const MIXED = { zh: '本单位的文件', en: 'Your organisation’s folder' };

const kindWords: { readonly [kind in Kind]: { readonly zh: string; readonly en: string } } = {
  contacts: { zh: '通讯录', en: 'The contacts file' },
  roster: { zh: '值班表', en: 'The roster' },
  holidays: { zh: '节假日表', en: 'The holiday calendar' },
  limits: { zh: '时限设定', en: 'The file of limits' },
  families: { zh: '类别名', en: 'The file of families' },
  phrases: { zh: '话术', en: 'The file of phrases' },
  blocks: { zh: '共用块', en: 'A shared block' },
  procedures: { zh: '流程文件', en: 'The procedures folder' },
};
