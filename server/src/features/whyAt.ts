import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { type Catalog, entryKey, normalizeKey } from '../../../shared/src/catalog/catalog.ts';
import { isDisabled } from '../../../shared/src/detect/ignoreComment.ts';
import { whyAt as explain } from '../../../shared/src/detect/why.ts';
import type { WhyInfo } from '../../../shared/src/protocol.ts';
import { type HeldBy, whyText } from '../../../shared/src/render/why.ts';
import { isTooLarge, type Settings } from '../../../shared/src/settings.ts';

/** Says why what touches `position` is, or is not, a code; null where there is neither number nor title. */
export function whyAt(
  document: TextDocument,
  position: Position,
  catalog: Catalog,
  settings: Settings,
): WhyInfo | null {
  const text = document.getText();
  const why = explain(text, document.offsetAt(position), { catalog, languageId: document.languageId });
  if (!why) return null;
  const range = { start: document.positionAt(why.start), end: document.positionAt(why.end) };
  const key = why.entry && entryKey(why.entry);
  const held =
    key !== undefined && isDisabledAt(document, range.start.line, key) ? 'comment' : heldBy(key, text, settings);
  return { range, ...whyText(why, held) };
}

function heldBy(key: string | undefined, text: string, settings: Settings): HeldBy | undefined {
  if (isTooLarge(text.length, settings)) return 'maxFileSizeKB';
  return settings.ignoredCodes.some((code) => normalizeKey(code) === key) ? 'ignoredCodes' : undefined;
}

function isDisabledAt(document: TextDocument, line: number, key: string): boolean {
  const lineText = (at: number): string =>
    document.getText({ start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } });
  return isDisabled(lineText(line), line > 0 ? lineText(line - 1) : '', key);
}
