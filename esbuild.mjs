// Builds every bundle. --watch keeps building and reports in a form the problem matcher of .vscode/tasks.json reads;
// --production minifies and leaves source maps out.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';
import { writeCatalog } from './scripts/catalog.ts';
import { WEBVIEW_BUNDLE } from './scripts/plainPage.ts';
import { compileSieve } from './scripts/sieve.ts';
import { thirdPartyNotices } from './scripts/thirdPartyNotices.ts';
import { GRAMMARS } from './shared/src/fixes/languages.ts';

const { values: flags } = parseArgs({
  options: { watch: { type: 'boolean', default: false }, production: { type: 'boolean', default: false } },
});

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const node = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
/** @type {import('esbuild').BuildOptions} */
const worker = { platform: 'browser', format: 'cjs', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/**
 * The library that speaks to the server is most of the client, and many windows never start a server: it has a file of
 * its own, which is read with the first server. In the browser an extension is a single file. @type {import('esbuild').Plugin}
 */
const languageClientApart = {
  name: 'language-client-apart',
  setup(build) {
    build.onResolve({ filter: /^vscode-languageclient(\/node)?$/ }, () => ({
      path: './languageClient.js',
      external: true,
    }));
  },
};

/** One row a bundle. @type {import('esbuild').BuildOptions[]} */
const BUNDLES = [
  {
    ...node,
    entryPoints: { extension: 'client/src/node/extension.ts' },
    external: ['vscode'],
    plugins: [languageClientApart],
    // By `require`, which gives every export of the library.
    supported: { 'dynamic-import': false },
  },
  { ...node, entryPoints: { languageClient: 'vscode-languageclient/node' }, external: ['vscode'] },
  { ...worker, entryPoints: { 'extension.web': 'client/src/browser/extension.ts' }, external: ['vscode'] },
  // Serves both as a process and as a worker, where there is no `module`; packages are asked for both of their sides.
  { ...node, format: 'iife', conditions: ['browser'], entryPoints: { server: 'server/src/main.ts' } },
  {
    ...node,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
    define: { packageVersion: JSON.stringify(manifest.version) },
  },
  {
    ...WEBVIEW_BUNDLE,
    entryPoints: { 'webview/main': 'client/webview/main.ts', 'webview/style': 'client/webview/style.css' },
  },
];

/** Compiles the sieve of the command line and puts it into the bundle. @type {import('esbuild').Plugin} */
const sieve = {
  name: 'sieve',
  setup(build) {
    build.onResolve({ filter: /sieve\.wasm$/ }, () => ({
      path: path.resolve('server/assembly/sieve.ts'),
      namespace: 'sieve',
    }));
    build.onLoad({ filter: /.*/, namespace: 'sieve' }, async ({ path: source }) => ({
      contents: await compileSieve(),
      loader: 'binary',
      watchFiles: [source],
    }));
  },
};

/** Prints what starts, ends and fails, one error a line. @type {import('esbuild').Plugin} */
const problemMatcher = {
  name: 'problem-matcher',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  outdir: 'dist',
  minify: flags.production,
  sourcemap: flags.production ? false : 'linked',
  // Licences are handed on in one file beside the bundles.
  legalComments: 'none',
  // Texts come by message; the side that reads files is not for bundles that run in workers too.
  alias: { '@vscode/l10n': path.resolve('node_modules/@vscode/l10n/dist/browser.js') },
  metafile: true,
  logLevel: flags.watch ? 'silent' : 'warning',
  plugins: flags.watch ? [sieve, problemMatcher] : [sieve],
};

if (!flags.watch) rmSync('dist', { recursive: true, force: true });
await writeCatalog('dist', { small: flags.production });
for (const file of ['tree-sitter.wasm', ...GRAMMARS.map((grammar) => `tree-sitter-${grammar}.wasm`)]) {
  cpSync(path.join('node_modules/@vscode/tree-sitter-wasm/wasm', file), path.join('dist/grammars', file));
}
const contexts = await Promise.all(
  BUNDLES.map((bundle) =>
    context({ ...COMMON, ...bundle, plugins: [...(COMMON.plugins ?? []), ...(bundle.plugins ?? [])] }),
  ),
);
if (flags.watch) {
  await Promise.all(contexts.map((bundle) => bundle.watch()));
} else {
  try {
    const results = await Promise.all(contexts.map((bundle) => bundle.rebuild()));
    const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
    writeFileSync('dist/ThirdPartyNotices.txt', thirdPartyNotices(inputs));
  } finally {
    await Promise.all(contexts.map((bundle) => bundle.dispose()));
  }
}
