import { describe, expect, test } from 'vitest';
import type { RoleId } from '../../src/procedure/ids.ts';
import { directoryOf } from '../../src/site/directory.ts';

const directory = directoryOf({
  rescue: {
    title: { zh: '抢修', en: 'Repair crew' },
    parties: [{ name: { zh: '一班' }, number: '138 0013 8000' }, { name: { zh: '二班' } }],
  },
  manager: { title: { zh: '值班领导' }, parties: [] },
});

describe('who stands behind a role', () => {
  test('its parties in the order in which they are tried, each with what it is for', () => {
    expect(directory.resolve('rescue' as RoleId)).toEqual([
      { name: { zh: '一班' }, title: { zh: '抢修', en: 'Repair crew' }, number: '138 0013 8000' },
      { name: { zh: '二班' }, title: { zh: '抢修', en: 'Repair crew' }, number: undefined },
    ]);
  });

  test('a role that nobody filled in stands under its own name, and no number is invented', () => {
    expect(directory.resolve('manager' as RoleId)).toEqual([
      { name: { zh: '值班领导' }, title: { zh: '值班领导' } },
    ]);
  });

  test.each(['nobody', 'constructor', '__proto__'])('a role that is unknown (%s) is named as it is', (id) => {
    expect(directory.resolve(id as RoleId)).toMatchObject([{ title: { zh: id } }]);
  });
});
