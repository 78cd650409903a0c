import {
  answer,
  correct,
  type Line,
  level,
  notApplicable,
  part,
  refused,
  smokeSeen,
  step,
  unknown,
} from './call.ts';

/** From the first word to the last: corrections, unknowns, list items, tries, a grade set by hand, lateness. */
export const wholeCall: readonly Line[] = [
  [8, answer('caller', '张先生')],
  [20, answer('address', '滨江路 18 号 2 号楼 3 号梯')],
  [31, answer('phone', '13800138000')],
  [40, answer('trapped', 'some')],
  [52, answer('people', 2)],
  [58, answer('smoke', false)],
  [
    75,
    {
      type: 'try',
      step: step('maintenance'),
      party: '值班员甲',
      number: '13800138000',
      outcome: 'no-answer',
    },
  ],
  [
    98,
    { type: 'try', step: step('maintenance'), party: '值班员乙', number: '13900139000', outcome: 'reached' },
  ],
  [110, { type: 'do', step: step('stay-put'), seen: '里面说听到了' }],
  [118, { type: 'skip', step: step('sign'), reason: '现场没有人手' }],
  [130, correct('people', 3)],
  [141, answer('signs', ['dark', 'shaking'])],
  [150, answer('since', '2026-11-21T22:05+08:00')],
  [160, part('lifts', 0, 'number', '3 号梯')],
  [166, part('lifts', 0, 'floor', 7)],
  [170, part('lifts', 0, 'contact', unknown)],
  [180, part('lifts', 1, 'number', '4 号梯')],
  [186, part('lifts', 1, 'floor', refused)],
  [190, part('lifts', 1, 'contact', '88886666')],
  [194, part('lifts', 0, 'floor', 8)],
  [200, { type: 'complete-list', step: step('lifts') }],
  [210, { type: 'note', text: '里面有一位老人，情绪稳定。' }],
  [240, answer('words', '“电梯突然停了，灯也灭了，我们几个人在里面，按了铃没有人应。”')],
  [300, { type: 'override-grade', level: level('major'), reason: '有老人，按较重处理' }],
  [420, { type: 'repeat', step: step('stay-put') }],
  [900, answer('arrived', '2026-11-21T22:30:00+08:00')],
  [993, { type: 'close', ending: 'finished' }],
];

/** The line went dead after the second question. */
export const droppedCall: readonly Line[] = [
  [5, answer('caller', refused)],
  [21, answer('address', '滨江路 18 号')],
  [30, answer('phone', '1380013')],
  [44, { type: 'close', ending: 'call-dropped', reason: '说到一半断线，回拨关机' }],
];

/** Changed answers, going into another procedure, a change of operator, a clock that jumped, an addendum. */
export const windingCall: readonly Line[] = [
  [5, answer('caller', notApplicable)],
  [15, answer('address', '滨江路 18 号')],
  [20, answer('phone', unknown)],
  [25, answer('trapped', 'unwell')],
  [30, answer('people', 6)],
  [33, { type: 'try', step: step('ambulance'), party: '医疗急救', number: '120', outcome: 'busy' }],
  [36, correct('trapped', 'none')],
  [50, correct('trapped', 'some')],
  [55, { type: 'clock-jumped', by: 3_600_000 }],
  [60, answer('smoke', true)],
  [62, { type: 'hand-off', to: smokeSeen }],
  [
    70,
    {
      type: 'try',
      step: step('smoke-seen/fire-brigade'),
      party: '消防救援',
      number: '119',
      outcome: 'reached',
    },
  ],
  [80, { type: 'resume', operator: '王敏', desk: '热线 1 台' }],
  [90, { type: 'take-over', operator: '赵平', desk: '热线 2 台', from: '王敏 热线 1 台' }],
  [100, answer('smoke-seen/everyone_out', true)],
  [120, { type: 'keep', step: step('people') }],
  [140, { type: 'close', ending: 'other', reason: '消防到场接手' }],
  [600, { type: 'note', text: '维保 23 点到场，电话 13900139000。' }],
];

/** In the middle of it: a list half asked, an answer that wants a second look, a party that was not reached. */
export const openCall: readonly Line[] = [
  [5, answer('caller', '李女士')],
  [15, answer('address', '滨江路 18 号滨江花园小区 2 号楼地下车库东侧客梯厅，从北门进来左手第二个入口')],
  [20, { type: 'skip', step: step('phone'), reason: '来电人着急，没有来得及问' }],
  [25, answer('trapped', 'some')],
  [30, answer('people', 40)],
  [36, correct('trapped', 'none')],
  [50, correct('trapped', 'some')],
  [55, answer('smoke', true)],
  [58, { type: 'decline-hand-off', to: smokeSeen, reason: '只是灯光下的灰尘' }],
  [70, { type: 'try', step: step('maintenance'), party: '值班员甲', outcome: 'wrong-number' }],
  [82, answer('signs', [])],
  [90, part('lifts', 0, 'number', '3 号梯')],
];
