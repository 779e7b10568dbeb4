import type { PanelState } from '../../shared/src/panelState.ts';
import type { FromPanel } from '../../shared/src/webviewMessages.ts';

/** The part of VS Code a webview page sees. */
export interface VscodeApi {
  postMessage(message: FromPanel): void;
  /** What `setState` was given last, also after the page was dropped and loaded anew; undefined at first. */
  getState(): unknown;
  setState(state: PanelState): void;
}

declare global {
  /** Put into the page by VS Code; may be called once. */
  function acquireVsCodeApi(): VscodeApi;
}
