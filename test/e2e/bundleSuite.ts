import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Folder with the manifest that stands in as the extension under development. */
export const driverFolder = fileURLToPath(new URL('./driver', import.meta.url));

/**
 * Bundles the in-editor tests into one CommonJS file that exports `run` and loads in every kind of extension host.
 *
 * @param outFile absolute path of the bundle
 * @param extensionId `publisher.name` of the extension under test
 * @param entry the suite's entry file, absolute
 * @throws when a suite does not compile
 */
export async function bundleSuite(
  outFile: string,
  extensionId: string,
  entry: string = fileURLToPath(new URL('./suite/index.ts', import.meta.url)),
): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    format: 'cjs',
    // A web worker has no Node modules; a suite that needs one must not build.
    platform: 'browser',
    external: ['vscode'],
    define: {
      extensionUnderTest: JSON.stringify(extensionId),
      // Mocha's browser build would take the bundle's own `module.exports` for its export.
      module: 'undefined',
    },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
