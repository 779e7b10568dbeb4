import type { CatalogData } from '../../shared/src/catalog/types.ts';
import type { PanelState } from '../../shared/src/panelState.ts';
import { type FromPanel, type PanelTarget, parsePanelTarget, type ToPanel } from '../../shared/src/webviewMessages.ts';
import type { VscodeApi } from './vscodeApi.ts';

/**
 * Stands in for VS Code on the plain page `index.html`, for design work and tests; never part of the extension.
 * The address says what VS Code would: `?theme=light`, `?code=131047&section=fixes`, `?query=template`, `?lang=pt-br`,
 * `?recent=131056,131047`, `?scan=` with a `KeptScan` as JSON. The whole catalog comes from the script `catalog.js`.
 * Messages of the panel are kept in `plainPage.sent`; `plainPage.post` sends one to it.
 */
interface PlainPage {
  readonly sent: FromPanel[];
  post(message: ToPanel): void;
}

declare global {
  var plainPageCatalog: CatalogData;
  var plainPageIndex: string;
  /** Translations by language. */
  var plainPageTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  var plainPage: PlainPage;
}

/** Theme of the address to the kind VS Code writes on the body, which some components look at. */
const THEME_KINDS: Readonly<Record<string, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'high-contrast': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-high-contrast-light',
};

const STATE_ITEM = 'panel-state';
const address = new URLSearchParams(location.search);

function applyTheme(): void {
  const theme = address.get('theme') ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = `themes/${theme in THEME_KINDS ? theme : 'dark'}.css`;
  document.head.prepend(sheet);
  document.body.dataset.vscodeThemeKind = THEME_KINDS[theme] ?? 'vscode-dark';
}

function targetOfAddress(): PanelTarget | null {
  const key = address.get('code');
  const query = address.get('query');
  if (key === null && query === null) return null;
  return {
    ...(key === null ? {} : { key }),
    ...(query === null ? {} : { query }),
    ...parsePanelTarget({ section: address.get('section') }),
  };
}

function start(): ToPanel {
  return {
    type: 'catalog',
    data: globalThis.plainPageCatalog,
    index: globalThis.plainPageIndex,
    recent: (address.get('recent') ?? '').split(',').filter(Boolean),
    linkPrefix: 'vscode://whatsapp-error-codes.whatsapp-error-codes/code/',
    l10n: globalThis.plainPageTexts[address.get('lang') ?? ''] ?? {},
    scan: JSON.parse(address.get('scan') ?? 'null'),
    target: targetOfAddress(),
  };
}

const page: PlainPage = {
  sent: [],
  post: (message) => window.postMessage(message, '*'),
};

const vscodeApi: VscodeApi = {
  postMessage(message) {
    page.sent.push(message);
    console.info('To VS Code:', message);
    if (message.type === 'ready') page.post(start());
  },
  getState() {
    const text = sessionStorage.getItem(STATE_ITEM);
    return text === null ? undefined : JSON.parse(text);
  },
  setState(state: PanelState) {
    sessionStorage.setItem(STATE_ITEM, JSON.stringify(state));
  },
};

globalThis.plainPage = page;
globalThis.acquireVsCodeApi = () => vscodeApi;
document.documentElement.lang = address.get('lang') ?? 'en';
applyTheme();
