import { statSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

const FILES = [
  'whatsapp-error-codes.vsix',
  'extension.js',
  'languageClient.js',
  'extension.web.js',
  'server.js',
  'webview/main.js',
  'webview/style.css',
  'catalog.json',
  'search.index.gz',
  'cli.js',
];

/** Sizes of what is delivered, one line each. */
export function sizes(): string[] {
  return FILES.map((name) => `${name}: ${(statSync(join(DIST, name)).size / 1000).toFixed(1)} kB`);
}
