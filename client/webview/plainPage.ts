import type { CatalogData } from '../../shared/src/catalog/types.ts';
import type { FromPanel, PanelState, PanelTarget, ToPanel } from '../../shared/src/webviewMessages.ts';
import type { VscodeApi } from './vscodeApi.ts';

/**
 * Stands in for VS Code on the plain page `index.html`, for design work and tests; never part of the extension.
 * The address says what VS Code would: `?theme=light`, `?code=131047&section=fixes`, `?query=template`. The whole catalog
 * comes from the script `catalog.js`, so that the page also opens from a file. Messages of the panel are kept in
 * `plainPage.sent`; `plainPage.post` sends one to it.
 */
interface PlainPage {
  readonly catalog: CatalogData;
  readonly sent: FromPanel[];
  post(message: ToPanel): void;
}

declare global {
  var plainPageCatalog: CatalogData;
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
    ...(address.get('section') === 'fixes' ? { section: 'fixes' } : {}),
  };
}

const page: PlainPage = {
  catalog: globalThis.plainPageCatalog,
  sent: [],
  post: (message) => window.postMessage(message, '*'),
};

const vscodeApi: VscodeApi = {
  postMessage(message) {
    page.sent.push(message);
    console.info('To VS Code:', message);
    if (message.type === 'ready') page.post({ type: 'catalog', data: page.catalog, target: targetOfAddress() });
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
applyTheme();
