import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bundle, interfaceTexts } from '../../../scripts/interfaceTexts.ts';
import { bundles, faultsOf, manifestBundles } from '../../../scripts/translationFiles.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

function read(file: string): Bundle {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

describe('English', () => {
  it('is what the source says (mend with npm run l10n)', () => {
    expect(read('l10n/bundle.l10n.json')).toEqual(interfaceTexts().texts);
  });
});

const LANGUAGES = [
  ...bundles().map((translation) => ({ ...translation, english: read('l10n/bundle.l10n.json') })),
  ...manifestBundles().map((translation) => ({ ...translation, english: read('package.nls.json') })),
];

describe('every other language', () => {
  it('is spoken by the program as well as by the manifest', () => {
    const languages = bundles().map(({ language }) => language);
    expect(languages).toEqual(['es', 'pt-br']);
    expect(manifestBundles().map(({ language }) => language)).toEqual(languages);
  });

  it.each(LANGUAGES)(
    'has every text in $file, with the same placeholders (npm run l10n tells what to do)',
    (language) => {
      expect(faultsOf(language.english, language)).toEqual([]);
    },
  );

  it.each(LANGUAGES)('ends, marks and links its texts in $file as English does', ({ english, texts }) => {
    for (const [key, text] of Object.entries(texts)) expect(formOf(text), text).toEqual(formOf(english[key]));
  });
});

/** What a translation must not change: how a text ends, its lines, its Markdown, where its links lead. */
function formOf(text: Bundle[string] = ''): object {
  const plain = typeof text === 'string' ? text : text.message;
  return {
    end: /[.…:?]$/.exec(plain)?.[0],
    lines: plain.split('\n').length,
    marks: plain.match(/`|\*\*/g)?.length,
    links: plain.match(/\]\([^)]*\)/g),
  };
}
