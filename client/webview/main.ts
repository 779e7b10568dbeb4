import { parsePanelState, type ToPanel } from '../../shared/src/webviewMessages.ts';
import { type CatalogView, openCatalogView } from './catalogView.ts';
import './vscodeApi.ts';

const root = document.getElementById('panel');
if (!root) throw new Error('The page has no element with the id "panel"; see client/src/catalogPanel/html.ts.');

const vscode = acquireVsCodeApi();
let view: CatalogView | undefined;

window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
  const message = event.data;
  if (message.type === 'show') {
    view?.show(message.target);
  } else if (message.type === 'catalog' && !view) {
    const state = parsePanelState(vscode.getState());
    view = openCatalogView(root, vscode, { data: message.data, state, target: message.target });
    performance.mark('catalog-shown');
  }
});

vscode.postMessage({ type: 'ready' });
