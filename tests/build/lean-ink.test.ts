import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { rolldown } from 'rolldown';
import realStringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundling } from '../../.config/build.ts';
import { GraphemeSegmenter } from '../../.config/lean/graphemes.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(root, 'node_modules/.lean-ink-'));
let leanStringWidth: typeof realStringWidth;

async function bundled(name: string, code: string): Promise<string> {
  const { output, ...input } = bundling;
  const entry = { name: 'entry', resolveId: (id: string) => (id === name ? join(root, `${name}.js`) : null) };
  const load = { name: 'code', load: (id: string) => (id === join(root, `${name}.js`) ? code : null) };
  const bundle = await rolldown({ ...input, cwd: root, input: name, plugins: [entry, load, input.plugins] });
  await bundle.write({ ...output, dir: folder, entryFileNames: `${name}.js` });
  await bundle.close();
  return join(folder, `${name}.js`);
}

beforeAll(async () => {
  const file = await bundled('width', `export { default } from 'string-width';`);
  leanStringWidth = (await import(pathToFileURL(file).href)).default;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const realPieces = (text: string): unknown[] =>
  Array.from(
    new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
    ({ segment, index }) => ({
      segment,
      index,
    }),
  );
const leanPieces = (text: string): unknown[] =>
  Array.from(new GraphemeSegmenter().segment(text), ({ segment, index }) => ({ segment, index }));

/** Every character of the first two planes, which hold all living scripts, symbols and emoji; surrogates too. */
const everyCharacter = Array.from({ length: 0x2_0000 }, (_, code) => String.fromCodePoint(code));

const commonText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'值班员接到报警，“核实”……—·①│─░⚠️👨‍🚒é\u0301\u200D\uFE0F\u3099가ᄀ\r\n\t\u001B[31m'),
    fc.integer({ min: 0, max: 0x2_ffff }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  ),
});

describe('the built program measures text as the libraries do', () => {
  test('every character has the same width, with both widths of ambiguous ones', () => {
    const wrong = everyCharacter.filter(
      (one) =>
        leanStringWidth(one) !== realStringWidth(one) ||
        leanStringWidth(one, { ambiguousIsNarrow: false }) !==
          realStringWidth(one, { ambiguousIsNarrow: false }),
    );
    expect(wrong).toEqual([]);
  });

  test('every character between two others makes the same graphemes', () => {
    const wrong = everyCharacter.filter((one) => {
      const text = `值${one}a`;
      return JSON.stringify(leanPieces(text)) !== JSON.stringify(realPieces(text));
    });
    expect(wrong).toEqual([]);
  });

  test('any text has the same width and graphemes', () => {
    fc.assert(
      fc.property(commonText, (text) => {
        expect(leanStringWidth(text)).toBe(realStringWidth(text));
        expect(leanPieces(text)).toEqual(realPieces(text));
        const real = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
        const lean = new GraphemeSegmenter().segment(text);
        for (let place = 0; place <= text.length; place += 1) {
          expect(lean.containing(place)?.segment).toBe(real.containing(place)?.segment);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

test('Ink draws the same in the built program', async () => {
  const code = `
    import { createElement } from 'react';
    import { Box, Text, renderToString } from 'ink';
    const text = '请执行 kubectl get pods，并检查“NGINX”的状态码（HTTP/502）…… 👨‍🚒 e\\u0301';
    const boxes = [20, 40, 60].map((width) =>
      createElement(Box, { key: width, width, borderStyle: 'round' },
        createElement(Text, { wrap: 'wrap' }, text), createElement(Text, { wrap: 'truncate' }, text)));
    export const drawn = renderToString(createElement(Box, { flexDirection: 'column' }, boxes), { columns: 80 });
  `;
  const lean: { drawn: string } = await import(pathToFileURL(await bundled('drawing', code)).href);
  const { createElement } = await import('react');
  const { Box, Text, renderToString } = await import('ink');
  const text = '请执行 kubectl get pods，并检查“NGINX”的状态码（HTTP/502）…… 👨‍🚒 e\u0301';
  const boxes = [20, 40, 60].map((width) =>
    createElement(
      Box,
      { key: width, width, borderStyle: 'round' },
      createElement(Text, { wrap: 'wrap' }, text),
      createElement(Text, { wrap: 'truncate' }, text),
    ),
  );
  expect(lean.drawn).toBe(
    renderToString(createElement(Box, { flexDirection: 'column' }, boxes), { columns: 80 }),
  );
});

const style = fc.constantFrom(
  '',
  '\u001b[1m',
  '\u001b[22m',
  '\u001b[7m',
  '\u001b[31m',
  '\u001b[41m',
  '\u001b[0m',
);
const styledPiece = fc
  .tuple(
    style,
    fc.oneof(fc.constantFrom('  ', '值班', 'a', '─', '', '👨‍🚒', 'e\u0301', '\u200b'), commonText),
    style,
  )
  .map((parts) => parts.join(''));
const styledLine = fc
  .tuple(fc.array(styledPiece, { maxLength: 4 }), fc.constantFrom('', '\u001b[0m', '\u001b[0m'))
  .map(([pieces, end]) => pieces.join('') + end);
/** Whole screens in one text: most lines close their style, some do not; now and then something that no screen has. */
const screenText = fc.array(styledLine, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));

test('a screen in one text is drawn the same in the built program, frame after frame', async () => {
  const code = `
    import { createElement } from 'react';
    import { Box, Text, renderToString } from 'ink';
    export const draw = (text, columns, height) => renderToString(
      createElement(Box, height === undefined ? {} : { height }, createElement(Text, { wrap: 'truncate' }, text)), { columns });
  `;
  const lean: { draw(text: string, columns: number, height?: number): string } = await import(
    pathToFileURL(await bundled('screens', code)).href
  );
  const { createElement } = await import('react');
  const { Box, Text, renderToString } = await import('ink');
  const real: typeof lean.draw = (text, columns, height) =>
    renderToString(
      createElement(
        Box,
        height === undefined ? {} : { height },
        createElement(Text, { wrap: 'truncate' }, text),
      ),
      { columns },
    );
  const height = fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined });
  fc.assert(
    fc.property(screenText, fc.integer({ min: 2, max: 60 }), height, (text, columns, rows) => {
      expect(lean.draw(text, columns, rows)).toBe(real(text, columns, rows));
    }),
    { numRuns: 1500 },
  );
});

test('a library that has changed under a repair stops the build', async () => {
  const { output, ...input } = bundling;
  const changed = {
    name: 'changed',
    load: (id: string) =>
      id.endsWith('string-width/index.js') ? readFileSync(id, 'utf8').replaceAll('RGI_Emoji', 'Emoji') : null,
  };
  const entry = join(root, 'node_modules/string-width/index.js');
  const bundle = await rolldown({ ...input, cwd: root, input: entry, plugins: [changed, input.plugins] });
  await expect(bundle.generate(output)).rejects.toThrow(/string-width\/index\.js has changed/);
  await bundle.close();
});
