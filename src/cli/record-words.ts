import type { Text } from '../procedure/text.ts';
import type { Appended, Fault, Holder, Trouble } from '../records/records.ts';

/** What is wrong with the disk, in words. */
const faultWords = {
  full: { zh: '磁盘满了', en: 'the disk is full' },
  'read-only': { zh: '这里只能读', en: 'it can only be read' },
  gone: { zh: '文件夹不见了', en: 'the folder is gone' },
  denied: { zh: '没有权限', en: 'there is no right to do so' },
  broken: { zh: '磁盘出错', en: 'the disk fails' },
} satisfies { readonly [fault in Fault]: Text };

/** A trouble with the place where records are kept, as one sentence. */
export const troubleWords = ({ fault, path, count = 0 }: Trouble): Text => {
  switch (fault) {
    case 'index-rebuilt':
      return { zh: '事件索引已重新建立，记录都在。', en: 'The index was built anew; every record is there.' };
    case 'index-unusable':
      return {
        zh: `事件索引用不了（${path}），查得慢一些，记录都在。`,
        en: `The index cannot be used (${path}); lists are slower, every record is there.`,
      };
    case 'merged-back':
      return {
        zh: `先前存在应急文件里的 ${count} 条记录已并回 ${path}。`,
        en: `${count} entries that had been set aside are back in ${path}.`,
      };
    case 'waiting-to-merge':
      return {
        zh: `应急文件 ${path} 还没有并回；修好记录文件夹后会自动并回。`,
        en: `The emergency file ${path} waits to be merged; that happens by itself once the records folder works.`,
      };
    case 'fits-nowhere':
      return {
        zh: `${path} 里有接不上事件的记录，没有丢；请人工对照事件摘要，看过后移走。`,
        en: `${path} holds entries that fit no incident any more; nothing is lost. Compare them with the summary, then move the file.`,
      };
    default:
      return {
        zh: `记录文件夹用不了：${faultWords[fault].zh}（${path}）；请腾出空间或改好权限。`,
        en: `The records folder cannot be used: ${faultWords[fault].en} (${path}); make room or mend its rights.`,
      };
  }
};

/** Where an entry is: the three words; or that it is another terminal's call by now. */
export const appendedWords = (appended: Appended): Text => {
  switch (appended.kind) {
    case 'saved':
      return { zh: '已存', en: 'saved' };
    case 'set-aside':
      return { zh: `已存应急文件 ${appended.place}`, en: `saved to the emergency file ${appended.place}` };
    case 'unsaved':
      return { zh: '未保存，请记在纸上', en: 'NOT saved, please write it on paper' };
    case 'conflict':
      return {
        zh: '已由另一台席接手，本台最后几条没有并入；另存在哪里见 zhiban doctor',
        en: 'another desk took it over without the last entries of this one; zhiban doctor tells where those are kept',
      };
    default:
      return appended satisfies never;
  }
};

/** Who has an incident in hand, so that one can ring them. */
export const holderWords = ({ operator, desk, host, pid }: Holder): Text => {
  const who = [operator, desk].filter((word) => word !== '').join(' ');
  return {
    zh: `${who || '另一个终端'}（${host}，进程 ${pid}）`,
    en: `${who || 'another terminal'} (${host}, process ${pid})`,
  };
};
