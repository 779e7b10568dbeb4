import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const MANIFEST = 'extension/package.json';

/**
 * Writes the VSIX without its activation events to `target`. VS Code opens a JSON document of its own at every start,
 * which would activate the extension before it can be timed.
 */
export function writeDormantVsix(vsix: string, target: string): void {
  const files = unzipSync(readFileSync(vsix));
  const manifest = files[MANIFEST];
  if (!manifest) throw new Error(`${vsix} holds no ${MANIFEST}`);
  const dormant = { ...JSON.parse(strFromU8(manifest)), activationEvents: [] };
  writeFileSync(target, zipSync({ ...files, [MANIFEST]: strToU8(JSON.stringify(dormant)) }));
}
