import { describe, expect, it } from 'vitest';
import { createProjects, type OpenText } from '../../../server/src/projects.ts';
import type { Runtime } from '../../../server/src/runtime.ts';
import { createSyntaxTrees } from '../../../server/src/syntaxTrees.ts';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import type { FixLanguage } from '../../../shared/src/fixes/languages.ts';
import { readGrammar } from '../fixes/parseSource.ts';

/** Projects on a disk that holds these files, by path. */
function projectsOn(
  files: Readonly<Record<string, string>>,
  folders: readonly string[] = ['file:///work/app'],
  openText?: OpenText,
) {
  const runtime: Pick<Runtime, 'readFile' | 'listFolder'> = {
    readFile: async (uri) => files[uri.replace('file://', '')],
    listFolder: async (uri) => {
      const folder = `${uri.replace('file://', '')}/`;
      const inside = Object.keys(files).filter((path) => path.startsWith(folder));
      const names = inside.map((path) => path.slice(folder.length)).filter((name) => !name.includes('/'));
      return { files: names, folders: [] };
    },
  };
  return createProjects(runtime as Runtime, createSyntaxTrees(readGrammar), folders, openText);
}

async function projectOf(files: Readonly<Record<string, string>>, path: string, name: FixLanguage) {
  const language = LANGUAGE_FIXES[name];
  if (!language) throw new Error(`No fixes are written in ${name}.`);
  return projectsOn(files).of(`file://${path}`, name, name, language);
}

const PACKAGE = '{"dependencies": {"p-retry": "^7.0.0"}}';

describe('the project of a file', () => {
  it('is the nearest manifest, no further than the workspace', async () => {
    const near = { '/work/app/package.json': PACKAGE, '/work/app/src/send.ts': '' };
    expect([...(await projectOf(near, '/work/app/src/send.ts', 'typescript')).dependencies.keys()]).toEqual([
      'p-retry',
    ]);
    const outside = { '/work/package.json': PACKAGE, '/work/app/src/send.ts': '' };
    expect((await projectOf(outside, '/work/app/src/send.ts', 'typescript')).dependencies.size).toBe(0);
  });

  it('has the module with the helper, in the folder or above', async () => {
    const helper = 'export function withWhatsAppRetry() {}\n';
    const files = { '/work/app/package.json': '{}', '/work/app/whatsappRetry.ts': helper, '/work/app/src/send.ts': '' };
    const { module, path } = await projectOf(files, '/work/app/src/send.ts', 'typescript');
    expect(path).toBe('work/app/src/send.ts');
    expect(module?.path).toBe('work/app/whatsappRetry.ts');
    expect(module?.source.text).toBe(helper);
    expect((await projectOf(files, '/work/app/whatsappRetry.ts', 'typescript')).module).toBeUndefined();
  });

  it('has the helper of another file where files of a folder share their names', async () => {
    const files = {
      '/work/app/go.mod': 'module app\n\ngo 1.22\n',
      '/work/app/billing/a.go': 'package billing\n',
      '/work/app/billing/b.go': 'package billing\n\nfunc withWhatsAppRetry() {}\n',
      '/work/app/send.go': 'package app\n',
    };
    expect((await projectOf(files, '/work/app/billing/c.go', 'go')).module?.path).toBe('work/app/billing/b.go');
    expect((await projectOf(files, '/work/app/send.go', 'go')).module).toBeUndefined();
  });

  it('has the module as it is in the editor, saved or not', async () => {
    const files = { '/work/app/package.json': '{}', '/work/app/whatsappRetry.ts': '', '/work/app/send.ts': '' };
    const texts = ['export const first = 1;\n', 'export const second = 2;\n'];
    const openText = (uri: string) => (uri === 'file:///work/app/whatsappRetry.ts' ? texts[0] : undefined);
    const projects = projectsOn(files, ['file:///work/app'], openText);
    const moduleText = async () => {
      const language = LANGUAGE_FIXES.typescript;
      if (!language) throw new Error('No fixes are written in TypeScript.');
      const project = await projects.of('file:///work/app/send.ts', 'typescript', 'typescript', language);
      return project.module?.source.text;
    };
    expect(await moduleText()).toBe('export const first = 1;\n');
    texts.shift();
    expect(await moduleText()).toBe('export const second = 2;\n');
  });

  it('is empty where nothing can be read', async () => {
    const { dependencies, module, path } = await projectOf({}, '/elsewhere/a%20b/send.py', 'python');
    expect([dependencies.size, module, path]).toEqual([0, undefined, 'elsewhere/a b/send.py']);
  });
});

describe('the languages of a workspace', () => {
  it.each([
    [['package.json'], ['javascript']],
    [['package.json', 'tsconfig.json'], ['typescript']],
    [
      ['go.mod', 'Gemfile'],
      ['go', 'ruby'],
    ],
    [
      ['Shop.csproj', 'requirements.txt'],
      ['python', 'csharp'],
    ],
    [['README.md'], []],
  ])('with %j are %j', async (names, languages) => {
    const files = Object.fromEntries(names.map((name) => [`/work/app/${name}`, '']));
    expect(await projectsOn(files).languages()).toEqual(languages);
  });

  it('have dependencies', async () => {
    const projects = projectsOn({ '/work/app/package.json': PACKAGE });
    expect([...(await projects.dependenciesOf('typescript'))]).toEqual([['p-retry', '^7.0.0']]);
  });
});
