import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** Rings from the inside out; each may import itself and what `may` names. First match wins. */
const RINGS: readonly { name: string; folder: RegExp; may: readonly RegExp[] }[] = [
  { name: 'shared', folder: /^shared\//, may: [/^shared\//, /^minisearch$/, /^@vscode\/l10n$/] },
  {
    name: 'server features',
    folder: /^server\/src\/features\//,
    may: [/^shared\//, /^server\/src\/features\//, /^vscode-languageserver-(types|textdocument)$/, /^@vscode\/l10n$/],
  },
  {
    name: 'server mains',
    folder: /^server\/src\/(main\.ts$|(node|browser|cli)\/)/,
    may: [/^shared\//, /^server\//, /^vscode-languageserver/, /^@vscode\/l10n$/, /^node:/, /^ignore$/],
  },
  {
    name: 'server wiring',
    folder: /^server\//,
    may: [
      /^shared\//,
      /^server\/src\/(?!(node|browser|cli)\/)/,
      /^vscode-languageserver/,
      /^@vscode\/(tree-sitter-wasm|l10n)$/,
      /^ignore$/,
    ],
  },
  {
    name: 'webview',
    folder: /^client\/webview\//,
    may: [
      /^shared\//,
      /^client\/webview\//,
      /^@vscode-elements\//,
      /^lit(\/|$)/,
      /^@tanstack\/virtual-core$/,
      /^@vscode\/(codicons\/|l10n$)/,
    ],
  },
  {
    name: 'client mains',
    folder: /^client\/src\/(node|browser)\//,
    may: [
      /^shared\//,
      /^client\/src\//,
      /^@vscode\/l10n$/,
      /^vscode$/,
      /^vscode-languageclient\/(node|browser)$/,
      /^node:/,
    ],
  },
  {
    name: 'client',
    folder: /^client\//,
    may: [/^shared\//, /^client\/src\/(?!(node|browser)\/)/, /^@vscode\/l10n$/, /^vscode$/, /^vscode-languageclient$/],
  },
];

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name).split(sep).join('/'));
}

/** Import and re-export statements stand at the start of a line (the formatter sees to it); `import()` may be anywhere. */
const STATEMENT = /^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]/g;

function imports(file: string): { specifier: string; target: string }[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(STATEMENT), ...text.matchAll(DYNAMIC)].map(([, specifier = '']) => {
    const target = specifier.startsWith('.')
      ? relative(ROOT, join(ROOT, dirname(file), specifier))
          .split(sep)
          .join('/')
      : specifier;
    return { specifier, target };
  });
}

describe('rings', () => {
  const files = ['shared', 'server', 'client'].flatMap(sources);

  it('are read from every form of import', () => {
    const specifiers = imports('server/src/server.ts').map(({ specifier }) => specifier);
    expect(specifiers).toContain('vscode-languageserver');
    expect(specifiers).toContain('../../shared/src/protocol.ts');
    expect(specifiers).toContain('./features/diagnostics.ts');
  });

  it('are all seen', () => {
    for (const { name, folder } of RINGS) {
      expect(files.filter((file) => folder.test(file)).length, name).toBeGreaterThan(0);
    }
  });

  it.each(files)('%s imports only what its ring may see', (file) => {
    const ring = RINGS.find(({ folder }) => folder.test(file));
    const wrong = imports(file).filter(({ target }) => !ring?.may.some((allowed) => allowed.test(target)));
    expect(wrong).toEqual([]);
  });
});
