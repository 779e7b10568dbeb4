import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { type Catalog, entryKey, normalizeKey } from '../../../shared/src/catalog/catalog.ts';
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
  return { range, ...whyText(why, heldBy(why.entry && entryKey(why.entry), text, settings)) };
}

function heldBy(key: string | undefined, text: string, settings: Settings): HeldBy | undefined {
  if (isTooLarge(text.length, settings)) return 'maxFileSizeKB';
  return settings.ignoredCodes.some((code) => normalizeKey(code) === key) ? 'ignoredCodes' : undefined;
}
