import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type IgnoreRules, ignoreRules, isIgnored } from '../ignoreRules.ts';
import { UsageError } from './usageError.ts';

/** A path that was named, and whether it is a folder. */
export interface NamedPath {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * The paths, which are all there.
 * @throws UsageError that names a path that does not exist.
 */
export async function existing(paths: readonly string[]): Promise<NamedPath[]> {
  return Promise.all(
    paths.map(async (path) => {
      const kind = await stat(path).catch(() => undefined);
      if (kind) return { path, isFolder: kind.isDirectory() };
      throw new UsageError(`Cannot find "${path}": give an existing file or folder, or - for standard input.`);
    }),
  );
}

/**
 * Files below the given paths, folders in the order of their names. What a `.gitignore` between the named folder and
 * the file excludes is left out, `.git` too; a file that was named itself is always in.
 */
export async function* walk(named: readonly NamedPath[]): AsyncGenerator<string> {
  for (const { path, isFolder } of named) {
    if (isFolder) yield* walkFolder(path, await rulesAbove(path));
    else yield path;
  }
}

async function* walkFolder(folder: string, outer: readonly IgnoreRules[]): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile()) ? await readRules(folder) : [];
  const rules = [...outer, ...own];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // Links are not followed: they lead to files found elsewhere, or in circles.
    if (entry.name === '.git' || isIgnored(slashed(path), entry.isDirectory(), rules)) continue;
    if (entry.isDirectory()) yield* walkFolder(path, rules);
    else if (entry.isFile()) yield path;
  }
}

async function readRules(folder: string): Promise<IgnoreRules[]> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
  return ignoreRules(`${slashed(folder).replace(/\/$/, '')}/`, text);
}

/** The whole path as rules read it on every system. */
function slashed(path: string): string {
  return resolve(path).split(sep).join('/');
}

/** Rules of the folders around a named folder, up to the root of its repository; none outside of one. */
async function rulesAbove(path: string): Promise<IgnoreRules[]> {
  const above: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (await stat(join(folder, '.git')).catch(() => undefined)) break;
    if (dirname(folder) === folder) return [];
    above.unshift(dirname(folder));
  }
  return (await Promise.all(above.map(readRules))).flat();
}
