import { MarkdownString } from 'vscode';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { OPEN_CATALOG_COMMAND } from '../../shared/src/protocol.ts';
import { cardOf } from '../../shared/src/render/card.ts';
import { hoverMarkdown } from '../../shared/src/render/markdown.ts';

/** The card of an entry as the tooltip of a tree or list. Its only command is the one that opens the panel. */
export function cardTooltip(entry: Entry): MarkdownString {
  const tooltip = new MarkdownString(hoverMarkdown(cardOf(entry), { canOpenCatalog: true }));
  tooltip.isTrusted = { enabledCommands: [OPEN_CATALOG_COMMAND] };
  return tooltip;
}
