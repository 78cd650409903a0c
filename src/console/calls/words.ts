import type { Language } from '../../procedure/text.ts';

const zh = {
  /** Behind the calls of the line: how many others are open. */
  others: (n: number) => `另 ${n} 通`,
  parked: (n: number) => `在办 ${n} 通`,
  waiting: (n: number) => `还有 ${n} 通没接回`,
  takeUp: '接回',
  mostUrgent: '最急',
  switch: '切换',
  noClock: '无计时',
  drill: '演练',
  noOther: '没有别的通话',
  whichCall: '切换到哪一通？最急的在前',
  whichUnfinished: '接着办哪一通？最急的在前',
  step: (n: number) => `第 ${n} 步`,
  finishLine: '先按 Enter 记下，或按 Esc 放弃，再换通话',
  unreadable: '记录已损坏，读不出来',
  resumeAll: (n: number) => `${n} 通全部接着办`,
  resumeAllAside: '最急的先上屏，其余先放着',
  notAllResumed: (n: number) => `有 ${n} 通没能接着办，仍在首页“未结束”里`,
  quitTitle: (n: number) => (n > 1 ? `还有 ${n} 通没有结束，要离开吗？` : '通话还没有结束，要离开吗？'),
  quitYes: (n: number) =>
    n > 1 ? `离开，这 ${n} 通都保留为未结束，下次可继续` : '离开，这次通话保留为未结束，下次可继续',
  quitNo: '不离开，回到通话',
  quitNoHere: '不离开',
};

export type CallsWords = typeof zh;

const en: CallsWords = {
  others: (n) => `${n} more open`,
  parked: (n) => `${n} open`,
  waiting: (n) => `${n} unfinished, not taken up`,
  takeUp: 'take up',
  mostUrgent: 'first',
  switch: 'switch',
  noClock: 'no clock',
  drill: 'drill',
  noOther: 'No other call is open here',
  whichCall: 'Which call? The most urgent first',
  whichUnfinished: 'Which call to go on with? The most urgent first',
  step: (n) => `step ${n}`,
  finishLine: 'Enter keeps what you wrote, Esc drops it; then change calls',
  unreadable: 'damaged record, cannot be read',
  resumeAll: (n) => `Go on with all ${n}`,
  resumeAllAside: 'the most urgent on screen, the others parked',
  notAllResumed: (n) => `${n} could not be taken up; see “unfinished” at home`,
  quitTitle: (n) => (n > 1 ? `${n} calls are still open. Leave?` : 'The call is still open. Leave?'),
  quitYes: (n) =>
    n > 1
      ? `Leave; all ${n} calls stay open and can be resumed`
      : 'Leave; the call stays open and can be resumed',
  quitNo: 'Stay with the call',
  quitNoHere: 'Stay',
};

/** What the console says about several calls at once. */
export const callsWords = (language: Language): CallsWords => (language === 'en' ? en : zh);
