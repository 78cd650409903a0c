import type { Entry } from '../../src/incident/entry.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { readAnswers } from '../../src/plain/answers.ts';
import { momentNear } from '../../src/plain/moment-near.ts';
import { paperClock } from '../../src/plain/paper-clock.ts';
import { playAnswers, type Unfit } from '../../src/plain/play-answers.ts';
import { problemSentence } from '../../src/procedure/problem.ts';
import type { Language } from '../../src/procedure/text.ts';
import { parseYaml } from '../../src/procedure/yaml.ts';
import { openIncident } from '../../src/session/opening.ts';
import { content, ground, opening, stuckLift } from '../report/call.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { directory, handClock, holder } from './operator.ts';

/** Every problem of a file as one sentence each. */
export const problemsIn = (text: string, language: Language = 'zh'): readonly string[] => {
  const read = readFile(text);
  return read.kind === 'ok' ? [] : read.problems.map((problem) => problemSentence(problem, language));
};

const readFile = (text: string): ReturnType<typeof readAnswers> => {
  const procedure = content.procedures.get(stuckLift);
  if (procedure === undefined) throw new Error('the sample procedure was not loaded');
  const sheet = parseYaml(text, 'call.yaml');
  return sheet.kind === 'failed' ? sheet : readAnswers(sheet.value, procedure, content.procedures);
};

export interface Played {
  readonly incident: Incident;
  readonly entries: readonly Entry[];
  readonly unfit: readonly Unfit[];
}

/** Plays a file that has no problems. */
export const play = (text: string, language: Language = 'zh'): Played => {
  const read = readFile(text);
  if (read.kind === 'failed')
    throw new Error(read.problems.map((one) => problemSentence(one, 'en')).join('\n'));
  const base = handClock();
  const began = read.value.began;
  const now = '2026-11-21T22:15:07.120+08:00';
  const clock = paperClock(base, began === undefined ? undefined : Date.parse(momentNear(began, now) ?? now));
  const records = memoryRecords();
  const { settings, program } = opening;
  const session = openIncident({ records, ground, clock, holder }, stuckLift, {
    kind: 'live',
    settings,
    program,
  });
  if (session === undefined) throw new Error('the call was not opened');
  const unfit = playAnswers({ session, answers: read.value, clock, directory, language });
  const { entries = [] } = records.read(session.id) ?? {};
  return { incident: session.view().incident, entries, unfit };
};
