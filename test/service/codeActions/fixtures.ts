import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { codeActions, resolveCodeAction } from '../../../server/src/features/codeActions/index.ts';
import type { FixCode } from '../../../server/src/features/codeActions/provider.ts';
import type { FindMatches } from '../../../server/src/features/matchAt.ts';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import { isDisabled } from '../../../shared/src/detect/ignoreComment.ts';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { type FixLanguage, fixLanguageOf } from '../../../shared/src/fixes/languages.ts';
import { CLIENT_COMMANDS } from '../../../shared/src/protocol.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { findCodes, testCatalog } from '../../unit/fixes/testCatalog.ts';

/** Where the golden pairs are, one folder a language. */
export const FIXTURES = path.join(import.meta.dirname, '../../fixtures/codeActions');

/** Marks the caret in a text. */
export const CARET = '‸';

const LANGUAGE_IDS: Record<string, string> = {
  ts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  py: 'python',
  php: 'php',
  go: 'go',
  java: 'java',
  cs: 'csharp',
  rb: 'ruby',
};

/**
 * A golden pair: `name.before.ts` has a caret, `name.after.ts` is what the fix makes of it. Between name and `before`
 * may stand which fix it is: a code (`name.80007.before.ts`: `Add retry for 80007`), or a title with dashes
 * (`name.wrap-in-whatsapp-retry.before.ts`). `name.project.json` beside it gives what the manifest depends on.
 * A fix that writes a module of its own has it in `name.module.ts`.
 */
export interface Golden {
  /** File name of the text before, with its folder: `go/caught.before.go`. */
  readonly name: string;
  readonly language: FixLanguage;
  readonly languageId: string;
  readonly title: RegExp;
  readonly before: string;
  /** Path of the text after. */
  readonly after: string;
  /** Path of the module. */
  readonly module: string;
  readonly dependencies: ReadonlyMap<string, string>;
}

/** All golden pairs of a language, read from the disk. */
export function goldens(language: FixLanguage): Golden[] {
  const folder = path.join(FIXTURES, language);
  return readdirSync(folder).flatMap((file) => {
    const parts = /^([\w-]+)(?:\.([\w-]+))?\.before\.(\w+)$/.exec(file);
    if (!parts) return [];
    const [, name = '', fix = '131056', extension = ''] = parts;
    const project = path.join(folder, `${name}.project.json`);
    return [
      {
        name: `${language}/${file}`,
        language,
        languageId: LANGUAGE_IDS[extension] ?? '',
        title: titleOf(fix),
        before: readFileSync(path.join(folder, file), 'utf8'),
        after: path.join(folder, file.replace('.before.', '.after.')),
        module: path.join(folder, file.replace('.before.', '.module.')),
        dependencies: new Map(Object.entries(readProject(project))),
      },
    ];
  });
}

function readProject(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

/** `Add retry for 80007` for `80007`; any title that reads like the words for others. */
function titleOf(fix: string): RegExp {
  if (/^\d+$/.test(fix)) return new RegExp(`^Add retry for ${fix}$`);
  return new RegExp(`^${fix.replaceAll('-', '[^A-Za-z0-9]+')}\\W*$`, 'i');
}

/** A document of a text with a caret, and the caret's place. */
export function openAtCaret(marked: string, languageId: string) {
  const offset = marked.indexOf(CARET);
  const text = marked.replace(CARET, '');
  const document = TextDocument.create('file:///project/src/source.ts', languageId, 7, text);
  const position = document.positionAt(offset);
  return { document, range: { start: position, end: position } };
}

/** Finds the codes of a text as the server finds them in a document. */
export function finderOf(text: string): FindMatches {
  const lines = text.split('\n');
  const matches = findCodes(text).filter(({ start, entry }) => {
    const line = text.slice(0, start).split('\n').length - 1;
    return !isDisabled(lines[line] ?? '', lines[line - 1] ?? '', entryKey(entry));
  });
  return (from, to) => matches.filter(({ start, end }) => start <= to && from <= end);
}

/** What a project around the text is like. */
export interface ProjectOptions {
  readonly dependencies?: ReadonlyMap<string, string>;
  /** The text of the helper's own module, which is in the same folder. */
  readonly module?: string;
  /** Extension of the file, for the names of modules. */
  readonly extension?: string;
}

/** The text as code; undefined for a language no fix writes. */
export async function readCode(
  text: string,
  languageId: string,
  { dependencies = new Map(), module, extension }: ProjectOptions = {},
): Promise<FixCode | undefined> {
  const name = fixLanguageOf(languageId);
  const language = name && LANGUAGE_FIXES[name];
  if (!language) return undefined;
  const file = await parseSource(text, languageId);
  const [first = ''] = language.moduleFiles;
  const path = `project/src/source.${extension ?? first.split('.').at(-1)}`;
  const source = module === undefined ? undefined : await parseSource(module, languageId);
  return {
    file,
    language,
    project: {
      dependencies,
      path,
      ...(source && { module: { path: `project/src/${first}`, uri: `file:///project/src/${first}`, source } }),
    },
  };
}

/** The actions at the caret of a marked text, for a client that has all our commands. */
export async function actionsAtCaret(
  marked: string,
  languageId: string,
  project: ProjectOptions = {},
): Promise<{ document: TextDocument; actions: CodeAction[] }> {
  const { document, range } = openAtCaret(marked, languageId);
  const find = finderOf(document.getText());
  const read = () => readCode(document.getText(), languageId, project);
  return {
    document,
    actions: await codeActions(
      document,
      range,
      {},
      {
        find,
        catalog: testCatalog,
        commands: CLIENT_COMMANDS,
        createsFiles: true,
        readCode: read,
      },
    ),
  };
}

/** Titles of the retries offered at the caret, those with the helper in its own file left out. */
export async function retriesAtCaret(marked: string, languageId: string): Promise<string[]> {
  const { actions } = await actionsAtCaret(marked, languageId);
  return actions.map(({ title }) => title).filter((title) => /^Add retry for \S+$/.test(title));
}

/** True where a send call at the caret can be wrapped in a retry. */
export async function wrapsAtCaret(marked: string, languageId: string): Promise<boolean> {
  const { actions } = await actionsAtCaret(marked, languageId);
  return actions.some(({ title }) => title === 'Wrap in WhatsApp retry');
}

/** What a fix made of a text and, where it has one, of the helper's module. */
export interface Applied {
  readonly text: string;
  readonly module: string | undefined;
}

/** A text on one line, for what stands in it however it is laid out: `f(a, b)` for a call with a line an argument. */
export function onOneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([([{]) /g, '$1')
    .replace(/,? ([)\]}])/g, '$1');
}

/** Applies the fix of a title at the caret; fails where it is not offered or has no edit. */
export async function applyFix(
  marked: string,
  languageId: string,
  title: RegExp,
  project: ProjectOptions = {},
): Promise<Applied> {
  const { document, actions } = await actionsAtCaret(marked, languageId, project);
  const action = actions.find((offered) => title.test(offered.title));
  if (!action) throw new Error(`No ${title} is offered, only: ${actions.map((offered) => offered.title).join('; ')}`);
  const find = finderOf(document.getText());
  const resolved = await resolveCodeAction(action, document, {
    find,
    catalog: testCatalog,
    readCode: () => readCode(document.getText(), languageId, project),
    versionedEdits: true,
  });
  const edits = (resolved.edit?.documentChanges ?? []).filter(
    (change): change is TextDocumentEdit => 'edits' in change,
  );
  const own = edits.find(({ textDocument }) => textDocument.uri === document.uri);
  if (!own) throw new Error('The resolved action has no edit.');
  const module = edits.find(({ textDocument }) => textDocument.uri !== document.uri);
  const before = TextDocument.create('file:///module', languageId, 0, project.module ?? '');
  return {
    text: TextDocument.applyEdits(document, own.edits as TextEdit[]),
    module: module ? TextDocument.applyEdits(before, module.edits as TextEdit[]) : project.module,
  };
}

/** The text after the retry for a code was applied at the caret, with the helper in the file. */
export async function applyRetry(marked: string, languageId: string, code = '131056'): Promise<string> {
  return (await applyFix(marked, languageId, new RegExp(`^Add retry for ${code}$`))).text;
}
