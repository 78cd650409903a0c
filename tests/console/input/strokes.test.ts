import { describe, expect, it } from 'vitest';
import { pastedText, pasteLike } from '../../../src/console/input/paste-like.ts';
import { strayFilter } from '../../../src/console/input/stray.ts';
import type { InkKey } from '../../../src/console/input/stroke.ts';
import { strokesOf } from '../../../src/console/input/stroke.ts';

const none: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
};

describe('what Ink says of a key', () => {
  it.each([
    ['\r', { return: true }, ['enter']],
    ['j', { ctrl: true }, ['enter']],
    ['n', { ctrl: true }, ['ctrl+n']],
    ['', { escape: true }, ['escape']],
    ['', { leftArrow: true }, ['left']],
    ['', { pageDown: true }, ['page-down']],
    ['', { tab: true }, ['tab']],
    ['', { backspace: true }, ['backspace']],
    ['1', { meta: true }, ['escape', '"1"']],
    ['张', {}, ['"张"']],
    ['', {}, []],
  ] as const)('%j with %j is %j', (input, flags, expected) => {
    const strokes = strokesOf(input, { ...none, ...flags });
    expect(strokes.map((one) => (one.kind === 'key' ? one.key : JSON.stringify(one.text)))).toEqual(expected);
  });
});

describe('the rest of a torn arrow', () => {
  const typed = (text: string) => [{ kind: 'typed', text }] as const;
  it('is left out right after Esc, and only then', () => {
    let now = 0;
    const stray = strayFilter(() => now);
    stray([{ kind: 'key', key: 'escape' }]);
    now = 200;
    expect(stray(typed('[A'))).toEqual([]);
    expect(stray(typed('[A'))).toHaveLength(1);
    stray([{ kind: 'key', key: 'escape' }]);
    now = 600;
    expect(stray(typed('[B'))).toHaveLength(1);
    stray([{ kind: 'key', key: 'escape' }]);
    expect(stray(typed('2'))).toHaveLength(1);
  });
});

describe('where the cursor is, told by the terminal after nobody waits for it any more', () => {
  it('is left out whenever it comes, and nothing else is', () => {
    const stray = strayFilter(() => 10_000);
    const left = (text: string) => stray([{ kind: 'typed', text }]).length === 0;
    expect(left('[5;2R')).toBe(true);
    expect(left('[24;80R')).toBe(true);
    expect(['[5;2', '5;2R', '[5R', '[5;2R。'].filter(left)).toEqual([]);
  });
});

describe('what looks like a paste', () => {
  it.each([
    ['1\r', 'menu', false],
    ['1\r2\r', 'menu', false],
    ['１\r！\r', 'menu', false],
    ['第一行\r第二行', 'menu', true],
    ['一'.repeat(51), 'menu', true],
    ['张先生\r', 'text', false],
    ['1\r2\r', 'text', true],
    ['一'.repeat(51), 'text', true],
  ] as const)('%j in a %s: %j', (text, where, expected) => {
    expect(pasteLike(text, where)).toBe(expected);
  });

  it('is put in without what could act or hide', () => {
    expect(pastedText('一\r\n二\t三\u0007\u001b', 'join')).toBe('一 二 三');
    expect(pastedText('一\r二', 'keep')).toBe('一\n二');
  });
});
