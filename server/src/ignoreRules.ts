import ignore, { type Ignore } from 'ignore';

/** One `.gitignore` and the folder its patterns are relative to. */
export interface IgnoreRules {
  /** Path of the folder with `/` between names and at its end; empty for the root that paths are relative to. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** The rules in the text of a folder's `.gitignore`; none in an empty one. */
export function ignoreRules(folder: string, text: string): IgnoreRules[] {
  return text ? [{ folder, rules: ignore().add(text) }] : [];
}

/**
 * True for what the rules leave out: the innermost file that has an opinion wins, as in git.
 *
 * @param path Path with `/` between names, below the folders of all rules
 * @param all Rules of the folders around it, the outermost first
 */
export function isIgnored(path: string, isFolder: boolean, all: readonly IgnoreRules[]): boolean {
  for (const { folder, rules } of all.toReversed()) {
    const name = path.slice(folder.length);
    const verdict = rules.test(isFolder ? `${name}/` : name);
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
  }
  return false;
}
