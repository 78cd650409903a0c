import { type Content, familyName } from '../procedure/content.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Card } from '../procedure/procedures.ts';
import { inLanguage } from '../procedure/text.ts';
import { contentAtHand, withContentRemarks } from './content-at-hand.ts';
import { finderFor } from './finding.ts';
import { lifeWords } from './life-words.ts';
import { notNamed } from './not-named.ts';
import { done, doneJson, exit, type Outcome } from './outcome.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { notAllowed, usage } from './usage.ts';

/** `zhiban procedures [id]`: all of them, or one to read. */
export const proceduresCommand: Run = async ({ words: [id], options }, around) => {
  const { content } = await contentAtHand(around);
  const json = options['json'] === true;
  const outcome =
    id === undefined
      ? await all(content, options['family'], json, around)
      : await one(content, id, json, around);
  return withContentRemarks(outcome, content, around);
};

const all = async (
  content: Content,
  family: string | boolean | undefined,
  json: boolean,
  around: Surroundings,
): Promise<Outcome> => {
  const procedures = [...content.procedures.values()].sort(byFamily);
  const families = [...new Set(procedures.map((procedure) => procedure.family))];
  if (typeof family === 'string' && !families.includes(family)) {
    return notAllowed(around.tell, '--family', family, families);
  }
  const chosen = procedures.filter((procedure) => family === undefined || procedure.family === family);
  return json
    ? doneJson(chosen.map((procedure) => brief(procedure, around)))
    : asTable(content, chosen, around);
};

const byFamily = (a: Card, b: Card): number => compare(a.family, b.family) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const brief = (procedure: Card, { language }: Surroundings): object => ({
  id: procedure.id,
  family: procedure.family,
  title: inLanguage(procedure.title, language),
  life: procedure.life,
  covers: procedure.covers,
  version: procedure.version,
  aliases: procedure.aliases,
  review: procedure.review.status,
});

const asTable = async (
  content: Content,
  procedures: readonly Card[],
  { language, tell }: Surroundings,
): Promise<Outcome> => {
  const { table } = await import('./table.ts');
  return done(
    table(
      procedures.map((procedure) => [
        inLanguage(procedure.title, language),
        procedure.id,
        inLanguage(familyName(content, procedure.family), language),
        `v${procedure.version}`,
        tell(lifeWords(procedure)),
      ]),
    ),
  );
};

const one = async (content: Content, id: string, json: boolean, around: Surroundings): Promise<Outcome> => {
  const procedure = content.procedures.get(id as ProcedureId);
  if (procedure === undefined) {
    // What is damaged is told with every list; that there is no such procedure would not be true.
    return content.procedures.damaged === true
      ? { exit: exit.content }
      : usage(notNamed(content, id, finderFor(content).find(id), around));
  }
  if (json) return doneJson({ schema: 1, ...procedure });
  const { procedureCard } = await import('./procedure-card.ts');
  return done(procedureCard(procedure, content, around.language));
};
