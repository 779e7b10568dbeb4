import {
  commands,
  Disposable,
  l10n,
  type Memento,
  TabInputWebview,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { CatalogSource } from '../catalogData.ts';
import { CATALOG_VIEW_TYPE } from '../catalogPanel/panel.ts';
import type { DocumentMatches } from '../documentMatches.ts';
import { isOwnLog } from '../log.ts';
import type { Status } from '../status.ts';
import { type FileCodes, InThisFileTree, MAX_ROWS } from './inThisFile.ts';

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
  let grouped = state.get(GROUPED, true);
  let document = documentOf(window.activeTextEditor);

  const read = async (): Promise<FileCodes | undefined> => {
    const shown = document;
    const found = shown ? await matches.of(shown) : [];
    const catalog = found.length > 0 ? await source.catalog() : undefined;
    // Another file came to the front meanwhile.
    if (shown !== document) return read();
    const limit = shown && status.limitOf(shown.uri);
    const cut = !grouped && found.length > MAX_ROWS ? l10n.t('The first {0} codes are shown.', MAX_ROWS) : undefined;
    view.message = [limit, cut].filter(Boolean).join(' · ');
    const content = !shown ? 'noEditor' : found.length === 0 ? 'none' : 'codes';
    void commands.executeCommand('setContext', CONTENT, content);
    return shown && catalog && { document: shown, matches: found, catalog, grouped };
  };
  const tree = new InThisFileTree(read);
  const view = window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  const follow = (editor: TextEditor | undefined): void => {
    const next = documentOf(editor);
    // A tree that takes the focus leaves the file where it is, and behind our panel it is still what one works on.
    if (!next && !document?.isClosed && (isVisible(document) || isCatalogInFront())) return;
    if (next === document) return;
    document = next;
    tree.refresh();
  };
  const group = (next: boolean): void => {
    grouped = next;
    void state.update(GROUPED, next);
    void commands.executeCommand('setContext', GROUPED, next);
    tree.refresh();
  };
  void commands.executeCommand('setContext', GROUPED, grouped);
  return Disposable.from(
    tree,
    view,
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeVisibleTextEditors(() => follow(window.activeTextEditor)),
    window.tabGroups.onDidChangeTabs(() => follow(window.activeTextEditor)),
    workspace.onDidCloseTextDocument(() => follow(window.activeTextEditor)),
    matches.onDidChange((changed) => {
      if (!changed || changed === document) tree.refresh();
    }),
    status.onDidChangeLimit(() => tree.refresh()),
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
