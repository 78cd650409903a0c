import { describe, expect, test } from 'vitest';
import { contactList } from '../../src/site/contact-list.ts';
import type { DirectoryContent } from '../../src/site/directory.ts';
import { containing } from '../../src/triage/containing.ts';
import { noSounds } from '../../src/triage/sounds.ts';

const content: DirectoryContent = {
  roles: {
    'fire-119': {
      title: { zh: '消防救援 119', en: 'Fire and rescue 119' },
      parties: [{ name: { zh: '消防救援' }, numbers: [{ number: '119' }] }],
    },
    leader: { title: { zh: '值班负责人', en: 'Duty leader' }, onDuty: 'leaders', parties: [] },
    empty: { title: { zh: '空着的角色' }, parties: [] },
  },
  people: {
    one: {
      name: { zh: '示例一', en: 'Example One' },
      titles: [{ zh: '电工' }],
      numbers: [{ number: '138 0013 8000' }],
    },
  },
  roster: {
    leaders: {
      title: { zh: '负责人排班' },
      shifts: [{ id: 'day', name: { zh: '白班' }, from: 0, to: 0 }],
      week: { sun: { day: ['one'] } },
      dates: {},
      substitutes: [],
    },
  },
  holidays: {},
};

const narrowing = containing(() => noSounds);

const ids = (words: readonly string[], at = '2026-11-22T12:00:00+08:00') =>
  contactList(content, at, narrowing(words.join(' '))).map(({ id }) => id);

describe('the list of contacts', () => {
  test('has who is on duty first, then roles, then people; each under an id of its own', () => {
    expect(ids([])).toEqual(['duty/leaders', 'role/fire-119', 'role/leader', 'role/empty', 'person/one']);
  });

  test.each([
    [['消防'], ['role/fire-119']],
    [['FIRE', 'rescue'], ['role/fire-119']],
    [['１１９'], ['role/fire-119']],
    [['13800138000'], ['duty/leaders', 'role/leader', 'person/one']],
    [['0013-8000'], ['duty/leaders', 'role/leader', 'person/one']],
    [['电工'], ['duty/leaders', 'role/leader', 'person/one']],
    [
      ['负责人', '示例一'],
      ['duty/leaders', 'role/leader'],
    ],
    [['没有这个人'], []],
    [[' '], ['duty/leaders', 'role/fire-119', 'role/leader', 'role/empty', 'person/one']],
  ])('%j finds %j', (words, found) => {
    expect(ids(words)).toEqual(found);
  });

  test('finds somebody by their shift only while it runs', () => {
    expect(ids(['示例一'], '2026-11-23T12:00:00+08:00')).toEqual(['person/one']);
  });

  test('a role that nobody filled in has nobody, rather than itself', () => {
    const found = contactList(content, '2026-11-23T12:00:00+08:00', narrowing('role/'));
    expect(found.map((one) => (one.kind === 'role' ? one.parties.length : -1))).toEqual([1, 0, 0]);
  });
});
