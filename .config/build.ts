import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type InputOptions, type OutputOptions, rolldown } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };
import { listParts, partsIn } from '../src/cli/parts.ts';
import { leanInk } from './lean-ink.ts';
import { soundTable } from './sound-table.ts';

const root = join(import.meta.dirname, '..');

/** What the shipped program is made with; tests that look at bundled libraries use the same. */
export const bundling: InputOptions & { readonly output: OutputOptions } = {
  platform: 'node',
  plugins: [leanInk()],
  transform: {
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.ZHIBAN_VERSION': JSON.stringify(manifest.version),
    },
  },
  output: { format: 'esm', minify: true },
};

type ContentCompiler = {
  compileContent(contentFolder: string, outFile: string, program: string): Promise<void>;
};

async function bundleProgram(folder: string): Promise<void> {
  const { output, ...input } = bundling;
  const bundle = await rolldown({ ...input, cwd: root, input: { zhiban: 'src/cli/main.ts' } });
  // Chunks lie beside the entry, so that a path relative to import.meta.url means the same in each of them.
  await bundle.write({
    ...output,
    dir: folder,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
}

async function bundleContent(folder: string): Promise<void> {
  const compiler = join(root, 'src/cli/compile-content.ts');
  if (!existsSync(compiler)) return;
  const { compileContent }: ContentCompiler = await import(pathToFileURL(compiler).href);
  await compileContent(join(root, 'content'), join(folder, 'content.jsonl'), JSON.stringify(partsIn(folder)));
}

async function build(): Promise<void> {
  const finished = join(root, 'dist');
  // Built aside and moved into place, so that dist/ is never half a program.
  const fresh = join(root, `dist.${process.pid}`);
  try {
    await mkdir(fresh);
    await bundleProgram(fresh);
    await writeFile(join(fresh, 'sounds.json'), soundTable());
    await bundleContent(fresh);
    listParts(fresh);
    await rm(finished, { recursive: true, force: true });
    await rename(fresh, finished);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

if (import.meta.main) await build();
