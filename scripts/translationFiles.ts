import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, type BundleText, placeholders } from './interfaceTexts.ts';

const ROOT = join(import.meta.dirname, '..');

/** One language the interface is translated into. */
export interface Translation {
  /** As VS Code names it: `pt-br`, `es`. */
  readonly language: string;
  /** The file, from the root of the repository. */
  readonly file: string;
  readonly texts: Bundle;
}

/** The translations of what the program says. */
export function bundles(): Translation[] {
  return translationsIn('l10n', /^bundle\.l10n\.([\w-]+)\.json$/);
}

/** The translations of what the manifest says. */
export function manifestBundles(): Translation[] {
  return translationsIn('.', /^package\.nls\.([\w-]+)\.json$/);
}

function translationsIn(folder: string, name: RegExp): Translation[] {
  return readdirSync(join(ROOT, folder)).flatMap((entry) => {
    const language = name.exec(entry)?.[1];
    if (language === undefined) return [];
    const file = folder === '.' ? entry : `${folder}/${entry}`;
    return [{ language, file, texts: JSON.parse(readFileSync(join(ROOT, file), 'utf8')) }];
  });
}

/** What a translation lacks, has too much of, or says with other placeholders than the English: one line each. */
export function faultsOf(english: Bundle, { file, texts }: Translation): string[] {
  const lacking = Object.keys(english).filter((key) => !Object.hasOwn(texts, key));
  const surplus = Object.keys(texts).filter((key) => !Object.hasOwn(english, key));
  const differing = Object.keys(texts).filter((key) => {
    const [from, to] = [english[key], texts[key]];
    return from !== undefined && to !== undefined && signsOf(from) !== signsOf(to);
  });
  return [
    ...lacking.map((key) => `${file} lacks ${JSON.stringify(key)}`),
    ...surplus.map((key) => `${file} has ${JSON.stringify(key)}, which nobody says`),
    ...differing.map((key) => `${file} has other placeholders in ${JSON.stringify(key)}`),
  ];
}

function signsOf(text: BundleText): string {
  return placeholders(typeof text === 'string' ? text : text.message).join();
}
