import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is built from others, all under the same licence (MIT), which it does not name itself. */
const GRAMMARS = {
  packageName: '@vscode/tree-sitter-wasm',
  holds: ', with tree-sitter and its grammars of C#, Go, Java, JavaScript, PHP, Python, Ruby and TypeScript',
  copyrights: [
    'Copyright (c) 2014-2023 Max Brunsfeld, Damien Guard, Amaan Qureshi, and contributors (C#)',
    'Copyright (c) 2014-2018 Max Brunsfeld (tree-sitter, Go, JavaScript, Python, TypeScript)',
    'Copyright (c) 2016 Rob Rix (Ruby)',
    'Copyright (c) 2017 Ayman Nadeem (Java)',
    'Copyright (c) 2017 Josh Vera, GitHub (PHP)',
    'Copyright (c) 2019 Max Brunsfeld, Amaan Qureshi, Christian Frøystad, Caleb White (PHP)',
  ],
} as const;

/** Packages that leave their licence file out, and a package of the same owner under the same licence that has it. */
const SAME_LICENCE: Readonly<Record<string, string>> = { '@vscode/l10n': 'vscode-languageserver' };

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
  const byLicence = new Map<string, { packages: string[]; copyrights: Set<string> }>();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { terms, copyrights } = readLicence(
      name in SAME_LICENCE ? join('node_modules', `${SAME_LICENCE[name]}`) : folder,
    );
    const same = byLicence.get(terms) ?? { packages: [], copyrights: new Set() };
    same.packages.push(`${name} ${version} (${license})${name === GRAMMARS.packageName ? GRAMMARS.holds : ''}`);
    for (const line of copyrights) same.copyrights.add(line);
    if (name === GRAMMARS.packageName) for (const line of GRAMMARS.copyrights) same.copyrights.add(line);
    byLicence.set(terms, same);
  }
  const parts = [...byLicence].map(
    ([terms, { packages, copyrights }]) => `${[...packages, '', ...copyrights].join('\n')}\n\n${terms}\n`,
  );
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return ['This extension contains the following packages.\n', ...parts].join(rule);
}

/** The terms of a package's licence, the same for all that chose it, and apart from them who holds the rights. */
function readLicence(folder: string): { terms: string; copyrights: string[] } {
  const file = readdirSync(folder).find((name) => /^licen[cs]e\b/i.test(name));
  if (!file) throw new Error(`${folder} goes into a bundle but has no licence file to hand on`);
  const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
  const isCopyright = (line: string): boolean => /^\s*copyright\b.*\d{4}|^\s*copyright \(c\)/i.test(line);
  const terms = lines
    .filter((line) => !isCopyright(line))
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim();
  return { terms, copyrights: lines.filter(isCopyright).map((line) => line.trim()) };
}
