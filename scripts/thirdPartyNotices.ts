import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of all packages that went into the bundles, which ask to be handed on with them.
 *
 * @param inputs paths of the bundled files, relative to the repository, as esbuild's metafile names them
 * @throws Error that names a bundled package without a licence file
 */
export function thirdPartyNotices(inputs: Iterable<string>): string {
  const folders = new Set<string>();
  for (const input of inputs) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
    if (folder) folders.add(folder);
  }
  const packagesByLicence = new Map<string, string[]>();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = licenceText(folder);
    const packages = packagesByLicence.get(text) ?? [];
    packagesByLicence.set(text, [...packages, `${name} ${version} (${license})`]);
  }
  const parts = [...packagesByLicence].map(([text, packages]) => `${packages.join('\n')}\n\n${text}\n`);
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return ['This extension contains the following packages.\n', ...parts].join(rule);
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e\b/i.test(name));
  if (!file) throw new Error(`${folder} goes into a bundle but has no licence file to hand on`);
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}
