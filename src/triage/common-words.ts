/**
 * Words of the language that every sentence may have, whatever it is about. They are compared like others, but say
 * little: nothing here belongs to one kind of trouble.
 */
const chinese =
  '的了着过吗呢吧啊呀哦哎喂嗯呗嘛哈啦咯哟么我你您他她它们咱俺自己人家谁这那哪此该每各某几些个位名只件种次样点里外上下中内前后边面头旁' +
  '在是有到从把被给跟和与或及对向为以于由让叫使得之其所而但却就才都也还又再很太真好多少最更非常挺比较不没无别莫勿未' +
  '要会能可应想去来回出进起开做弄搞说话讲问知道看见听觉像将已经正刚现今天明昨早晚时候年月日号分钟半小时间下午上午' +
  '一二两三四五六七八九十百千万零第什怎啥咋如何请帮忙麻烦谢您好先生女士师傅小姐大姐阿姨叔老快赶紧马立刻急速' +
  '因所以虽然如果就行吗呢吧只当且则即若等';

const english =
  'a an the and or but of to in on at by for from with into off up out over is are was were be been am has have had ' +
  'do does did doing done not no yes i me my mine we us our you your he him his she her it its they them their there ' +
  'here this that these those who what when where which why how someone somebody anyone some any all very so just ' +
  'says said say tell told please help hello hi thanks want wants need can could will would should may might must get ' +
  'got go going come coming make about around again now then too also more most much many one two three us am pm ok';

const common: ReadonlySet<string> = new Set([...chinese, ...english.split(' ')]);

/** Whether a character or an English word says next to nothing by itself. */
export const isCommon = (unit: string): boolean => common.has(unit);

/** What a common word tells, where one that only a single procedure has tells 1. */
export const commonTells = 0.25;
