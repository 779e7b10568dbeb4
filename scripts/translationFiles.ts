import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, placeholders } from './interfaceTexts.ts';

const ROOT = join(import.meta.dirname, '..');

/** One language the interface is translated into. */
export interface Translation {
  /** As VS Code names it: `pt-br`, `es`. */
  readonly language: string;
  /** The file, from the root of the repository. */
  readonly file: string;
  /** Plain texts only: VS Code takes no other. */
  readonly texts: Readonly<Record<string, string>>;
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
  const plain = Object.entries(texts).filter(([, text]) => typeof text === 'string');
  const differing = plain.filter(
    ([key, text]) => Object.hasOwn(english, key) && signsOf(english[key]) !== signsOf(text),
  );
  return [
    ...lacking.map((key) => `${file} lacks ${JSON.stringify(key)}`),
    ...surplus.map((key) => `${file} has ${JSON.stringify(key)}, which nobody says`),
    ...Object.keys(texts)
      .filter((key) => typeof texts[key] !== 'string')
      .map((key) => `${file} has no plain text for ${JSON.stringify(key)}`),
    ...differing.map(([key]) => `${file} has other placeholders in ${JSON.stringify(key)}`),
  ];
}

function signsOf(text: Bundle[string] = ''): string {
  return placeholders(typeof text === 'string' ? text : text.message).join();
}
