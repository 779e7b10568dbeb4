import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';
import type { RunningEditor } from '../../../scripts/editor/serve.ts';

/** What the web extension host is to load. */
export interface WebHostOptions {
  /** Folder of the unpacked extension; its manifest must have a `browser` entry. */
  extension: string;
  /** Bundle with the in-editor tests, one CommonJS file; none loads the extension only. */
  testBundle?: string;
}

// Paths on the workbench's own origin: its Content Security Policy lets the worker fetch from no other. VS Code finds
// the host for the tests by the extension whose folder they lie in.
const extensionPath = '/__ext/';
const testBundlePath = `${extensionPath}in-editor-tests.js`;

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Makes the workbench pages of a browser context load an extension into the web extension host, the way vscode.dev
 * does: a web worker that gets its files over HTTP. Call it before the page is opened.
 */
export async function serveToWebHost(
  context: BrowserContext,
  editor: Pick<RunningEditor, 'authority'>,
  options: WebHostOptions,
): Promise<void> {
  const origin = `http://${editor.authority}`;
  const extension = resolve(options.extension);
  await context.route(
    (url) => url.origin === origin && url.pathname === '/',
    (route) => addDevelopmentOptions(route, editor.authority, options),
  );
  await context.route(
    (url) => url.origin === origin && url.pathname.startsWith(extensionPath),
    (route) => {
      const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(extensionPath.length);
      const file = join(extension, path);
      return serveFile(route, file.startsWith(extension + sep) ? file : undefined);
    },
  );
  // The route added last is asked first.
  await context.route(
    (url) => url.origin === origin && url.pathname === testBundlePath,
    (route) => serveFile(route, options.testBundle),
  );
}

/** The workbench reads its start options from an attribute of its page; the server has no switch for these two. */
async function addDevelopmentOptions(route: Route, authority: string, options: WebHostOptions): Promise<void> {
  const response = await route.fetch();
  const html = await response.text();
  const settings = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
  const found = settings.exec(html);
  if (!found?.[1] || !found[2]) {
    throw new Error(`The workbench page has no start options to add to; it begins: ${html.slice(0, 300)}`);
  }
  const start = JSON.parse(found[2].replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  const at = (path: string) => ({ scheme: 'http', authority, path });
  start.developmentOptions = {
    ...start.developmentOptions,
    extensions: [at(extensionPath)],
    ...(options.testBundle && { extensionTestsPath: at(testBundlePath) }),
  };
  const attribute = JSON.stringify(start).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  await route.fulfill({ response, body: html.replace(found[0], () => `${found[1]}${attribute}"`) });
}

async function serveFile(route: Route, file: string | undefined): Promise<void> {
  const body = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || body === undefined) {
    await route.fulfill({ status: 404, body: '' });
    return;
  }
  await route.fulfill({ body, contentType: contentTypes[extname(file)] ?? 'application/octet-stream' });
}
