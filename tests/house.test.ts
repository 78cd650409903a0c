import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * What each folder of src may import: other folders, packages, and parts of Node. The same picture as in src/README.md.
 * `node:*` means any part.
 */
const arrows: Record<string, readonly string[]> = {
  condition: ['@marcbachmann/cel-js'],
  procedure: ['condition', 'yaml', 'zod', 'node:fs', 'node:path', 'node:crypto'],
  incident: ['procedure', 'condition'],
  layout: ['string-width'],
  triage: ['procedure'],
  report: ['procedure', 'incident', 'layout'],
  records: ['incident', 'procedure', 'node:*'],
  site: ['procedure', 'records', 'conf', 'node:*'],
  session: ['incident', 'procedure', 'layout', 'records', 'node:os'],
  plain: ['session', 'report', 'procedure', 'incident', 'site', 'layout'],
  console: [
    'session',
    'report',
    'procedure',
    'incident',
    'records',
    'site',
    'layout',
    'ink',
    'react',
    'chalk',
    'node:stream',
    'node:timers',
    'node:tty',
  ],
  cli: ['*'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const sources = globSync('src/**/*.{ts,tsx}', { cwd: root });

const imports: readonly Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [...text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'/g)];
  const bare = [...text.matchAll(/(?:^|\n)import\s+'([^']+)'|import\('([^']+)'\)/g)];
  return [
    ...found.map(([, , typed, target = '']) => ({ target, typeOnly: typed !== undefined })),
    ...bare.map(([, direct, lazy]) => ({ target: direct ?? lazy ?? '', typeOnly: false })),
  ].map(({ target, typeOnly }) => ({
    file,
    from: file.split('/')[1] ?? '',
    typeOnly,
    target: target.startsWith('.')
      ? (normalize(join(dirname(file), target)).split('/')[1] ?? '')
      : packageOf(target),
  }));
});

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

const allowed = (from: string, target: string): boolean =>
  from === target ||
  (arrows[from] ?? []).some(
    (rule) => rule === '*' || rule === target || (rule === 'node:*' && target.startsWith('node:')),
  );

describe('the house', () => {
  it('has only rooms that are on the map', () => {
    const rooms = new Set(sources.map((file) => file.split('/')[1]));
    expect([...rooms].filter((room) => room !== undefined && !(room in arrows))).toEqual([]);
  });

  it('has a map that draws the same arrows between the same rooms', () => {
    const map = readFileSync(join(root, 'src/README.md'), 'utf8');
    const isRoom = (word: string): boolean => word in arrows;
    const drawn = [...map.matchAll(/^\| `(\w+)\/` \|.*\| ([^|]*) \|$/gm)].map(
      ([, room = '', targets = '']) => [
        room,
        targets === 'everything' ? ['*'] : (targets.match(/[a-z]+/g) ?? []).filter(isRoom).sort(),
      ],
    );
    const kept = Object.entries(arrows).map(([room, targets]) => [
      room,
      targets.filter((target) => target === '*' || isRoom(target)).sort(),
    ]);
    expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(kept));
  });

  it('keeps the arrows pointing inward', () => {
    expect(imports.length).toBeGreaterThan(100);
    const wrong = imports.filter(({ from, target }) => !allowed(from, target));
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('knows records by their types only, but where the program is put together', () => {
    const built = imports.filter(
      ({ from, target, typeOnly }) => target === 'records' && from !== target && from !== 'cli' && !typeOnly,
    );
    expect(built.map(({ file }) => file)).toEqual([]);
  });

  it('lets nothing that decides see the time, chance, the disk, the terminal or the process', () => {
    const pure = sources.filter((file) => /^src\/(condition|incident|triage|report|layout)\//.test(file));
    const seen = pure.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|performance\.|\bsetTimeout|\bsetInterval/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(pure.length).toBeGreaterThan(20);
    expect(seen).toEqual([]);
  });

  it('ends the process in one place only', () => {
    const ends = sources.filter((file) =>
      /process\.(exit\b|exitCode)/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(ends.filter((file) => !file.startsWith('src/cli/'))).toEqual([]);
  });

  it('opens no network', () => {
    const network = /^node:(net|http|https|http2|tls|dgram|dns|inspector)/;
    expect(imports.filter(({ target }) => network.test(target)).map(({ file }) => file)).toEqual([]);
    const fetching = sources.filter((file) =>
      /\bfetch\(|\bWebSocket\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(fetching).toEqual([]);
  });

  it('has no barrels, no utils, no types folders', () => {
    expect(sources.filter((file) => /\/(utils?|helpers?|types|common|misc)(\/|\.ts)/.test(file))).toEqual([]);
    const reexports = sources.filter((file) =>
      /(^|\n)export\s+(\*|\{[^}]*\})\s+from/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(reexports).toEqual([]);
  });

  it('names no procedure, no family and no field of one', () => {
    const content = globSync('content/{procedures,blocks}/**/*.yaml', { cwd: root });
    const procedures = content
      .map((file) => file.split('/').at(-1) ?? '')
      .filter((name) => !name.endsWith('.paths.yaml'))
      .map((name) => name.replace(/\.yaml$/, ''));
    const families = new Set(
      content.flatMap((file) => (file.startsWith('content/procedures/') ? [file.split('/')[2] ?? ''] : [])),
    );
    const fields = new Set(
      content.flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        const block = /(?:^|\n)fields:\n((?: .*\n|\n|#.*\n)*)/.exec(text)?.[1] ?? '';
        return [...block.matchAll(/^ {2}([a-z][a-z0-9_]*):/gm)].map((match) => match[1] ?? '');
      }),
    );
    expect(procedures.length).toBeGreaterThan(5);
    expect(fields.size).toBeGreaterThan(20);
    // A plain English word (line, conflict) may mean anything; a compound one means the thing it names.
    const names = [...procedures, ...families, ...fields].filter((name) => /[-_]/.test(name));
    const titles = content.flatMap(
      (file) => /^title: \{ zh: ([^,]+),/m.exec(readFileSync(join(root, file), 'utf8'))?.[1] ?? [],
    );
    expect(titles.length).toBeGreaterThan(5);
    const named = sources.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const literals = [...text.matchAll(/(['"`])((?:(?!\1)[^\\\n])*)\1/g)].map((match) => match[2] ?? '');
      return [
        ...literals.filter((word) => names.includes(word)),
        ...titles.filter((title) => text.includes(title)),
      ].map((word) => `${file}: ${word}`);
    });
    expect(named).toEqual([]);
  });
});
