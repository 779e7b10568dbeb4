import { type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { codeLabel, entryKey, entryTitle } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { OPEN_CATALOG_COMMAND } from '../../../shared/src/protocol.ts';
import { type Area, areasOf } from '../areas.ts';
import type { CatalogSource } from '../catalogData.ts';
import { verdictIcon } from '../verdictIcon.ts';
import { cardTooltip, codeContext } from './codeRow.ts';

/** A row of the view: an area, or a code with the `key` that commands of the menu take. */
type CatalogNode =
  | (Area & { readonly kind: 'area' })
  | { readonly kind: 'code'; readonly key: string; readonly entry: Entry; readonly area: Area };

/** The tree of the whole catalog, by area. The catalog is read when the view is first looked at. */
export class CodesTree implements TreeDataProvider<CatalogNode> {
  readonly #source: CatalogSource;

  constructor(source: CatalogSource) {
    this.#source = source;
  }

  async getChildren(node?: CatalogNode): Promise<CatalogNode[]> {
    if (!node) {
      const { entries } = await this.#source.catalog();
      return areasOf(entries).map((area) => ({ kind: 'area', ...area }));
    }
    if (node.kind === 'code') return [];
    return node.entries.map((entry) => ({ kind: 'code', key: entryKey(entry), entry, area: node }));
  }

  getTreeItem(node: CatalogNode): TreeItem {
    return node.kind === 'area' ? areaItem(node) : codeItem(node.entry, node.key);
  }

  /** Makes the card only for the row the mouse rests on. */
  resolveTreeItem(item: TreeItem, node: CatalogNode): TreeItem {
    if (node.kind === 'code') item.tooltip = cardTooltip(node.entry);
    return item;
  }
}

function areaItem({ id, name, entries }: Area): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = `${entries.length}`;
  item.contextValue = 'area';
  return item;
}

function codeItem(entry: Entry, key: string): TreeItem {
  const item = new TreeItem(codeLabel(entry));
  item.id = `code ${key}`;
  item.description = entryTitle(entry);
  item.iconPath = verdictIcon(entry.retry.when);
  item.contextValue = codeContext(entry);
  item.command = { command: OPEN_CATALOG_COMMAND, title: '', arguments: [{ key }] };
  return item;
}
