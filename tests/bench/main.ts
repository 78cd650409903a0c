import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { measureCommand } from './command.ts';
import { measureDurableAnswer } from './durable-answer.ts';
import { measureFirstFrame } from './first-frame.ts';
import { measureIdle } from './idle.ts';
import { measureKeyToFrame } from './key-to-frame.ts';
import { countKeystrokes } from './keystrokes.ts';
import { measureManyProcedures } from './many-procedures.ts';
import { measureRecall } from './recall.ts';
import { measureSearch } from './search.ts';
import { measureSoak } from './soak.ts';
import { measureUnfinished } from './unfinished.ts';

/**
 * Side by side in one run, printed as ratios to a floor measured in the same round: absolute times of a shared machine
 * mean little. Not part of the tests; `npm run bench`.
 */
const folder = mkdtempSync(join(os.tmpdir(), 'zhiban-bench-'));
try {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'apps/minimal-ink.tsx'),
    platform: 'node',
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' } },
    // What anybody who bundles Ink does: its debugging aid is not installed.
    plugins: [
      {
        name: 'no-devtools',
        resolveId: (id) => (id === 'react-devtools-core' ? '\0nothing' : null),
        load: (id) => (id === '\0nothing' ? 'export default {}' : null),
      },
    ],
  });
  const minimalInk = join(folder, 'minimal-ink.mjs');
  await bundle.write({ file: minimalInk, format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();

  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? '?'}, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
  console.log(`${machine}\n`);
  console.log(await measureFirstFrame(folder, minimalInk));
  console.log(await measureKeyToFrame(folder, minimalInk));
  console.log(await measureManyProcedures(folder));
  console.log(await measureCommand(folder));
  console.log(await measureDurableAnswer(folder));
  console.log(measureUnfinished(folder));
  console.log(await measureIdle(folder));
  console.log(await measureSoak(folder));
  console.log(countKeystrokes());
  console.log(measureSearch());
  console.log(measureRecall());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
