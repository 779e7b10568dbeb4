import {
  commands,
  Disposable,
  l10n,
  type Memento,
  TabInputWebview,
  type TextDocument,
  type TextEditor,
  window,
} from 'vscode';
import type { CatalogSource } from '../catalogData.ts';
import { CATALOG_VIEW_TYPE } from '../catalogPanel/panel.ts';
import type { DocumentMatches } from '../documentMatches.ts';
import { isOwnLog } from '../log.ts';
import type { Status } from '../status.ts';
import { InThisFileTree, MAX_ROWS } from './inThisFile.ts';

const VIEW = 'whatsappErrors.inThisFile';

/** Tells the welcome texts of the manifest which of them fits: `noEditor`, `none` or `codes`. */
const CONTENT = 'whatsappErrors.inThisFile.content';

/** The choice between a list and groups; also the name under which it is kept, and the context of the two buttons. */
const GROUPED = 'whatsappErrors.inThisFile.grouped';

/** What the view is made of. */
interface Parts {
  readonly source: CatalogSource;
  readonly matches: DocumentMatches;
  readonly status: Status;
  readonly state: Memento;
}

/** The view `In This File`. It asks for codes only while it can be seen. */
export function registerInThisFile({ source, matches, status, state }: Parts): Disposable {
  const tree = new InThisFileTree();
  const view = window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  let grouped = state.get(GROUPED, true);
  let document = documentOf(window.activeTextEditor);
  /** Tells an answer that came too late. */
  let round = 0;

  const showMessage = (count: number): void => {
    const limit = document && status.limitOf(document.uri);
    const cut = !grouped && count > MAX_ROWS ? l10n.t('The first {0} codes are shown.', MAX_ROWS) : undefined;
    view.message = [limit, cut].filter(Boolean).join(' · ');
  };
  const refresh = async (): Promise<void> => {
    if (!view.visible) return;
    round += 1;
    const asked = round;
    const found = document ? await matches.of(document) : [];
    const catalog = found.length > 0 ? await source.catalog() : undefined;
    if (asked !== round) return;
    tree.show(document && catalog && { document, matches: found, catalog }, grouped);
    showMessage(found.length);
    const content = !document ? 'noEditor' : found.length === 0 ? 'none' : 'codes';
    void commands.executeCommand('setContext', CONTENT, content);
  };
  const follow = (editor: TextEditor | undefined): void => {
    const next = documentOf(editor);
    // A tree that takes the focus leaves the file where it is, and behind our panel it is still what one works on.
    if (!next && (isVisible(document) || isCatalogInFront())) return;
    if (next === document) return;
    document = next;
    void refresh();
  };
  const group = (next: boolean): void => {
    grouped = next;
    void state.update(GROUPED, next);
    void commands.executeCommand('setContext', GROUPED, next);
    void refresh();
  };
  void commands.executeCommand('setContext', GROUPED, grouped);
  return Disposable.from(
    tree,
    view,
    view.onDidChangeVisibility(refresh),
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeVisibleTextEditors(() => follow(window.activeTextEditor)),
    window.tabGroups.onDidChangeTabs(() => follow(window.activeTextEditor)),
    matches.onDidChange((changed) => {
      if (!changed || changed === document) void refresh();
    }),
    status.onDidChangeLimit(() => void refresh()),
    commands.registerCommand('whatsappErrors.groupByCode', () => group(true)),
    commands.registerCommand('whatsappErrors.listInOrder', () => group(false)),
  );
}

function isVisible(document: TextDocument | undefined): boolean {
  return window.visibleTextEditors.some((visible) => visible.document === document);
}

function isCatalogInFront(): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputWebview && input.viewType.endsWith(CATALOG_VIEW_TYPE);
}

function documentOf(editor: TextEditor | undefined): TextDocument | undefined {
  return editor && !isOwnLog(editor.document) ? editor.document : undefined;
}
