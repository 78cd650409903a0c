import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';

/**
 * Makes Ink start three times as fast in the bundle without changing a byte that it draws.
 *
 * Ink itself is quick; what it loads at the start is not: a layout engine fetched through a whole HTTP client, emoji
 * tables and a word segmenter for text that has none, modules that only matter when something goes wrong. Each repair
 * below changes named places in one file and counts them: when an upgrade moves them the build stops here, instead of
 * zhiban silently becoming slow.
 */

type Change = { readonly find: string; readonly put: string; readonly times?: number };
type Repair = { readonly file: string; readonly top?: string; readonly changes: readonly Change[] };

const lean = (name: string): string =>
  JSON.stringify(fileURLToPath(new URL(`./lean/${name}`, import.meta.url)));
const segmenter = `import { GraphemeSegmenter } from ${lean('graphemes.ts')};`;
const plain: Change = { find: 'new Intl.Segmenter()', put: 'new GraphemeSegmenter()' };
const explicit = (quote: string, open: string, close: string): Change => ({
  find: `new Intl.Segmenter(undefined, ${open}granularity: ${quote}grapheme${quote}${close})`,
  put: 'new GraphemeSegmenter()',
});

const repairs: readonly Repair[] = [
  // Developer tools that are never shipped; they also hold two top-level awaits.
  {
    file: 'ink/build/reconciler.js',
    changes: [{ find: "process.env['DEV'] === 'true'", put: 'false', times: 2 }],
  },
  { file: 'ink/build/ink.js', changes: [{ find: "process.env['DEV'] === 'true'", put: 'false' }] },

  // The layout engine is compiled on the spot from the text at hand: no fetch, so no HTTP client, and no waiting.
  {
    file: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    top: 'let wasmAddress;',
    changes: [
      {
        find: 'H="data:application/octet-stream;base64,',
        put: 'H=wasmAddress="data:application/octet-stream;base64,',
      },
      {
        find: 'export default loadYoga;',
        put: [
          'export default () => {',
          '  const engine = {',
          '    instantiateWasm(imports, done) {',
          "      const bytes = Buffer.from(wasmAddress.slice(wasmAddress.indexOf(',') + 1), 'base64');",
          '      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);',
          '      done(instance);',
          '      return instance.exports;',
          '    },',
          '  };',
          '  loadYoga(engine);',
          '  return engine;',
          '};',
        ].join('\n'),
      },
    ],
  },
  { file: 'yoga-layout/dist/src/index.js', changes: [{ find: 'await loadYoga()', put: 'loadYoga()' }] },

  // Graphemes and emoji: only when a text has characters that need the tables.
  { file: 'wrap-ansi/index.js', top: segmenter, changes: [plain] },
  { file: 'cli-truncate/index.js', top: segmenter, changes: [plain] },
  { file: 'slice-ansi/tokenize-ansi.js', top: segmenter, changes: [explicit("'", '{', '}')] },
  {
    file: '@alcalzone/ansi-tokenize/build/tokenize.js',
    top: segmenter,
    changes: [explicit('"', '{ ', ' }')],
  },
  { file: 'ink/build/line-update.js', top: segmenter, changes: [explicit("'", '{ ', ' }')] },
  {
    file: 'string-width/index.js',
    top: `import { GraphemeSegmenter, standsAlone } from ${lean('graphemes.ts')};\nimport { rgiEmoji } from ${lean('emoji.ts')};`,
    changes: [
      plain,
      { find: '/^\\p{RGI_Emoji}$/v', put: 'rgiEmoji' },
      {
        find: '\t\tconst visibleSegment = baseVisible(segment);',
        put: [
          '\t\tif (standsAlone(segment)) {',
          '\t\t\twidth += eastAsianWidth(segment.codePointAt(0), eastAsianWidthOptions);',
          '\t\t\tcontinue;',
          '\t\t}',
          '\t\tconst visibleSegment = baseVisible(segment);',
        ].join('\n'),
      },
    ],
  },

  // Thousands of whole screens were kept, one for each second of a call: that is most of what the program held after an
  // hour. A line is measured once instead.
  {
    file: 'ink/build/measure-text.js',
    changes: [
      { find: 'new QuickLRU({ maxSize: 4096 })', put: 'new QuickLRU({ maxSize: 16 })' },
      {
        find: 'const measureText = (text) => {',
        put: [
          'const widths = new QuickLRU({ maxSize: 500 });',
          'const widthOf = (line) => {',
          '    let width = widths.get(line);',
          '    if (width === undefined) {',
          '        width = widestLine(line);',
          '        widths.set(line, width);',
          '    }',
          '    return width;',
          '};',
          'const measureText = (text) => {',
        ].join('\n'),
      },
      {
        find: 'const width = widestLine(text);',
        put: "const width = text.split('\\n').reduce((widest, line) => Math.max(widest, widthOf(line)), 0);",
      },
    ],
  },
  {
    file: 'ink/build/render-node-to-output.js',
    top: "import measureText from './measure-text.js';",
    changes: [
      {
        find: 'const currentWidth = widestLine(text);',
        put: 'const currentWidth = measureText(text).width;',
      },
    ],
  },
  {
    file: 'ink/build/wrap-text.js',
    changes: [{ find: 'new QuickLRU({ maxSize: 4096 })', put: 'new QuickLRU({ maxSize: 16 })' }],
  },

  // A screen that is one text is laid out already, so it is not put on a grid of cells and taken off again; and what was
  // found out about a line is kept until the next frame, which differs in a line or two.
  {
    file: 'ink/build/output.js',
    changes: [
      {
        find: '            this.styledChars.set(line, cached);',
        put: [
          "            if (!line.includes('\\n')) {",
          '                if (this.styledChars.size >= 500) this.styledChars.clear();',
          '                this.styledChars.set(line, cached);',
          '            }',
        ].join('\n'),
      },
      {
        find: '            cached = stringWidth(text);',
        put: '            cached = stringWidth(text);\n            if (this.widths.size >= 5000) this.widths.clear();',
      },
      {
        find: '            this.blockWidths.set(text, cached);',
        put: '            if (this.blockWidths.size >= 100) this.blockWidths.clear();\n            this.blockWidths.set(text, cached);',
      },
      {
        find: 'export default class Output {',
        put: [
          'const sharedCaches = new OutputCaches();',
          // Whether every line says all of its own style, and no character reaches over the end of one.
          'const standAlone = (text, lines) => !/[\\r\\u0090-\\u009f]|\\u001b(?!\\[[\\d;]*m)/.test(text) &&',
          '    lines.every(line => sharedCaches.isClosed(line));',
          'export default class Output {',
        ].join('\n'),
      },
      { find: '    caches = new OutputCaches();', put: '    caches = sharedCaches;' },
      {
        find: '    getStringWidth(text) {',
        put: [
          '    rewritten = new Map();',
          '    written(line) {',
          '        let cached = this.rewritten.get(line);',
          '        if (cached === undefined) {',
          '            cached = styledCharsToString(this.getStyledChars(line));',
          '            if (this.rewritten.size >= 500) this.rewritten.clear();',
          '            this.rewritten.set(line, cached);',
          '        }',
          '        return cached;',
          '    }',
          '    closed = new Map();',
          '    isClosed(line) {',
          '        let cached = this.closed.get(line);',
          '        if (cached === undefined) {',
          "            const characters = styledCharsFromTokens(tokenize(line + ' '));",
          '            const after = characters.pop();',
          "            cached = after.value === ' ' && after.styles.length === 0;",
          '            if (cached && !this.styledChars.has(line)) {',
          '                if (this.styledChars.size >= 500) this.styledChars.clear();',
          '                this.styledChars.set(line, characters.filter(character => !/^\\p{Default_Ignorable_Code_Point}+$/u.test(character.value)));',
          '            }',
          '            if (this.closed.size >= 500) this.closed.clear();',
          '            this.closed.set(line, cached);',
          '        }',
          '        return cached;',
          '    }',
          '    getStringWidth(text) {',
        ].join('\n'),
      },
      {
        find: '    get() {',
        put: [
          '    drawnAlone() {',
          '        const [only, more] = this.operations;',
          "        if (more !== undefined || only?.type !== 'write' || only.x !== 0 || only.y !== 0) return undefined;",
          "        const lines = only.text.split('\\n');",
          '        if (!standAlone(only.text, lines)) return undefined;',
          '        const rows = Array.from({ length: this.height }, (_, y) => {',
          "            if (lines[y] === undefined) return '';",
          '            let line = this.caches.written(lines[y]);',
          '            for (const transformer of only.transformers) line = transformer(line, y);',
          '            return this.caches.written(line).trimEnd();',
          '        });',
          "        return { output: rows.join('\\n'), height: rows.length };",
          '    }',
          '    get() {',
          '        const drawn = this.drawnAlone();',
          '        if (drawn !== undefined) return drawn;',
        ].join('\n'),
      },
    ],
  },

  // Needed only when the terminal does not tell its size, or when a caller passes something that is not a function.
  {
    file: 'terminal-size/index.js',
    changes: [
      {
        find: "import {execFileSync} from 'node:child_process';",
        put: "const execFileSync = (...args) => process.getBuiltinModule('node:child_process').execFileSync(...args);",
      },
    ],
  },
  {
    file: 'signal-exit/index.js',
    changes: [
      {
        find: "var assert = require('assert')",
        put: "var assert = { equal: (...args) => process.getBuiltinModule('node:assert').equal(...args) }",
      },
    ],
  },
];

function apply(repair: Repair, code: string): string {
  let text = code;
  for (const { find, put, times = 1 } of repair.changes) {
    const pieces = text.split(find);
    if (pieces.length - 1 !== times) {
      const found = `found ${pieces.length - 1} times, expected ${times}`;
      throw new Error(
        `lean-ink: ${repair.file} has changed (${find}: ${found}); look at it again before shipping.`,
      );
    }
    text = pieces.join(put);
  }
  return repair.top === undefined ? text : `${repair.top}\n${text}`;
}

const endsWith = (id: string, file: string): boolean =>
  id.replaceAll('\\', '/').endsWith(`/node_modules/${file}`);

/** The rolldown plugin. A bundle with Ink in it must have met every file that has a repair. */
export function leanInk(): Plugin {
  const applied = new Set<Repair>();
  return {
    name: 'lean-ink',
    transform: {
      filter: { id: /node_modules/ },
      handler(code, id) {
        const repair = repairs.find((one) => endsWith(id, one.file));
        if (repair === undefined) return null;
        applied.add(repair);
        return { code: apply(repair, code), map: null };
      },
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const hasInk = chunks.some((chunk) => chunk.moduleIds.some((id) => endsWith(id, 'ink/build/ink.js')));
      const missed = repairs.filter((repair) => !applied.has(repair)).map((repair) => repair.file);
      if (hasInk && missed.length > 0)
        throw new Error(`lean-ink: not met while bundling: ${missed.join(', ')}`);
      for (const { code, fileName } of chunks) {
        if (/\/\^\\p\{RGI_Emoji\}\$\/v/.test(code))
          throw new Error(`lean-ink: ${fileName} holds an eager emoji table`);
      }
    },
  };
}
