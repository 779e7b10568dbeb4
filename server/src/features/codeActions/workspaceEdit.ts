import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
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

/** The changes of a fix in LSP's terms. A new file can only be made by clients that take `documentChanges`. */
export function workspaceEdit(edit: FixEdit, { document, code, versionedEdits }: EditTarget): WorkspaceEdit {
  const { uri, version } = document;
  const edits = textEdits(document, edit.changes);
  const others = moduleEdits(edit, code, uri);
  if (!versionedEdits && others.length === 0) return { changes: { [uri]: edits } };
  return { documentChanges: [...others, { textDocument: { uri, version }, edits }] };
}

function moduleEdits({ module }: FixEdit, code: FixCode | undefined, uri: string): (CreateFile | TextDocumentEdit)[] {
  if (!module || !code) return [];
  const moduleUri = uriOf(uri, code.project.path, module.path);
  const textDocument = { uri: moduleUri, version: null };
  if ('text' in module) {
    const edits = [{ range: { start: ORIGIN, end: ORIGIN }, newText: module.text }];
    return [
      { kind: 'create', uri: moduleUri, options: { ignoreIfExists: true } },
      { textDocument, edits },
    ];
  }
  const before = code.project.module?.source.text ?? '';
  return [{ textDocument, edits: textEdits(TextDocument.create(moduleUri, '', 0, before), module.changes) }];
}

const ORIGIN = { line: 0, character: 0 };

function textEdits(document: TextDocument, changes: readonly TextChange[]): TextEdit[] {
  return changes.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
}

/** The URI of another file of a project, from that of a file and both paths. */
function uriOf(uri: string, path: string, other: string): string {
  const folders = path.split('/').length;
  const base = uri.split('/').slice(0, -folders).join('/');
  return [base, ...other.split('/').map(encodeURIComponent)].join('/');
}
