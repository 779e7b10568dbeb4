import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { contentSecurityPolicy, panelHtml } from '../client/src/catalogPanel/html.ts';
import { readCatalog } from '../shared/src/catalog/catalog.ts';
import type { CatalogData } from '../shared/src/catalog/types.ts';
import { buildIndex } from '../shared/src/search/searchIndex.ts';
import { interfaceTexts } from './interfaceTexts.ts';
import { bundles } from './translationFiles.ts';

const ROOT = join(import.meta.dirname, '..');
const WEBVIEW = join(ROOT, 'client', 'webview');

/** How the panel's script is bundled, for the extension and for the plain page alike. */
export const WEBVIEW_BUNDLE: BuildOptions = {
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  loader: { '.svg': 'text' },
  alias: { '@vscode/l10n': resolve(ROOT, 'node_modules/@vscode/l10n/dist/browser.js') },
  // Packages check their callers in other builds.
  define: { 'process.env.NODE_ENV': '"production"' },
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const NONCE = 'plainPage';

/** The panel as a page on the loopback interface, with the policy VS Code's page has. */
export interface PlainPageServer {
  /** Address without a path: `http://127.0.0.1:43115`. */
  readonly origin: string;
  /** Size of the panel's script, in bytes. */
  readonly scriptBytes: number;
  /** Bundles the page anew from the sources. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves `index.html`, the plain page, and `panel.html`, the page VS Code gets, both with this catalog. With `port` 0 a
 * free port is taken.
 */
export async function servePlainPage(data: CatalogData, { port = 0, minify = false } = {}): Promise<PlainPageServer> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-webview-'));
  const bundle = () => bundleInto(folder, minify);
  await bundle();
  await writePages(folder, data);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === '/' ? 'index.html' : path.slice(1);
    try {
      const content = await readFile(join(folder, name));
      response.setHeader('content-type', CONTENT_TYPES[extname(name)] ?? 'application/octet-stream');
      // The page VS Code gets brings its own; one policy is enough, so that a breach is reported once.
      if (name === 'index.html') {
        response.setHeader('content-security-policy', contentSecurityPolicy({ cspSource: `'self'`, nonce: NONCE }));
      }
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scriptBytes: readFileSync(join(folder, 'main.js')).length,
    rebuild: bundle,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bundleInto(folder: string, minify: boolean): Promise<void> {
  await build({
    ...WEBVIEW_BUNDLE,
    entryPoints: ['main.ts', 'plainPage.ts', 'style.css', 'themes/*.css'].map((name) => join(WEBVIEW, name)),
    outdir: folder,
    outbase: WEBVIEW,
    minify,
    logLevel: 'error',
  });
}

async function writePages(folder: string, data: CatalogData): Promise<void> {
  const globals = {
    plainPageCatalog: data,
    plainPageIndex: JSON.stringify(buildIndex(readCatalog(data).entries)),
    plainPageTexts: readTranslations(),
  };
  const script = Object.entries(globals).map(([name, value]) => `globalThis.${name} = ${JSON.stringify(value)};\n`);
  await writeFile(join(folder, 'catalog.js'), script.join(''));
  const index = await readFile(join(WEBVIEW, 'index.html'), 'utf8');
  await writeFile(join(folder, 'index.html'), index.replaceAll('<script ', `<script nonce="${NONCE}" `));
  const page = panelHtml({
    cspSource: `'self'`,
    language: 'en',
    nonce: NONCE,
    scriptUri: 'main.js',
    styleUri: 'style.css',
  });
  const standIn = ['catalog.js', 'plainPage.js'].map((src) => `<script nonce="${NONCE}" src="${src}"></script>`);
  await writeFile(join(folder, 'panel.html'), page.replace('</main>', `</main>${standIn.join('')}`));
}

/**
 * Texts of the interface by language (`pt-br`), from `l10n/bundle.l10n.pt-br.json`. `qps-ploc`, as VS Code calls it, is
 * English in brackets: what stands outside of them cannot be translated.
 */
function readTranslations(): Record<string, unknown> {
  const { texts } = interfaceTexts();
  const pseudo = Object.entries(texts).map(([key, text]) => [
    key,
    `⟦${typeof text === 'string' ? text : text.message}⟧`,
  ]);
  const real = bundles().map((translation) => [translation.language, translation.texts]);
  return Object.fromEntries([...real, ['qps-ploc', Object.fromEntries(pseudo)]]);
}
