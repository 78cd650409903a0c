import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foundNothing, recordRemarks } from '../../src/cli/records-at-hand.ts';
import { lookAround } from '../../src/cli/surroundings.ts';
import { usage } from '../../src/cli/usage.ts';
import type { Trouble } from '../../src/records/records.ts';

const around = lookAround({ home: join(import.meta.dirname, 'no-such-home'), lang: 'zh' });
const denied = (path: string): Trouble => ({ fault: 'denied', path });

describe('what is wrong with the records', () => {
  it('is told of a folder, and not again of what is in it', () => {
    const troubles = [join('/r', 'incidents'), '/r', join('/r', 'incidents', '2026'), '/rest'].map(denied);
    expect(recordRemarks(troubles, around)).toEqual(
      ['/r', '/rest'].map((path) => `记录文件夹用不了：没有权限（${path}）；请腾出空间或改好权限。`),
    );
    expect(recordRemarks([denied('/r'), { fault: 'full', path: join('/r', 'x') }], around)).toHaveLength(2);
  });

  it('takes the place of “there is none” where records could not be looked at', () => {
    const none = usage('没有未结束的事件。');
    expect(foundNothing(none, [], around)).toEqual(none);
    expect(foundNothing(none, [{ fault: 'index-rebuilt', path: '' }], around)).toEqual({
      exit: 2,
      err: '事件索引已重新建立，记录都在。\n没有未结束的事件。\n',
    });
    expect(foundNothing(none, [denied('/r')], around)).toEqual({
      exit: 4,
      err: '记录文件夹用不了：没有权限（/r）；请腾出空间或改好权限。\n',
    });
  });
});
