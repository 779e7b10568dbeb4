import { watch } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCatalogData } from './catalog.ts';
import { servePlainPage } from './plainPage.ts';

const SOURCES = ['client/webview', 'shared/src'].map((folder) => join(import.meta.dirname, '..', folder));

/** Editors write a file in several steps; one build after the last of them is enough, in milliseconds. */
const SETTLED_MS = 100;

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port ${values.port}: a port is a whole number from 0 to 65535.`);
  process.exit(1);
}

const server = await servePlainPage(readCatalogData(), { port });
console.log(`The panel as a plain page:

  ${server.origin}/

  ?theme=light|dark|high-contrast|high-contrast-light   ?lang=pt-br|es|qps-ploc   ?recent=131056,131047
  ?code=131047&section=fixes   ?query=template

Reload it after a change of client/webview. Press Ctrl+C to end.`);

let timer: ReturnType<typeof setTimeout> | undefined;
for (const folder of SOURCES) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    // What does not compile is reported by the bundler itself.
    timer = setTimeout(() => void server.rebuild().catch(() => undefined), SETTLED_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
