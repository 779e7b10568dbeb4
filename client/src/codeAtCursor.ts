import type { TextEditor } from 'vscode';
import { type Catalog, entryKey, normalizeKey } from '../../shared/src/catalog/catalog.ts';

/** A code as people and programs write it, with an optional subcode behind `/` or `:`. */
const CODE_SHAPE = /\d[\d_]*(?:\s?[/:]\s?\d+)?/;

/**
 * Key of the catalog entry the person points at: the first known code in the selection, or the number that touches the
 * caret. Asks no server: a person who points at a number means it, whatever stands around it.
 */
export function codeAtCursor(editor: TextEditor | undefined, catalog: Catalog): string | undefined {
  if (!editor) return undefined;
  const { document, selection } = editor;
  const word = selection.isEmpty ? document.getWordRangeAtPosition(selection.active, CODE_SHAPE) : selection;
  if (!word) return undefined;
  for (const [text] of document.getText(word).matchAll(new RegExp(CODE_SHAPE, 'g'))) {
    // `100/33` may be a subcode or just two numbers.
    const entry = catalog.get(text) ?? catalog.get(normalizeKey(text.split(/[/:]/)[0] ?? ''));
    if (entry) return entryKey(entry);
  }
  return undefined;
}
