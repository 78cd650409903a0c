import type { Content } from '../procedure/content.ts';
import type { Card } from '../procedure/procedures.ts';
import type { Text } from '../procedure/text.ts';

/** The procedure for any call, where that one is not damaged too. */
export const standIn = ({ general, procedures }: Content): Card | undefined =>
  general !== undefined && procedures.get(general.id) !== undefined ? general : undefined;

type Both = Readonly<Record<'zh' | 'en', string>>;

/**
 * A procedure was chosen whose text is damaged. A caller is waiting, so first of all how to go on.
 * @param instead what to do now, as a clause
 */
export const unreadable = (title: Text, instead: Both): Text => ({
  zh: `《${title.zh}》损坏，打不开；${instead.zh}，过后请重新安装值班向导。`,
  en: `“${title.en ?? title.zh}” is damaged and cannot be opened; ${instead.en}, and install zhiban again afterwards.`,
});
