import type { Language } from '../../../procedure/text.ts';

const zh = {
  title: '联系人',
  find: '查找',
  findBy: ['姓名、角色、拼音、首字母', '找号码先打 #'],
  step: (name: string) => `去办这一步：${name}`,
  onDuty: '在班',
  onDutyNext: (name: string, from: string) => `现在没有人值班，下一班 ${name} ${from} 起`,
  nobodyOnDuty: '现在没有人值班，按名单拨',
  chosen: '该拨这个',
  wrong: '号码不对，不再推荐',
  ringing: (name: string, number: string) => `拨 ${name}  ${number}`.trimEnd(),
  outcome: '打得怎么样？',
  line: (time: string, dialled: string, outcome: string) => `${time} ${dialled}  ${outcome}`,
  told: (text: string) => `已告知：${text}`,
  tell: '告知',
  tellPrompt: (name: string) => `对 ${name} 说了什么？Enter 记下；空着按 Enter 不记`,
  recorded: '通话已记；记错了按退格键撤回',
  takenBack: '通话已撤回，两次都在记录里；重记选一项，不记按 Esc',
  nothingToErase: '这里没有字了；通话记错了：Esc，再按退格键撤回',
  nobody: '没有找到：按退格键删掉几个字，或按 Esc 看全部',
  none: '还没有联系人：请在单位文件夹的 contacts.yaml 里填',
};

export type ContactsWords = typeof zh;

const en: ContactsWords = {
  title: 'Contacts',
  find: 'Find',
  findBy: ['Name, role or first letters', '# for a number'],
  step: (name) => `Go to this step: ${name}`,
  onDuty: 'on duty',
  onDutyNext: (name, from) => `Nobody is on duty now; next is ${name} from ${from}`,
  nobodyOnDuty: 'Nobody is on duty now: ring down the list',
  chosen: 'ring this one',
  wrong: 'wrong number, not offered again',
  ringing: (name, number) => `Ring ${name}  ${number}`.trimEnd(),
  outcome: 'What came of it?',
  line: (time, dialled, outcome) => `${time} ${dialled}: ${outcome}`,
  told: (text) => `told: ${text}`,
  tell: 'Told',
  tellPrompt: (name) => `What was ${name} told? Enter keeps it; empty for nothing`,
  recorded: 'The call is on record; a slip: Backspace takes it back',
  takenBack: 'The call is taken back, both stay on record; choose anew, or Esc for none',
  nothingToErase: 'Nothing left to erase; to take the call back: Esc, then Backspace',
  nobody: 'Nobody found: Backspace to shorten it, or Esc to see all',
  none: 'No contacts yet: fill them into contacts.yaml of the site folder',
};

export const contactsWords = (language: Language): ContactsWords => (language === 'en' ? en : zh);
