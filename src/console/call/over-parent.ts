import type { LineFor, Over } from './deed.ts';

/** Whether it is the contacts or lies over them. */
export const isAmongContacts = (over: Over | undefined): boolean =>
  over !== undefined && (over.kind === 'contacts' || isAmongContacts(overParent(over)));

/** What Esc and 0 go back to from something that lies over the step: one level, never more. Undefined: the step itself. */
export const overParent = (over: Over): Over | undefined => {
  switch (over.kind) {
    case 'clock':
      return { kind: 'clocks' };
    case 'snooze':
      return { kind: 'clock', step: over.step };
    case 'snooze-reason':
      return { kind: 'snooze', step: over.step };
    case 'contact':
      return { kind: 'contacts' };
    case 'ringing':
      return { kind: 'contact', whom: over.whom };
    case 'earlier':
      return { kind: 'facts' };
    case 'line':
      return lineParent(over.for);
    default:
      return undefined;
  }
};

const lineParent = (line: LineFor): Over | undefined => {
  switch (line.kind) {
    case 'note':
      return undefined;
    case 'skip':
      return { kind: 'reasons' };
    case 'grade':
      return { kind: 'grades' };
    case 'ending':
      return { kind: 'endings' };
    case 'snooze':
      return { kind: 'snooze-reason', step: line.step, minutes: line.minutes };
    case 'told':
      return { kind: 'contact', whom: line.whom };
    default:
      return line satisfies never;
  }
};
