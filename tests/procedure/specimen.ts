/** A made-up procedure that uses every key of the format; nothing is wrong with it. */
export const flood = `id: flood
version: 2
family: water
title: { zh: 水浸, en: Flooding }
aliases: [漏水, sj]
heard: [水从楼上下来了]
life: true
covers: [flood]
sectors: [property]
sources:
  plan: { document: { zh: 示例预案, en: Sample plan }, section: { zh: 第 1 条, en: Article 1 }, depth: detailed }
  ours: { document: { zh: 编写组, en: authors }, ours: true }
review: { status: approved, owner: { zh: 安全管理员, en: Safety manager }, due: 2027-11-21, by: 王主任, on: 2026-11-01 }
hazards:
  - { id: no-power, text: { zh: 不碰湿的插座, en: Touch no wet socket }, until: dry, source: [plan, ours] }
  - id: no-cellar
    text: { zh: 不进地下室, en: Stay out of the cellar }
    when: depth_cm >= 20 || !known(depth_cm)
    until: size(rooms) > 3 && known(dry)
    source: plan
fields:
  depth_cm: { type: number, label: { zh: 水深, en: Depth }, min: 0, max: 300, unit: { zh: 厘米, en: cm }, critical: true }
  trapped: { type: yes-no, label: { zh: 有人被困, en: Anyone trapped }, hint: { zh: 再问一遍, en: Ask again } }
  origin:
    type: choice
    label: { zh: 来水, en: From where }
    options:
      roof: { zh: 楼上, en: above, leads_to: { zh: → 物业, en: → property } }
      street: { zh: 街面, en: street }
  seen: { type: choices, label: { zh: 看见, en: Seen }, options: { foam: { zh: 泡沫, en: foam }, smell: { zh: 异味, en: smell } } }
  dry: { type: moment, label: { zh: 水退了, en: Dry } }
  contact: { type: phone, label: { zh: 电话, en: Phone } }
  remark: { type: text, label: { zh: 补充, en: More }, suggestions: [ { zh: 没有, en: nothing } ] }
  rooms:
    type: list
    label: { zh: 房间, en: Rooms }
    parts:
      room: { type: text, label: { zh: 房号, en: Room } }
      wet: { type: yes-no, label: { zh: 湿了, en: Wet } }
steps:
  - ask: trapped
    say: { zh: 里面还有人吗？|您自己安全吗？, en: "Is anyone inside?|Are you safe yourself?" }
    question: { zh: 有人被困吗, en: Anyone trapped? }
    source: plan
  - section: { zh: 叫人, en: Help }
    when: trapped != false
  - notify: fire-119
    message: { zh: '{rooms} 有水，{trapped}', en: 'Water in {rooms}, {trapped}' }
    sends_help: true
    within: { minutes: 1, of: opened }
    source: plan
  - say:
      zh: |
        请到高处去。
        有人来接您。
      en: |
        Go upstairs.
        Somebody will fetch you.
    id: go-up
    done: { zh: 听清了, en: Understood }
    when: trapped
    every: { minutes: site.flood_minutes, until: dry }
    source: ours
  - section: { zh: 情况, en: Facts }
  - include: shared
    when: trapped == false
  - ask: depth_cm
  - ask: origin
    when: depth_cm > 0
  - ask: seen
  - ask: rooms
  - do: { zh: 总闸 → 拉下, en: Main switch → off }
    id: switch-off
    why: { zh: 防触电, en: Against shock }
    silent: true
    when: rooms.exists(r, r.wet) && minutes_since(go-up) < 60 && site.flood_minutes > 2
    within: { minutes: site.flood_minutes, of: trapped }
    source: [plan, ours]
  - ask: dry
  - ask: remark
    when: '"smell" in seen || origin in ["roof"]'
grade:
  name: { zh: 水浸等级, en: Flood levels }
  levels: { small: { zh: 小, en: small }, large: { zh: 大, en: large } }
  rules:
    - { level: large, when: depth_cm >= 50, reason: { zh: 水深半米, en: Half a metre }, source: plan }
    - { level: small, when: known(depth_cm), reason: { zh: 有水, en: Water }, source: plan }
hand_off:
  - { to: leak, when: origin == "roof", because: { zh: 楼上漏, en: A leak above }, source: plan }
follow_up:
  - { id: report, what: { zh: 报告, en: Report }, when: grade == "large", within: { hours: 1, of: graded }, source: plan }
  - { id: dry-out, what: { zh: 除湿, en: Dry out }, within: { days: 2, of: closed }, source: ours }
  - { id: insurer, what: { zh: 报保险, en: Tell the insurer }, within: { working_days: site.flood_days, of: dry }, source: ours }
  - { id: inspect, what: { zh: 检查, en: Inspect }, before: { zh: 恢复用电前, en: before power is back }, source: ours }
phrases:
  - { id: upstairs, for: { zh: 不肯走, en: Will not go }, say: { zh: '先上楼，楼上我才能帮您。|{rooms}别再进。', en: 'Go upstairs, so that I can help you.|Keep out of {rooms}.' }, when: trapped, source: [plan, ours] }
`;

export const leak = `id: leak
version: 1
family: water
title: { zh: 漏水, en: Leak }
sources:
  ours: { document: { zh: 编写组, en: authors }, ours: true }
review: { status: draft, owner: { zh: 安全管理员, en: Safety manager }, due: 2027-11-21 }
steps:
  - say: { zh: 请关上总阀。, en: Please close the main valve. }
    id: close-valve
    source: ours
`;

export const shared = `fields:
  caller: { type: name, label: { zh: 来电人, en: Caller } }
sources:
  ours: { document: { zh: 通用编写组, en: general authors }, ours: true }
steps:
  - ask: caller
    say: { zh: 您贵姓？, en: May I have your name? }
    source: ours
  - ask: contact
`;

const limits = `flood_minutes:
  value: 5
  label: { zh: 水浸联系间隔, en: Flood contact interval }
  why: { zh: 水涨得快, en: Water rises fast }
  source: { document: { zh: 编写组, en: authors }, ours: true }
flood_days:
  value: 3
  label: { zh: 报保险期限, en: Insurer limit }
  why: { zh: 合同, en: Contract }
  source: { document: { zh: 示例合同, en: Sample contract } }
`;

const contacts = `roles:
  fire-119: { title: { zh: 消防, en: Fire service }, parties: [ { name: { zh: 消防救援, en: Fire service }, number: '119' } ] }
  plumber: { title: { zh: 水工, en: Plumber }, parties: [] }
`;

const holidays = `2026:
  off: ['2026-01-01', '2026-01-02']
  work: ['2026-01-04']
  source: { document: { zh: 放假通知, en: Holiday notice } }
`;

const phrases = `called: { zh: 水务示例台, en: Sample water desk }
sources:
  ours: { document: { zh: 编写组, en: authors }, ours: true }
groups:
  opening:
    title: { zh: 开场, en: Opening }
    use: opening
    phrases:
      hello: { say: { zh: '您好，{site}，请讲。', en: 'Hello, {site}, go ahead.' }, source: ours }
      number: { say: { zh: 您的号码是多少？, en: What is your number? }, source: ours }
  calming:
    title: { zh: 安抚, en: Calming }
    use: calming
    phrases:
      crying: { for: { zh: 在哭, en: In tears }, say: { zh: 我等您。, en: I am waiting. }, source: ours }
`;

/** A whole folder, to change one file of. */
export const wholeFolder = {
  'procedures/water/flood.yaml': flood,
  'procedures/water/leak.yaml': leak,
  'blocks/shared.yaml': shared,
  'site/limits.yaml': limits,
  'site/contacts.yaml': contacts,
  'site/holidays.yaml': holidays,
  'site/phrases.yaml': phrases,
} as const;
