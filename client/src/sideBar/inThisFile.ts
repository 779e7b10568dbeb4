import {
  type Command,
  EventEmitter,
  l10n,
  Range,
  type TextDocument,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { type Catalog, codeLabel } from '../../../shared/src/catalog/catalog.ts';
import type { MatchInfo } from '../../../shared/src/protocol.ts';
import { verdictIcon } from '../verdictIcon.ts';
import { type CodeGroup, groupByCode, linePreview } from './codeGroups.ts';
import { cardTooltip, codeContext } from './codeRow.ts';

/** A list takes at most this many rows; nobody reads more, and the window would have to hold them all. */
export const MAX_ROWS = 1000;

/** A row of the view: a code with its places, or one place. Both have the `key` that commands of the menu take. */
type FileNode =
  | (CodeGroup & { readonly kind: 'code' })
  | { readonly kind: 'place'; readonly key: string; readonly match: MatchInfo; readonly inGroup: boolean };

/** What the view shows. */
export interface FileCodes {
  readonly document: TextDocument;
  readonly matches: readonly MatchInfo[];
  readonly catalog: Catalog;
  /** By code, or in the order of the text. */
  readonly grouped: boolean;
}

/** The tree of the codes in one file, as a list or by code. */
export class InThisFileTree implements TreeDataProvider<FileNode> {
  readonly #changed = new EventEmitter<undefined>();
  readonly #read: () => Promise<FileCodes | undefined>;
  readonly onDidChangeTreeData = this.#changed.event;
  #shown: FileCodes | undefined;

  /** `read` gives the codes of the file in front, or none; it is asked when rows are drawn, so only for a view in sight. */
  constructor(read: () => Promise<FileCodes | undefined>) {
    this.#read = read;
  }

  /** Says that there may be other codes. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: FileNode): Promise<FileNode[]> {
    if (node) return node.kind === 'code' ? places(node.matches, true) : [];
    // The editor forgets a change that comes before it has drawn the view once: what is there is read here, never pushed.
    this.#shown = await this.#read();
    const { matches = [], grouped = true } = this.#shown ?? {};
    if (!grouped) return places(matches, false);
    return groupByCode(matches).map((group) => ({ kind: 'code', ...group }));
  }

  getTreeItem(node: FileNode): TreeItem {
    const item = node.kind === 'code' ? this.#codeItem(node) : this.#placeItem(node);
    const entry = this.#shown?.catalog.get(node.key);
    if (entry) item.contextValue = codeContext(entry);
    return item;
  }

  /** Makes the card only for the row the mouse rests on. */
  resolveTreeItem(item: TreeItem, { key }: FileNode): TreeItem {
    const entry = this.#shown?.catalog.get(key);
    if (entry) item.tooltip = cardTooltip(entry);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #codeItem({ key, title, matches }: CodeGroup): TreeItem {
    const count = matches.length;
    const several = count > 1;
    const item = new TreeItem(
      this.#label(key),
      several ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.description = several ? `${count} × ${title}` : title;
    this.#addIcon(item, key);
    item.accessibilityInformation = {
      label: several
        ? l10n.t('{0} {1}, {2} times', this.#label(key), title, count)
        : l10n.t('{0} {1}, once', this.#label(key), title),
    };
    if (!several) this.#addJump(item, matches[0]);
    return item;
  }

  #placeItem({ match, inGroup }: Extract<FileNode, { kind: 'place' }>): TreeItem {
    const { start, end } = match.range;
    const line = this.#shown?.document.lineAt(Math.min(start.line, this.#shown.document.lineCount - 1)).text ?? '';
    const preview = linePreview(start.line, line, start.character, end.character);
    const item = inGroup
      ? new TreeItem({ label: preview.text, highlights: [[...preview.match]] })
      : new TreeItem(this.#label(match.key));
    if (!inGroup) {
      item.description = `${l10n.t('Line {0}', start.line + 1)} · ${match.title}`;
      this.#addIcon(item, match.key);
    }
    this.#addJump(item, match);
    return item;
  }

  #label(key: string): string {
    const entry = this.#shown?.catalog.get(key);
    return entry ? codeLabel(entry) : key;
  }

  #addIcon(item: TreeItem, key: string): void {
    const entry = this.#shown?.catalog.get(key);
    if (entry) item.iconPath = verdictIcon(entry.retry.when);
  }

  #addJump(item: TreeItem, { range: { start, end } }: MatchInfo): void {
    if (!this.#shown) return;
    const selection = new Range(start.line, start.character, end.line, end.character);
    const jump: Command = {
      command: 'vscode.open',
      title: l10n.t('Go to This Code'),
      arguments: [this.#shown.document.uri, { selection }],
    };
    item.command = jump;
  }
}

function places(matches: readonly MatchInfo[], inGroup: boolean): FileNode[] {
  return matches.slice(0, MAX_ROWS).map((match) => ({ kind: 'place', key: match.key, match, inGroup }));
}
