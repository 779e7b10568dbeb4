import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { GRAMMARS as FIX_GRAMMARS } from '../../shared/src/fixes/languages.ts';

const GRAMMAR_FILES = ['tree-sitter.wasm', ...FIX_GRAMMARS.map((grammar) => `tree-sitter-${grammar}.wasm`)];

const WALKTHROUGH = ['card', 'catalog', 'fix', 'search', 'sideBar', 'terminal'].map(
  (name) => `extension/media/walkthrough/${name}.svg`,
);

const ROOT = join(import.meta.dirname, '..', '..');
const vsix = readFileSync(join(ROOT, 'dist', 'whatsapp-error-codes.vsix'));
/** All of it, zipped. */
const MAX_KILOBYTES = 2_500;
/** What is neither catalog nor index nor grammar. */
const MAX_CODE_KILOBYTES = 850;
const MAX_CATALOG_KILOBYTES = 150;
const MAX_INDEX_KILOBYTES = 100;
const CATALOG = 'extension/dist/catalog.packed.gz';
const INDEX = 'extension/dist/search.index.gz';
const GRAMMARS = 'extension/dist/grammars/';

describe('the VSIX', () => {
  it(`is at most ${MAX_KILOBYTES} kB, and ${MAX_CODE_KILOBYTES} kB without the catalog, its index and the grammars`, () => {
    let catalog = 0;
    let index = 0;
    let grammars = 0;
    unzipSync(vsix, {
      filter({ name, size }) {
        if (name === CATALOG) catalog = size;
        if (name === INDEX) index = size;
        if (name.startsWith(GRAMMARS)) grammars += size;
        return false;
      },
    });
    expect(catalog).toBeGreaterThan(0);
    expect(index).toBeGreaterThan(0);
    expect(grammars).toBeGreaterThan(0);
    expect(catalog / 1000).toBeLessThanOrEqual(MAX_CATALOG_KILOBYTES);
    expect(index / 1000).toBeLessThanOrEqual(MAX_INDEX_KILOBYTES);
    expect(vsix.length / 1000).toBeLessThanOrEqual(MAX_KILOBYTES);
    expect((vsix.length - catalog - index - grammars) / 1000).toBeLessThanOrEqual(MAX_CODE_KILOBYTES);
  });

  it('holds what an installed extension needs and nothing else', () => {
    // vsce writes the first two and renames the texts that the Marketplace shows.
    expect(Object.keys(unzipSync(vsix)).sort()).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/ThirdPartyNotices.txt',
      'extension/dist/catalog.packed.gz',
      'extension/dist/extension.js',
      'extension/dist/extension.web.js',
      ...[...GRAMMAR_FILES].sort().map((file) => `${GRAMMARS}${file}`),
      'extension/dist/languageClient.js',
      'extension/dist/search.index.gz',
      'extension/dist/server.js',
      'extension/dist/webview/main.js',
      'extension/dist/webview/style.css',
      'extension/l10n/bundle.l10n.es.json',
      'extension/l10n/bundle.l10n.pt-br.json',
      'extension/media/icon.png',
      'extension/media/side-bar.svg',
      ...WALKTHROUGH,
      'extension/package.json',
      'extension/package.nls.es.json',
      'extension/package.nls.json',
      'extension/package.nls.pt-br.json',
      'extension/readme.md',
      'extension/syntaxes/whatsapp-errors.injection.tmLanguage.json',
    ]);
  });
});
