import { unfinishedLine, unfinishedWords } from '../plain/unfinished-lines.ts';
import type { Content } from '../procedure/content.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Card } from '../procedure/procedures.ts';
import { inLanguage, type Text } from '../procedure/text.ts';
import type { IncidentId } from '../records/records.ts';
import type { Session } from '../session/session.ts';
import { openHeads, unfinishedOf } from '../session/unfinished.ts';
import type { Found } from '../triage/find.ts';
import { finderFor, soundRemarks } from './finding.ts';
import { lifeWords } from './life-words.ts';
import type { LinesIn } from './lines-in.ts';
import { noClearMatch, reasonWords } from './reason-words.ts';
import type { Surroundings } from './surroundings.ts';
import { standIn, unreadable } from './unreadable.ts';
import type { Workplace } from './workplace.ts';

/** A new call on a procedure, or an open one to go on with. */
export type ChosenAtHome =
  | { readonly kind: 'procedure'; readonly procedure: ProcedureId; readonly words: string | undefined }
  | { readonly kind: 'resume'; readonly incident: IncidentId };

export interface PlainHome {
  readonly workplace: Workplace;
  readonly around: Surroundings;
  readonly lines: LinesIn;
  readonly print: (line: string) => void;
}

const question: Text = {
  zh: '来电人说了什么？写几个字按 Enter；写编号就开始。',
  en: 'What does the caller say? Type a few words and Enter; a number begins.',
};
const nothingFits: Text = {
  zh: '没有相近的流程，换个说法；空行看全部。',
  en: 'Nothing fits: try other words; an empty line shows all.',
};
const forAnyCall: Text = { zh: '还没弄清时用', en: 'when it is not clear yet' };

/** Where one asks line by line what the caller says, until something is chosen. Undefined when the input ends before that. */
export const chooseAtHome = async (home: PlainHome, words = ''): Promise<ChosenAtHome | undefined> => {
  const { workplace, around, lines, print } = home;
  const { tell } = around;
  const open = unfinishedOf(workplace, openHeads(workplace)).calls;
  const finder = finderFor(workplace.content);
  let said = words;
  for (;;) {
    const found = finder.find(said);
    const offered = offeredOf(found, workplace.content);
    const shown = [
      tell(question),
      ...matchLines(found, said, around),
      ...offered.map((one, at) => `    ${at + 1} ${offerLine(one, said, around)}`),
      ...(open.length === 0 ? [] : [tell(zeroWords(open))]),
      '>',
    ];
    for (const line of shown) print(line);
    const line = await nextLine(lines);
    if (line === undefined) return undefined;
    if (line === '0' && open.length > 0) {
      const incident = open.length === 1 ? open[0]?.id : await chooseUnfinished(home, open);
      if (incident !== undefined) return { kind: 'resume', incident };
      continue;
    }
    const chosen = /^[1-9]$/u.test(line) ? offered[Number(line) - 1]?.procedure : undefined;
    if (chosen === undefined) said = line;
    else if (workplace.content.procedures.get(chosen.id) === undefined)
      print(damagedWords(chosen, workplace.content, around));
    else return { kind: 'procedure', procedure: chosen.id, words: said || undefined };
  }
};

/** A digit for each. */
const MOST = 9;

type Offer = Pick<Found<Card>, 'procedure' | 'reasons'>;

/** The first that were found, and always the one for any call: nobody has to find words for it. */
const offeredOf = (found: readonly Offer[], content: Content): readonly Offer[] => {
  const general = standIn(content);
  const first = found.slice(0, MOST);
  if (general === undefined || first.some(({ procedure }) => procedure.id === general.id)) return first;
  return [...first.slice(0, MOST - 1), { procedure: general, reasons: [] }];
};

/** That nothing was found, or nothing that one can rely on. */
const matchLines = (found: readonly Found<Card>[], said: string, around: Surroundings): readonly string[] => {
  if (found.length === 0) return [...soundRemarks(around), around.tell(nothingFits)];
  return said !== '' && found[0]?.fit === 'guess' ? [around.tell(noClearMatch)] : [];
};

const offerLine = ({ procedure, reasons }: Offer, said: string, { tell, language }: Surroundings): string => {
  const marks = [inLanguage(procedure.title, language)];
  if (procedure.life) marks.push(tell(lifeWords(procedure)));
  if (procedure.general && reasons.length === 0) marks.push(tell(forAnyCall));
  if (reasons.length > 0) marks.push(reasonWords(reasons, said));
  return marks.join('  ');
};

const damagedWords = (procedure: Card, content: Content, { tell, language }: Surroundings): string => {
  const general = standIn(content);
  const title = general && inLanguage(general.title, language);
  return tell(
    unreadable(
      procedure.title,
      title === undefined
        ? { zh: '请选一个相近的', en: 'choose the nearest other one' }
        : { zh: `先用“${title}”接这通来电`, en: `take the call with “${title}”` },
    ),
  );
};

const zeroWords = ([first, ...others]: readonly Session[]): Text =>
  others.length === 0
    ? {
        zh: `    0 接着处理没结束的 ${first?.id}`,
        en: `    0 go on with ${first?.id}, which is still open`,
      }
    : {
        zh: `    0 接着处理没结束的，共 ${others.length + 1} 通`,
        en: `    0 go on with one of ${others.length + 1} calls that are still open`,
      };

/** Which of several, by its number; undefined goes back. */
const chooseUnfinished = async (
  { around, lines, print }: PlainHome,
  open: readonly Session[],
): Promise<IncidentId | undefined> => {
  const words = unfinishedWords(around.language);
  print(words.title(open.length));
  for (const [at, session] of open.entries()) {
    session.tick();
    print(`    ${at + 1} ${unfinishedLine(session.view(), around.language)}`);
  }
  print(words.ask);
  print('>');
  return open[Number((await nextLine(lines)) ?? '') - 1]?.id;
};

/** Told before a call is gone on with: that others wait too, and for how long. */
export const tellOthers = (
  { workplace, around, print }: Omit<PlainHome, 'lines'>,
  chosen: IncidentId,
): void => {
  const others = unfinishedOf(
    workplace,
    openHeads(workplace).filter(({ id }) => id !== chosen),
  ).calls;
  if (others.length === 0) return;
  print(unfinishedWords(around.language).others(others.length));
  for (const session of others) print(`    ${unfinishedLine(session.view(), around.language)}`);
};

const nextLine = async (lines: LinesIn): Promise<string | undefined> =>
  (await lines.next())?.normalize('NFKC').trim();
