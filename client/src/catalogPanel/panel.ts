import * as vscode from 'vscode';
import type { CatalogData } from '../../../shared/src/catalog/types.ts';
import { type FromPanel, type PanelTarget, parseFromPanel, type ToPanel } from '../../../shared/src/webviewMessages.ts';
import type { RecentCodes } from '../recentCodes.ts';
import type { ScanWorkspace } from '../workspaceScan.ts';
import { panelHtml } from './html.ts';
import { PanelScan } from './panelScan.ts';

/** View type of the panel; the activation event `onWebviewPanel:` and saved windows name it too. */
export const CATALOG_VIEW_TYPE = 'whatsappErrors.catalog';

/** What the panel needs from the rest of the extension. */
export interface CatalogPanelOptions {
  /** Reads the catalog; called each time a page starts. */
  loadCatalog(): Promise<CatalogData>;
  /** Reads the index of the search. */
  loadIndex(): Promise<string>;
  readonly recent: RecentCodes;
  /** Puts the code at the caret of the editor used last. */
  insertCode(code: string): Thenable<unknown>;
  readonly scanWorkspace: ScanWorkspace;
  readonly log: Pick<vscode.LogOutputChannel, 'error' | 'warn'>;
}

/** The one catalog panel of a window. */
export interface CatalogPanel {
  /** Shows the panel, creates it if needed, and brings it to the target. Without a target it keeps what it shows. */
  open(target?: PanelTarget): void;
}

/** Makes the panel available and lets VS Code restore it after a reload. All it registers ends with the extension. */
export function createCatalogPanel(context: vscode.ExtensionContext, options: CatalogPanelOptions): CatalogPanel {
  const webviewOptions: vscode.WebviewOptions = {
    enableScripts: true,
    localResourceRoots: [assetsOf(context.extensionUri)],
  };
  let current: OpenPanel | undefined;

  const adopt = (panel: vscode.WebviewPanel, target: PanelTarget | null): void => {
    panel.webview.options = webviewOptions;
    const opened = new OpenPanel(panel, context, options, target);
    panel.onDidDispose(() => {
      if (current === opened) current = undefined;
    });
    current = opened;
  };

  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer(CATALOG_VIEW_TYPE, {
      // The page reads its own state and checks it; only the panel itself has to be taken over.
      async deserializeWebviewPanel(panel) {
        if (current) panel.dispose();
        else adopt(panel, null);
      },
    }),
    { dispose: () => current?.dispose() },
  );
  return {
    open(target) {
      if (current) current.show(target);
      else
        adopt(
          vscode.window.createWebviewPanel(
            CATALOG_VIEW_TYPE,
            vscode.l10n.t('WhatsApp Error Codes'),
            vscode.ViewColumn.Active,
          ),
          target ?? null,
        );
    },
  };
}

/** A panel from its creation to its end, with the page inside it. */
class OpenPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #options: CatalogPanelOptions;
  readonly #scan: PanelScan;
  readonly #linkPrefix: string;
  /** True while a page listens. A hidden panel has none: VS Code drops the page and loads it anew when shown. */
  #pageListens = false;
  /** What the next page that gets ready is to show. */
  #pending: PanelTarget | null;
  #closed = false;

  constructor(
    panel: vscode.WebviewPanel,
    { extension, extensionUri }: vscode.ExtensionContext,
    options: CatalogPanelOptions,
    target: PanelTarget | null,
  ) {
    this.#panel = panel;
    this.#options = options;
    this.#linkPrefix = `${vscode.env.uriScheme}://${extension.id}/code/`;
    this.#scan = new PanelScan(options.scanWorkspace, (message) => this.#post(message));
    this.#pending = target;
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    const recentChanges = options.recent.onDidChange(() => {
      if (this.#pageListens) this.#post({ type: 'recent', keys: options.recent.keys() });
    });
    panel.onDidDispose(() => {
      this.#closed = true;
      recentChanges.dispose();
      this.#scan.cancel();
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#pageListens = false;
    });
    const assets = assetsOf(extensionUri);
    panel.webview.html = panelHtml({
      // Without a translation the page is in English, whatever the rest of the window speaks.
      language: vscode.l10n.bundle ? vscode.env.language : 'en',
      cspSource: panel.webview.cspSource,
      nonce: freshNonce(),
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(assets, 'main.js')).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(assets, 'style.css')).toString(),
    });
  }

  show(target: PanelTarget | undefined): void {
    if (target && this.#pageListens && this.#panel.visible) this.#post({ type: 'show', target });
    else if (target) this.#pending = target;
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** A scan may end after the panel, and a closed panel has no page to ask for. */
  #post(message: ToPanel): void {
    if (!this.#closed) void this.#panel.webview.postMessage(message);
  }

  async #receive(value: unknown): Promise<void> {
    const message = parseFromPanel(value);
    if (!message) {
      this.#options.log.warn('The catalog panel sent a message that is not known; it was ignored.');
      return;
    }
    try {
      await this.#follow(message);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.log.error(`Catalog panel, "${message.type}": ${reason}`);
      void vscode.window.showErrorMessage(`${failureText(message.type)} ${reason}`);
    }
  }

  async #follow(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready': {
        const [data, index] = await Promise.all([this.#options.loadCatalog(), this.#options.loadIndex()]);
        // Hidden or closed in the meantime: the page is gone, and the next one asks again.
        if (this.#closed || !this.#panel.visible) return;
        const target = this.#pending;
        this.#pending = null;
        this.#pageListens = true;
        this.#post({
          type: 'catalog',
          data,
          index,
          recent: this.#options.recent.keys(),
          linkPrefix: this.#linkPrefix,
          l10n: vscode.l10n.bundle ?? {},
          scan: this.#scan.newest ?? null,
          target,
        });
        return;
      }
      case 'viewed':
        this.#options.recent.add(message.key);
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'insert':
        await this.#options.insertCode(message.code);
        return;
      case 'open':
        await vscode.env.openExternal(vscode.Uri.parse(message.url, true));
        return;
      default:
        await this.#scan.follow(message, this.#panel.viewColumn);
    }
  }
}

function assetsOf(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

function failureText(type: FromPanel['type']): string {
  switch (type) {
    case 'ready':
      return vscode.l10n.t('The catalog could not be read. Reinstall the extension.');
    case 'viewed':
      return vscode.l10n.t('The code could not be remembered.');
    case 'copy':
      return vscode.l10n.t('Nothing could be copied.');
    case 'insert':
      return vscode.l10n.t('The code could not be inserted.');
    case 'open':
      return vscode.l10n.t('The page could not be opened.');
    case 'scan':
      return vscode.l10n.t('The workspace could not be searched.');
    case 'cancelScan':
      return vscode.l10n.t('The search could not be stopped.');
    case 'openMatch':
      return vscode.l10n.t('The file could not be opened.');
  }
}

/** Every extension host has Web Crypto, on the desktop and in the browser; no type library of this ring names it. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

function freshNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
