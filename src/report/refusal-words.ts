import type { Refusal } from '../incident/command.ts';
import type { Language } from '../procedure/text.ts';

/** Why an order was not taken, for the operator: what is the matter, and what to do instead. Nothing was lost by it. */
export const refusalWords = (refusal: Refusal, language: Language): string =>
  (language === 'en' ? en : zh)[refusal];

const zh: { readonly [refusal in Refusal]: string } = {
  'already-open': '这个事件已经开始了，接着做下一步即可。',
  'not-open': '还没有开始事件，请先选处置流程。',
  closed: '事件已经结束，记录不再改动。要补充请写备注。',
  'no-such-procedure': '这个流程打不开，请另选，或在这里接着办。',
  'already-in-this-incident': '这个流程已经在本事件里了，接着做即可。',
  'no-such-step': '没有这一步，请按屏幕上的步骤继续。',
  'wrong-kind-of-step': '这一步不是这样回答的，请看屏幕上的按键提示。',
  'does-not-apply': '这一步现在不适用，已经略过，请接着做下一步。',
  'already-answered': '这一步已经记过了。要改，请退回那一步再答。',
  'not-answered-yet': '这一步还没有回答，请先回答。',
  'not-a-choice': '没有这个选项，请按列出的编号选；说不准按 0 不清楚。',
  'not-a-number': '这里要填数字，例如 3；说不准就填不清楚。',
  'no-such-item': '没有这一项，请接着填下一项。',
  'item-not-finished': '这一项还没有问完，先把它问完再结束。',
  empty: '还没有输入内容。说不准就填不清楚。',
  'too-long': '内容太长，请只写要点，其余分几条写进备注。',
  'reason-missing': '请写一句理由，几个字也行。',
  'no-such-level': '没有这个等级，请按列出的编号选。',
  'nothing-to-review': '这一步没有要复核的，接着做下一步即可。',
  'no-reminder': '这一步没有定时提醒，接着做下一步即可。',
  'no-clock': '这一步没有在走的计时，不用推迟。',
  'not-due-by-then': '到那时还没到它的时间，不用推迟。',
  'not-told-yet': '这一方在别的流程里还没有通知到，请先拨打。',
  'nothing-to-withdraw': '没有可以撤回的一键。改已答的：← 回到那一步再答；换流程：Esc 9 4。',
  'not-yours': '这个事件现在由另一台终端记录，这里只能看。要在这里接着记，请先接管。',
};

const en = {
  'already-open': 'This incident is open already: go on with the next step.',
  'not-open': 'No incident is open: choose a procedure first.',
  closed: 'The incident is closed and its record stays as it is. Add a note if something is missing.',
  'no-such-procedure': 'It cannot be opened: choose another procedure, or go on here.',
  'already-in-this-incident': 'That procedure is part of this incident already: go on.',
  'no-such-step': 'There is no such step: go on with the one on screen.',
  'wrong-kind-of-step': 'This step is not answered that way: look at the keys on screen.',
  'does-not-apply': 'This step does not apply now and is passed over: go on with the next one.',
  'already-answered': 'This step is on record already. To change it, go back to it and answer again.',
  'not-answered-yet': 'This step has no answer yet: answer it first.',
  'not-a-choice': 'That is not one of the choices: take a number from the list, or 0 for not known.',
  'not-a-number': 'A number is needed here, such as 3; if nobody knows, take not known.',
  'no-such-item': 'There is no such item: go on with the next one.',
  'item-not-finished': 'This item is not finished: ask the rest of it before ending the list.',
  empty: 'Nothing was typed. If nobody knows, take not known.',
  'too-long': 'That is too long: write the main point here and the rest as notes.',
  'reason-missing': 'Give a reason; a few words will do.',
  'no-such-level': 'There is no such level: take a number from the list.',
  'nothing-to-review': 'There is nothing to review in this step: go on.',
  'no-reminder': 'This step has no reminder: go on.',
  'no-clock': 'No clock runs for this step: there is nothing to put off.',
  'not-due-by-then': 'It would not be due by then anyway: there is nothing to put off.',
  'not-told-yet': 'This party was not reached in another procedure yet: ring first.',
  'nothing-to-withdraw':
    'There is no key to take back. To change an answer go back with ←; for another procedure: Esc 9 4.',
  'not-yours':
    'Another terminal is recording this incident; here you can only watch. Take it over to record here.',
} satisfies typeof zh;
