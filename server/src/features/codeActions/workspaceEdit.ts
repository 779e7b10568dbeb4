import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CreateFile, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { FixEdit } from '../../../../shared/src/fixes/languageFixes.ts';
import type { TextChange } from '../../../../shared/src/fixes/textChange.ts';
import type { FixCode } from './provider.ts';

/** What an edit is laid out for. */
export interface EditTarget {
  readonly document: TextDocument;
  readonly code: FixCode | undefined;
  /** True for clients that take `documentChanges` with versions; others get `changes`. */
  readonly versionedEdits: boolean;
}

/** The changes of a fix in LSP's terms. A new file is only for clients that take `documentChanges`. */
export function workspaceEdit(
  { changes, module }: FixEdit,
  { document, code, versionedEdits }: EditTarget,
): WorkspaceEdit {
  const { uri, version } = document;
  const edits = textEdits(document, changes);
  if (!module || !code) {
    return versionedEdits
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } };
  }
  const { path, module: known } = code.project;
  const moduleUri = known?.path === module.path ? known.uri : uriOf(uri, path, module.path);
  const before = TextDocument.create(moduleUri, '', 0, known?.source.text ?? '');
  const added = 'text' in module ? [{ range: START, newText: module.text }] : textEdits(before, module.changes);
  if (!versionedEdits) return { changes: { [uri]: edits, [moduleUri]: added } };
  const create: CreateFile[] =
    'text' in module ? [{ kind: 'create', uri: moduleUri, options: { ignoreIfExists: true } }] : [];
  return {
    documentChanges: [
      ...create,
      { textDocument: { uri: moduleUri, version: null }, edits: added },
      { textDocument: { uri, version }, edits },
    ],
  };
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function textEdits(document: TextDocument, changes: readonly TextChange[]): TextEdit[] {
  return changes.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
}

/** The URI of a new file of a project, from that of a file and both paths. */
function uriOf(uri: string, path: string, other: string): string {
  const folders = path.split('/').length;
  const base = uri.split('/').slice(0, -folders).join('/');
  return [base, ...other.split('/').map(encodeURIComponent)].join('/');
}
