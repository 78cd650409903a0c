import type { Frame } from '../../../src/console/frame.ts';
import { emptyShelf, memoryRecords } from '../../support/memory-records.ts';
import { me, type Rig, type RigOptions, rig } from './desk.ts';

export interface Sight {
  readonly name: string;
  readonly frame: Frame;
}

/**
 * Every kind of screen that there is, once, as an operator comes to it: home, a call from its first step to its end with
 * all that can be laid over a step, several calls, reading along, a drill, records in trouble.
 */
export const tour = (
  options: Pick<RigOptions, 'columns' | 'rows' | 'language' | 'theme'>,
): readonly Sight[] => {
  const { columns = 80, rows = 24 } = options;
  const sights: Sight[] = [];
  const see = (name: string, at: Rig): void => {
    sights.push({ name, frame: at.desk.frame(columns, rows) });
  };
  const after = (name: string, at: Rig, ...keys: readonly string[]): void => {
    at.press(...keys);
    see(name, at);
  };

  const home = rig({ ...options, home: true });
  see('home', home);
  after('home: words that fit', home, '臭鸡蛋味');
  after('home: words that nothing fits', home, '<escape>', '没有这种事');
  after('home: help', home, '<escape>', '？');

  const call = rig(options);
  see('step: to say', call);
  call.second(400);
  see('late clocks', call);
  after('clocks', call, '<ctrl+t>');
  after('clocks: one of them', call, '1');
  after('clocks: put off, for how long', call, '2');
  after('clocks: put off, why', call, '2');
  call.press('<escape>', '<escape>', '<escape>', '<escape>');
  after('step: a choice', call, '<enter>');
  after('step: to notify', call, '3');
  after('step: to notify, nobody answered', call, '2');
  after('all actions', call, '<escape>');
  after('all actions: the second page', call, '9');
  after('reasons to skip', call, '<escape>', '<escape>', '2');
  after('step: a name', call, '<escape>', '1');
  after('step: a name, being written', call, '张先生');
  after('no answer', call, '<tab>');
  after('step: a number', call, '<escape>', '<enter>', '13800138000');
  after('step: an address', call, '<enter>', '滨江路 18 号 2 幢 301 室');
  after('note', call, '<enter>', '<ctrl+n>', '背景有小孩哭');
  after('facts', call, '<enter>', '<ctrl+f>');
  after('contacts', call, '<escape>', '<ctrl+p>');
  after('contacts: one of them', call, '1');
  after('words at hand', call, '<escape>', '<ctrl+y>');
  after('words at hand: copied', call, '1');
  after('grades', call, '<escape>', '<escape>', '9', '5');
  after('procedures', call, '<escape>', '<escape>', '9', '4');
  after('leaving', call, '<escape>', '<escape>', '<ctrl+c>');
  after('endings', call, '<escape>', '<escape>', '8');
  after('end', call, '2', '<enter>');
  after('end: export', call, '1');

  const shelfOfThree = emptyShelf();
  const three = rig({ ...options, records: memoryRecords({ shelf: shelfOfThree }) });
  for (const keys of [['<enter>', '3', '1', '张先生', '<enter>'], ['<enter>']] as const) {
    three.press(...keys);
    three.second(50);
    three.press('<ctrl+o>', '臭鸡蛋味', '1');
  }
  see('several calls', three);
  after('several calls: which to go to', three, '<ctrl+x>');
  after('several calls: at home', three, '<ctrl+o>');
  after('several calls: leaving from home', three, '<ctrl+c>');
  shelfOfThree.holders.clear();
  const later = rig({ ...options, records: memoryRecords({ shelf: shelfOfThree }), home: true });
  see('home: after a crash', later);
  after('unfinished calls', later, '<ctrl+r>');

  const drill = rig({ ...options, kind: 'drill' });
  after('drill: to notify', drill, '<enter>', '3');

  const shelf = emptyShelf();
  const first = rig({ ...options, records: memoryRecords({ shelf }) });
  first.press('<enter>', '1');
  const [incident] = first.records.list();
  const second = rig({
    ...options,
    records: memoryRecords({ shelf }),
    holder: { ...me, operator: '李强', pid: 200 },
    home: true,
    ports: incident ? { initial: { kind: 'resume', incident: incident.id } } : {},
  });
  see('held by another terminal', second);
  after('reading along', second, '1');

  const trouble = rig(options);
  trouble.records.fail('full');
  after('set aside', trouble, '<enter>');
  trouble.records.fail('gone', 0, 'second-fails');
  after('kept nowhere', trouble, '1');
  return sights;
};
