import type { Card } from '../procedure/procedures.ts';
import type { Text } from '../procedure/text.ts';

/** The mark of a procedure that lives depend on; no words for the others. */
export const lifeWords = ({ life }: Pick<Card, 'life'>): Text =>
  life ? { zh: '危及生命', en: 'life-safety' } : { zh: '', en: '' };
