import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interfaceTexts } from './interfaceTexts.ts';
import { bundles, faultsOf, manifestBundles } from './translationFiles.ts';

// Writes what the interface says in English, which is what every translation is made from, and tells what is missing.
const ROOT = join(import.meta.dirname, '..');
const { texts, faults } = interfaceTexts();
mkdirSync(join(ROOT, 'l10n'), { recursive: true });
writeFileSync(join(ROOT, 'l10n', 'bundle.l10n.json'), `${JSON.stringify(texts, null, 2)}\n`);
const nls = join(ROOT, 'package.nls.json');
const manifest = existsSync(nls) ? JSON.parse(readFileSync(nls, 'utf8')) : {};
const lines = [
  ...faults,
  ...bundles().flatMap((translation) => faultsOf(texts, translation)),
  ...manifestBundles().flatMap((translation) => faultsOf(manifest, translation)),
];
for (const line of lines) console.log(line);
console.log(`${Object.keys(texts).length} texts, ${lines.length} to mend`);
process.exitCode = lines.length > 0 ? 1 : 0;
