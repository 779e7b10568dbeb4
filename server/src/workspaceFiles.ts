import ignore, { type Ignore } from 'ignore';
import type { CancellationToken } from 'vscode-languageserver';
import { type IgnoreRules, ignoreRules, isIgnored } from './ignoreRules.ts';
import { turns } from './inSlices.ts';
import type { Runtime } from './runtime.ts';

/** What no scan looks into: the history, and what others wrote. */
const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * URIs of the files below a folder of the workspace, in the order of their names. Left out are what a `.gitignore`
 * excludes and what the globs do, which are VS Code's (`dist/**`, `*.{map,snap}`), relative to the folder. Ends where the
 * token is cancelled, also among files that are all left out.
 */
export async function* workspaceFiles(
  folder: string,
  excluded: readonly string[],
  runtime: WalkRuntime,
  token: CancellationToken,
): AsyncGenerator<string> {
  yield* filesBelow({ uri: folder, path: '' }, [], {
    runtime,
    token,
    takeTurns: turns(runtime),
    globs: ignore().add(excluded.flatMap(gitignorePatterns)),
  });
}

type WalkRuntime = Pick<Runtime, 'listFolder' | 'readFile' | 'nextTurn'>;

interface Place {
  readonly uri: string;
  /** Relative to the folder of the workspace, with `/` at its end; empty for the folder itself. */
  readonly path: string;
}

interface Walk {
  readonly runtime: WalkRuntime;
  readonly token: CancellationToken;
  readonly takeTurns: () => Promise<void>;
  readonly globs: Ignore;
}

async function* filesBelow({ uri, path }: Place, outer: readonly IgnoreRules[], walk: Walk): AsyncGenerator<string> {
  const { files, folders } = await walk.runtime.listFolder(uri);
  const own = files.includes('.gitignore')
    ? ignoreRules(path, (await walk.runtime.readFile(childUri(uri, '.gitignore'))) ?? '')
    : [];
  const rules = [...outer, ...own];
  const isLeftOut = (name: string, isFolder: boolean): boolean =>
    walk.globs.ignores(isFolder ? `${path}${name}/` : `${path}${name}`) || isIgnored(path + name, isFolder, rules);
  for (const name of files.toSorted()) {
    await walk.takeTurns();
    if (walk.token.isCancellationRequested) return;
    if (!isLeftOut(name, false)) yield childUri(uri, name);
  }
  for (const name of folders.toSorted()) {
    if (walk.token.isCancellationRequested) return;
    if (NEVER.has(name) || isLeftOut(name, true)) continue;
    yield* filesBelow({ uri: childUri(uri, name), path: `${path}${name}/` }, rules, walk);
  }
}

/** As VS Code writes URIs, so that the client knows the file by it. */
function childUri(folder: string, name: string): string {
  const escaped = encodeURIComponent(name).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${folder}/${escaped}`;
}

/** Most patterns one glob is written out as. */
const MOST_PATTERNS = 100;

const BRACES = /\{[^{}]*\}/;

/** A glob of VS Code as patterns of a `.gitignore`, which know no choice in braces and match at any depth without a slash. */
function gitignorePatterns(glob: string): string[] {
  let patterns = [glob];
  while (patterns.length < MOST_PATTERNS && patterns.some((pattern) => BRACES.test(pattern))) {
    patterns = patterns.flatMap(withoutBraces);
  }
  return patterns.map((pattern) => `/${pattern.replace(/^\/+/, '')}`);
}

/** `a{b,c}` as `ab` and `ac`, the innermost braces first. */
function withoutBraces(pattern: string): string[] {
  const braces = BRACES.exec(pattern);
  if (!braces) return [pattern];
  const behind = pattern.slice(braces.index + braces[0].length);
  return braces[0]
    .slice(1, -1)
    .split(',')
    .map((choice) => pattern.slice(0, braces.index) + choice + behind);
}
