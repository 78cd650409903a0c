import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clipboardSequence } from '../../src/cli/clipboard-sequence.ts';
import { type CopyingWith, copierOf } from '../../src/cli/copying.ts';

const NOW = Date.parse('2026-11-21T14:15:07Z');

const setting = (differently: Partial<CopyingWith> = {}) => {
  const home = mkdtempSync(join(tmpdir(), 'zhiban-copy-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, 'state');
  const sent: string[] = [];
  const copier = copierOf({
    folder,
    clipboard: undefined,
    env: { TERM: 'xterm-256color' },
    now: NOW,
    ...differently,
  });
  return {
    home,
    folder,
    file: join(folder, 'copied.txt'),
    sent,
    copier,
    copy: (text: string, kind: 'live' | 'drill' = 'live') => copier.copy(text, kind, (one) => sent.push(one)),
  };
};

const [ESC, BEL] = ['\u001b', '\u0007'];
/** One sequence that sets the clipboard, and nothing else. */
const oscCopy = new RegExp(`^${ESC}\\]52;c;([A-Za-z0-9+/=]*)${BEL}$`, 'u');

/** What a terminal finds on its clipboard after that. */
const clipboard = (sequence: string): string => {
  const [, encoded = ''] = oscCopy.exec(sequence) ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8');
};

describe('copying', () => {
  test('goes to the clipboard and into a file for its owner alone', () => {
    const at = setting();
    expect(at.copy('地址滨江路 18 号')).toEqual({ kind: 'copied', sent: true, file: at.file });
    expect(at.sent.map(clipboard)).toEqual(['地址滨江路 18 号']);
    expect(readFileSync(at.file, 'utf8')).toBe('地址滨江路 18 号\n');
    expect(statSync(at.file).mode & 0o777).toBe(0o600);
  });

  test('overwrites what was copied before, and leaves nothing behind at leaving', () => {
    const at = setting();
    at.copy('第一次，很长的一段话');
    at.copy('第二次');
    expect(readFileSync(at.file, 'utf8')).toBe('第二次\n');
    at.copier.forget();
    expect(existsSync(at.file)).toBe(false);
  });

  test('marks whatever comes from a drill, on both ways', () => {
    const at = setting();
    at.copy('着火了', 'drill');
    expect(at.sent.map(clipboard)).toEqual(['【演练 DRILL】着火了']);
    expect(readFileSync(at.file, 'utf8')).toMatch(/^【演练/u);
  });

  test.each([
    ['file', { sent: false }],
    ['off', undefined],
  ] as const)('does no more than %s allows', (clipboard, expected) => {
    const at = setting({ clipboard });
    expect(at.copy('话')).toEqual(
      expected === undefined ? { kind: 'off' } : { kind: 'copied', sent: false, file: at.file },
    );
    expect(at.sent).toEqual([]);
    expect(existsSync(at.file)).toBe(expected !== undefined);
  });

  test('goes on without a file where none can be written, and never writes through a link', () => {
    const blocked = setting();
    writeFileSync(blocked.folder, 'no folder');
    expect(blocked.copy('话')).toEqual({ kind: 'copied', sent: true, file: undefined });
    const linked = setting();
    mkdirSync(linked.folder);
    const elsewhere = join(linked.home, 'elsewhere');
    writeFileSync(elsewhere, 'theirs');
    symlinkSync(elsewhere, linked.file);
    linked.copy('话');
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs');
    expect(readFileSync(linked.file, 'utf8')).toBe('话\n');
  });

  test('takes away only its own copy, and what a killed program left an hour ago', () => {
    const at = setting();
    at.copy('我的');
    writeFileSync(at.file, '另一台的\n');
    at.copier.forget();
    expect(readFileSync(at.file, 'utf8')).toBe('另一台的\n');
    utimesSync(at.file, new Date(NOW - 60_000), new Date(NOW - 60_000));
    copierOf({ folder: at.folder, clipboard: 'auto', env: {}, now: NOW });
    expect(existsSync(at.file)).toBe(true);
    copierOf({ folder: at.folder, clipboard: 'auto', env: {}, now: NOW + 3_600_000 });
    expect(existsSync(at.file)).toBe(false);
  });

  test('carries nothing that a terminal would obey, whatever was answered', () => {
    const at = setting();
    at.copy('名字\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u202e\u0000完');
    expect(readFileSync(at.file, 'utf8')).toBe('名字完\n');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        at.sent.length = 0;
        at.copy(text);
        // Nothing but the one sequence that we meant: no escape, no end of it in between.
        expect(at.sent[0]).toMatch(oscCopy);
        expect(readFileSync(at.file, 'utf8').trimEnd()).not.toMatch(/(?!\n)\p{Cc}/u);
      }),
    );
  });
});

describe('what is sent to the terminal', () => {
  test('goes both ways inside tmux, wrapped with every escape doubled', () => {
    const sequence =
      clipboardSequence('话', { TERM: 'screen-256color', TMUX: '/tmp/tmux-1/default,1,0' }) ?? '';
    const plain = clipboardSequence('话', { TERM: 'xterm' }) ?? '';
    expect(sequence).toBe(`${plain}\u001bPtmux;\u001b${plain}\u001b\\`);
  });

  test.each([
    ['GNU screen', { TERM: 'screen', STY: '1.pts' }],
    ['GNU screen without its variable', { TERM: 'screen.xterm' }],
    ['the Linux console', { TERM: 'linux' }],
    ['a terminal without abilities', { TERM: 'dumb' }],
  ])('is nothing on %s', (_, env) => {
    expect(clipboardSequence('话', env)).toBeUndefined();
  });

  test('is nothing where it would be too long', () => {
    expect(clipboardSequence('a'.repeat(52_000), {})).toBeDefined();
    expect(clipboardSequence('a'.repeat(53_000), {})).toBeUndefined();
  });
});

const tmux = (() => {
  try {
    return execFileSync('tmux', ['-V']).toString().startsWith('tmux');
  } catch {
    return false;
  }
})();

test.runIf(tmux)('reaches the buffer of a real tmux that lets programs set it', () => {
  const home = mkdtempSync(join(tmpdir(), 'zhiban-tmux-'));
  const server = ['-S', join(home, 'socket'), '-f', '/dev/null'];
  const run = (...args: readonly string[]) => execFileSync('tmux', [...server, ...args]).toString();
  onTestFinished(() => {
    run('kill-server');
    rmSync(home, { recursive: true, force: true });
  });
  const sequence = clipboardSequence('滨江路 18 号', { TERM: 'screen-256color', TMUX: 'x' }) ?? '';
  writeFileSync(join(home, 'sequence'), sequence);
  run('new-session', '-d', '-x', '80', '-y', '24', 'sleep 60');
  run('set', '-s', 'set-clipboard', 'on');
  run('respawn-pane', '-k', `cat ${join(home, 'sequence')}; tmux wait-for -S sent; sleep 60`);
  run('wait-for', 'sent');
  const screen = run('capture-pane', '-p');
  expect(run('show-buffer')).toBe('滨江路 18 号');
  // The wrapped one is swallowed where it is not let through: nothing of it may show.
  expect(screen.trim()).toBe('');
});
