import { blanks } from '../layout/pad.ts';
import type { Deadline, Step } from '../procedure/procedure.ts';
import type { Text } from '../procedure/text.ts';
import { amount, type Card, cited, hanging, type Lines, labelled } from './card-lines.ts';
import { conditionWords, momentWords } from './condition-words.ts';

/** The steps, section by section, numbered throughout. */
export const steps = (card: Card): readonly Lines[] => {
  const { procedure, tell } = card;
  const numbered = procedure.steps.map((step, at) => ({ step, number: at + 1 }));
  const sections = [
    { title: undefined, at: -1 },
    ...procedure.sections.map(({ title }, at) => ({ title, at })),
  ];
  return sections.map(({ title, at }) => {
    const lines = numbered
      .filter(({ step }) => step.section === at)
      .flatMap(({ step, number }) => stepLines(card, step, number));
    return lines.length === 0 || title === undefined ? lines : [tell(title), ...lines];
  });
};

const kinds = {
  say: { zh: '说', en: 'say' },
  ask: { zh: '问', en: 'ask' },
  do: { zh: '做', en: 'do' },
  notify: { zh: '通知', en: 'notify' },
} satisfies { [kind in Step['kind']]: Text };

const stepLines = (card: Card, step: Step, number: number): Lines => {
  const { tell, procedure, content } = card;
  const field = step.ask === undefined ? undefined : procedure.fields[step.ask];
  const mark = `${String(number).padStart(4)}  ${tell(kinds[step.kind])}  `;
  const under = blanks(6);
  const title = {
    ask: tell(step.question ?? field?.label ?? { zh: step.id }),
    notify: tell(content.roles[step.notify ?? '']?.title ?? { zh: step.notify ?? '' }),
    do: tell(step.do ?? { zh: step.id }),
    say: quoted(step, tell),
  }[step.kind];
  const more: string[] = [];
  if (step.kind !== 'say' && step.say !== undefined) more.push(quoted(step, tell));
  if (step.kind !== 'do' && step.do !== undefined) more.push(tell(step.do));
  if (field?.options !== undefined) more.push(field.options.map(({ label }) => tell(label)).join(' / '));
  if (step.message !== undefined) more.push(tell(step.message));
  if (step.done !== undefined)
    more.push(labelled(card, { zh: '完成的标志', en: 'Done when' }, tell(step.done)));
  if (step.why !== undefined) more.push(labelled(card, { zh: '为什么', en: 'Why' }, tell(step.why)));
  const back = step.readsBack && procedure.fields[step.readsBack];
  if (back) more.push(labelled(card, { zh: '复述', en: 'Read back' }, tell(back.label)));
  if (step.silent) more.push(tell({ zh: '不要让来电人听到', en: 'The caller must not hear this' }));
  for (const { expression } of step.when) {
    more.push(labelled(card, { zh: '仅当', en: 'Only when' }, conditionWords(expression, card)));
  }
  if (step.within !== undefined)
    more.push(labelled(card, { zh: '时限', en: 'Within' }, limit(card, step.within)));
  if (step.every !== undefined) {
    const { minutes, until } = step.every;
    const every = amount(card, minutes);
    more.push(
      tell({
        zh: `每 ${every} 分钟一次，直到 ${conditionWords(until.expression, card)}`,
        en: `every ${every} min until ${conditionWords(until.expression, card)}`,
      }),
    );
  }
  return [
    ...hanging(mark, `${title} ${cited(step.sources)}`),
    ...more.flatMap((words) => hanging(under, words)),
  ];
};

const quoted = ({ say }: Step, tell: Card['tell']): string =>
  say === undefined
    ? ''
    : tell(say)
        .split('\n')
        .map((line) => tell({ zh: `“${line}”`, en: `“${line}”` }))
        .join('\n');

const limit = (card: Card, { minutes, of }: Deadline): string =>
  card.tell({
    zh: `${momentWords(of, card)}后 ${amount(card, minutes)} 分钟内`,
    en: `${amount(card, minutes)} min of ${momentWords(of, card)}`,
  });
