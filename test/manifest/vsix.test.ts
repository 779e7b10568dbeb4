import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const vsix = readFileSync(join(ROOT, 'dist', 'whatsapp-error-codes.vsix'));
const MAX_KILOBYTES = 450;
/** What the catalog may add to that, zipped. */
const MAX_CATALOG_KILOBYTES = 150;
const CATALOG = 'extension/dist/catalog.packed.gz';

describe('the VSIX', () => {
  it(`is at most ${MAX_KILOBYTES} kB without the catalog, which adds at most ${MAX_CATALOG_KILOBYTES} kB`, () => {
    let catalog = 0;
    unzipSync(vsix, {
      filter({ name, size }) {
        if (name === CATALOG) catalog = size;
        return false;
      },
    });
    expect(catalog).toBeGreaterThan(0);
    expect(catalog / 1000).toBeLessThanOrEqual(MAX_CATALOG_KILOBYTES);
    expect((vsix.length - catalog) / 1000).toBeLessThanOrEqual(MAX_KILOBYTES);
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
      'extension/dist/server.js',
      'extension/dist/webview/main.js',
      'extension/dist/webview/style.css',
      'extension/media/icon.png',
      'extension/package.json',
      'extension/readme.md',
      'extension/syntaxes/whatsapp-errors.injection.tmLanguage.json',
    ]);
  });
});
