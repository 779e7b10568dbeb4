import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Texts of the manifest by their keys, in English: `package.nls.json`. */
export function manifestTexts(): Record<string, string> {
  return JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8'));
}

/**
 * `package.json` with its `%keys%` replaced by the English texts, as an editor shows it.
 * @throws Error when a key has no text.
 */
export function englishManifest() {
  const texts = manifestTexts();
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'), (_name, value) => {
    const [, key] = typeof value === 'string' ? (/^%([^%]+)%$/.exec(value) ?? []) : [];
    if (key === undefined) return value;
    if (texts[key] === undefined) throw new Error(`package.nls.json has no text for "%${key}%" of package.json.`);
    return texts[key];
  });
}
