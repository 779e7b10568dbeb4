import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishManifest, manifestTexts } from '../../scripts/manifest.ts';
import { withGeneratedParts } from '../../scripts/readmeParts.ts';
import { SMALLEST_LONG_CODE } from '../../shared/src/detect/lexicon.ts';
import { SIGNALS_LENGTH } from '../../shared/src/detect/limits.ts';
import { LANGUAGE_IDS } from '../../shared/src/languages.ts';
import { DEFAULT_SETTINGS } from '../../shared/src/settings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const manifest = englishManifest();
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** `{ a: { b: 1 } }` as `{ 'a.b': 1 }`. */
function flatten(value: object, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      typeof inner === 'object' && !Array.isArray(inner)
        ? Object.entries(flatten(inner, `${prefix}${name}.`))
        : [[`${prefix}${name}`, inner]],
    ),
  );
}

describe('activation', () => {
  it('is by language, by what is our own and by nothing else', () => {
    const languages = LANGUAGE_IDS.map((id) => `onLanguage:${id}`);
    expect(manifest.activationEvents).toEqual([...languages, 'onWebviewPanel:whatsappErrors.catalog', 'onUri']);
  });
});

describe('texts', () => {
  /** What of the manifest people read. */
  const READ =
    /^(displayName|description|title|shortTitle|category|markdownDescription|name|contents|contextualTitle|altText)$|^(enumDescriptions|markdownEnumDescriptions)\.\d+$/;
  const written = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

  function* textsIn(value: object, path: string): Generator<[string, string]> {
    for (const [name, inner] of Object.entries(value)) {
      const place = `${path}.${name}`;
      const [parent, own] = place.split('.').slice(-2);
      if (typeof inner === 'object' && inner !== null) yield* textsIn(inner, place);
      else if (typeof inner === 'string' && (READ.test(own ?? '') || READ.test(`${parent}.${own}`)))
        yield [place, inner];
    }
  }

  it('stand in package.nls.json, so that they can be translated', () => {
    const { displayName, description, contributes } = written;
    const texts = [...textsIn({ displayName, description, contributes }, '')];
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(([, text]) => !/^%[\w.]+%$/.test(text))).toEqual([]);
  });

  it('are all used', () => {
    const text = JSON.stringify(written);
    expect(Object.keys(manifestTexts()).filter((key) => !text.includes(`"%${key}%"`))).toEqual([]);
  });
});

describe('settings', () => {
  const properties: Record<string, { default: unknown; scope: string; markdownDescription: string }> =
    manifest.contributes.configuration.properties;

  /** What the client alone reads. */
  const CLIENT = { 'whatsappErrors.overviewRuler.enabled': true, 'whatsappErrors.terminalLinks.enabled': true };

  it('have the defaults the code has, but for document links', () => {
    const declared = Object.fromEntries(Object.entries(properties).map(([name, { default: value }]) => [name, value]));
    const links = { 'whatsappErrors.documentLinks.enabled': false };
    expect(declared).toEqual({ ...flatten(DEFAULT_SETTINGS, 'whatsappErrors.'), ...CLIENT, ...links });
  });

  it('may differ per folder, where they are about files, and say what they do', () => {
    for (const [name, { scope, markdownDescription }] of Object.entries(properties)) {
      const isAboutFiles = name !== 'whatsappErrors.terminalLinks.enabled';
      expect(scope, name).toMatch(isAboutFiles ? /^(resource|language-overridable)$/ : /^window$/);
      expect(markdownDescription, name).toMatch(/\.$/);
    }
  });

  it('stand in the README as in the manifest, as do the numbers of the catalog (mend with npm run readme)', () => {
    expect(withGeneratedParts(readme, manifest)).toBe(readme);
  });
});

describe('commands', () => {
  it('are named alike and in one category', () => {
    for (const { command, category } of manifest.contributes.commands) {
      expect(command).toMatch(/^whatsappErrors\.[a-zA-Z]+$/);
      expect(category).toBe('WhatsApp Errors');
    }
  });

  interface MenuItem {
    readonly command: string;
    readonly when: string;
  }
  const names: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  const menus: Record<string, MenuItem[]> = manifest.contributes.menus;
  const hidden = new Set(menus.commandPalette?.map(({ command }) => command));

  it.each(Object.entries(menus))('in %s are our own, and only where they have to do with us', (menu, items) => {
    expect(items.length).toBeGreaterThan(0);
    for (const { command, when } of items) {
      expect(names).toContain(command);
      if (menu === 'commandPalette') expect(when).toBe('false');
      else if (menu.startsWith('view/')) expect(when).toMatch(/^view (== |=~ \/\^)whatsappErrors/);
      else expect(when).toBe('editorLangId in whatsappErrors.languages');
    }
  });

  it('are out of the palette where they need to know what for', () => {
    const inViews = new Set(Object.entries(menus).flatMap(([menu, items]) => (menu.startsWith('view/') ? items : [])));
    for (const command of hidden) expect([...inViews].map((item) => item.command)).toContain(command);
  });

  it('stand in the README', () => {
    for (const { command, title, category } of manifest.contributes.commands) {
      if (hidden.has(command)) continue;
      expect(readme).toContain(`| \`${category}: ${title}\` | `);
    }
  });
});

describe('README', () => {
  it('shows only pictures that are there', () => {
    const pictures = targets(/!\[[^\]]*\]\(([^)]+)\)/g);
    expect(pictures.length).toBeGreaterThan(3);
    for (const path of pictures) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it('leads only to files that are there', () => {
    const files = targets(/(?<!!)\[[^\]]*\]\((?!https:)([^)]+)\)/g);
    expect(files).toContain('shared/src/detect/evidence.ts');
    for (const path of files) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it('says from which size on scan looks for small codes at some places only', () => {
    const text = readme.replaceAll('\n', ' ');
    expect(text).toContain(
      `In files over ${SIGNALS_LENGTH / 2 ** 10} KiB, codes below ${SMALLEST_LONG_CODE.toLocaleString('en')} are looked`,
    );
  });

  function targets(link: RegExp): string[] {
    return [...readme.matchAll(link)].map(([, path]) => path ?? '');
  }
});
