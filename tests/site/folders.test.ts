import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldersOf, makeFolder, type Whereabouts } from '../../src/site/folders.ts';

const where = (more: Partial<Whereabouts>): Whereabouts => ({
  env: {},
  platform: 'linux',
  userHome: '/home/someone',
  cwd: '/media',
  temporary: '/tmp',
  ...more,
});

describe('where files lie', () => {
  test('one folder for everything, named on the command line', () => {
    expect(foldersOf(where({ home: 'usb', env: { ZHIBAN_HOME: '/other' } }))).toEqual({
      settings: '/media/usb',
      site: '/media/usb/site',
      records: '/media/usb/records',
      state: '/media/usb/state',
    });
  });

  test('ZHIBAN_HOME comes next', () => {
    expect(foldersOf(where({ env: { ZHIBAN_HOME: '/other', XDG_DATA_HOME: '/data' } })).records).toBe(
      '/other/records',
    );
  });

  test('else the folders that the system keeps for such files', () => {
    const env = { XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d', XDG_STATE_HOME: '/s' };
    expect(foldersOf(where({ env }))).toEqual({
      settings: '/c/zhiban',
      site: '/c/zhiban/site',
      records: '/d/zhiban',
      state: '/s/zhiban',
    });
  });

  test('a relative path in those variables is ignored', () => {
    const { settings, records, state } = foldersOf(where({ env: { XDG_CONFIG_HOME: 'here' } }));
    expect([settings, records, state]).toEqual([
      '/home/someone/.config/zhiban',
      '/home/someone/.local/share/zhiban',
      '/home/someone/.local/state/zhiban',
    ]);
  });

  test('Windows has a folder of its own', () => {
    const env = { LOCALAPPDATA: '/users/someone/local' };
    expect(foldersOf(where({ env, platform: 'win32' })).settings).toBe('/users/someone/local/zhiban');
  });

  test('without a home there is the temporary folder', () => {
    expect(foldersOf(where({ userHome: '' })).records).toBe('/tmp/zhiban/records');
  });
});

test('a folder that is made belongs to its owner alone; one that cannot be made is no error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiban-folders-'));
  try {
    expect(makeFolder(join(folder, 'a/b'))).toBe(true);
    expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700);
    writeFileSync(join(folder, 'file'), '');
    expect(makeFolder(join(folder, 'file/below'))).toBe(false);
    expect(makeFolder(join(folder, 'file'))).toBe(false);
    // There it is, and yet nothing can be made in it.
    if (process.platform === 'linux') expect(makeFolder('/proc/nowhere/below')).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
