import { parsePanelState } from '../../shared/src/panelState.ts';
import { setTranslations } from '../../shared/src/translations.ts';
import type { ToPanel } from '../../shared/src/webviewMessages.ts';
import { type CatalogView, openCatalogView } from './catalogView.ts';
import './vscodeApi.ts';

const root = document.getElementById('panel');
if (!root) throw new Error('The page has no element with the id "panel"; see client/src/catalogPanel/html.ts.');

performance.mark('panel-started');
const vscode = acquireVsCodeApi();
let view: CatalogView | undefined;

window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
  const message = event.data;
  switch (message.type) {
    case 'catalog':
      if (view) return;
      setTranslations(message.l10n);
      view = openCatalogView(root, vscode, message, parsePanelState(vscode.getState()));
      performance.mark('catalog-shown');
      return;
    case 'show':
      view?.show(message.target);
      return;
    case 'recent':
      view?.setRecent(message.keys);
      return;
    default:
      view?.receive(message);
  }
});

vscode.postMessage({ type: 'ready' });
