import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { codeActions, resolveCodeAction } from '../../../server/src/features/codeActions/index.ts';
import type { FindMatches } from '../../../server/src/features/matchAt.ts';
import { findCodes, testCatalog } from '../../unit/fixes/testCatalog.ts';

/** Where the golden pairs are, as a path. */
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
};

/** A golden pair: `name.before.ts` has a caret, `name.after.ts` is what the fix makes of it. */
export interface Golden {
  readonly name: string;
  /** The code to add a retry for: `80007` in `name.80007.before.ts`, else 131056. */
  readonly code: string;
  readonly languageId: string;
  readonly before: string;
  readonly after: string;
}

/** All golden pairs, read from the disk. */
export function goldens(): Golden[] {
  return readdirSync(FIXTURES).flatMap((file) => {
    const parts = /^([\w-]+)(?:\.(\d+))?\.before\.(\w+)$/.exec(file);
    if (!parts) return [];
    const read = (name: string): string => readFileSync(path.join(FIXTURES, name), 'utf8');
    const before = read(file);
    const after = read(file.replace('.before.', '.after.'));
    return [{ name: file, code: parts[2] ?? '131056', languageId: LANGUAGE_IDS[parts[3] ?? ''] ?? '', before, after }];
  });
}

/** A document of a text with a caret, and the caret's place. */
export function openAtCaret(marked: string, languageId: string) {
  const offset = marked.indexOf(CARET);
  const text = marked.replace(CARET, '');
  const document = TextDocument.create('file:///project/source', languageId, 7, text);
  const position = document.positionAt(offset);
  return { document, range: { start: position, end: position } };
}

/** Finds the codes of a text as the server finds them in a document. */
export function finderOf(text: string): FindMatches {
  const matches = findCodes(text);
  return (from, to) => matches.filter(({ start, end }) => start <= to && from <= end);
}

/** The actions at the caret of a marked text, for a client that can open the catalog. */
export function actionsAtCaret(marked: string, languageId: string): { document: TextDocument; actions: CodeAction[] } {
  const { document, range } = openAtCaret(marked, languageId);
  const find = finderOf(document.getText());
  const commands = ['whatsappErrors.openCatalog'] as const;
  return { document, actions: codeActions(document, range, {}, { find, catalog: testCatalog, commands }) };
}

/** Titles of the retries offered at the caret. */
export function retriesAtCaret(marked: string, languageId: string): string[] {
  const { actions } = actionsAtCaret(marked, languageId);
  return actions.map(({ title }) => title).filter((title) => title.startsWith('Add retry'));
}

/** The text after the retry for a code was applied at the caret; fails where it is not offered or has no edit. */
export function applyRetry(marked: string, languageId: string, code = '131056'): string {
  const { document, actions } = actionsAtCaret(marked, languageId);
  const action = actions.find(({ title }) => title === `Add retry for ${code}`);
  if (!action)
    throw new Error(`No retry for ${code} is offered, only: ${actions.map(({ title }) => title).join('; ')}`);
  const find = finderOf(document.getText());
  const resolved = resolveCodeAction(action, document, { find, catalog: testCatalog, versionedEdits: false });
  return TextDocument.applyEdits(document, editsOf(resolved.edit, document.uri));
}

function editsOf(edit: WorkspaceEdit | undefined, uri: string) {
  const edits = edit?.changes?.[uri];
  if (!edits) throw new Error('The resolved action has no edit.');
  return edits;
}
