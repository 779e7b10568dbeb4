import { MarkdownString } from 'vscode';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { OPEN_CATALOG_COMMAND } from '../../../shared/src/protocol.ts';
import { cardOf } from '../../../shared/src/render/card.ts';
import { hoverMarkdown } from '../../../shared/src/render/markdown.ts';

/** What the menus of the manifest know a row of a code by; those of a code with an official page end in `page`. */
export function codeContext({ docs }: Entry): string {
  return docs.length > 0 ? 'code page' : 'code';
}

/** The card of an entry as the tooltip of its row. Its only command is the one that opens the panel. */
export function cardTooltip(entry: Entry): MarkdownString {
  const tooltip = new MarkdownString(hoverMarkdown(cardOf(entry), { canOpenCatalog: true }));
  tooltip.isTrusted = { enabledCommands: [OPEN_CATALOG_COMMAND] };
  return tooltip;
}
