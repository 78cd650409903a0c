import { stem } from './stem.ts';

/**
 * Words for who, where, when and with what: they come up in any call, whatever it is about, so that a phrase is not found
 * by them alone. They are compared like others. Nothing here is trouble of any kind.
 */
const people =
  '客户 客人 顾客 业主 家属 员工 同事 老板 领导 经理 服务员 工作人员 保安 前台 店员 店长 医生 护士 病人 患者 老师 学生 家长 ' +
  '司机 师傅 乘客 邻居 老人 孩子 小孩 小朋友 宝宝 男的 女的 男人 女人 爸爸 妈妈 爷爷 奶奶 老公 老婆 儿子 女儿 朋友 同学 家人 ' +
  '亲戚 大爷 大妈 老头 老太 小伙 姑娘 人员 对方 别人 物业 保洁 客服 警察 陌生人 旅客 居民 租客';

const places =
  '商场 超市 银行 医院 学校 酒店 饭店 餐厅 餐馆 公司 单位 办公室 会议室 教室 宿舍 大厅 大堂 营业厅 营业部 网点 柜台 窗口 门口 ' +
  '楼下 楼上 楼里 楼道 走廊 地下室 车库 停车场 地库 厨房 卫生间 厕所 浴室 阳台 卧室 客厅 屋里 家里 房间 小区 隔壁 对门 对面 ' +
  '路边 路口 马路 街上 地铁 车站 机场 食堂 仓库 酒吧 店里 现场 这边 那边 附近 里面 外面 旁边 收银台 服务台 工地 幼儿园 大楼 ' +
  '整栋 这栋 那栋 宾馆 影院 病房 门诊 车厢 通道 地方 地点';

const things =
  '东西 手机 电话 号码 短信 微信 消息 信息 邮件 电脑 系统 机器 设备 声音 时间 地址 名字 事情 情况 问题 办法 原因 结果 桌子 椅子 ' +
  '窗户 衣服 车子 汽车 照片 视频 网上 图片 颜色 网站 名单 通知 活动 门票 会议';

const times =
  '上午 下午 中午 晚上 半夜 夜里 早上 刚刚 刚才 现在 马上 今天 昨天 明天 周末 几点 小时 分钟 营业 上班 下班 开门 关门 星期 礼拜';

const doing =
  '打电话 接电话 来电话 说话 办公 工作 办理 使用 发现 觉得 感觉 突然 忽然 开始 一直 已经 还是 可以 能够 知道 怎么 什么 听见 听到 ' +
  '看到 看见 好像 告诉 准备 需要 应该 因为 所以 但是 没有 不是 就是 时候 自己 我们 你们 他们 她们 这里 那里 这个 那个';

const english =
  'building room shop store mall toilet office hospital school phone man woman guy customer staff people person child ' +
  'kid friend car street road floor hall lobby bank hotel restaurant house today tonight morning afternoon evening hour ' +
  'minute day week month number name thing computer good fine thank sorry wrong';

/** Each two characters that stand side by side in such a word. */
const pairs: ReadonlySet<string> = new Set(
  [people, places, things, times, doing].flatMap((words) => words.split(' ')).flatMap(pairsOf),
);
const words: ReadonlySet<string> = new Set(english.split(' ').map(stem));

function pairsOf(word: string): readonly string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}

/** Whether two characters side by side are a word, or a part of one, that any call may have. */
export const isEverydayPair = (first: string, second: string): boolean => pairs.has(first + second);

/** The same of an English word without its endings. */
export const isEverydayWord = (word: string): boolean => words.has(word);
