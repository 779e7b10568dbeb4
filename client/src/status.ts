import { type Disposable, type Event, EventEmitter, LanguageStatusSeverity, languages, Uri, window } from 'vscode';
import { LANGUAGE_IDS } from '../../shared/src/languages.ts';
import type { DocumentLimitParams } from '../../shared/src/protocol.ts';

/** What the status item can say. */
export type ServerState = 'off' | 'starting' | 'running' | 'failed';

/** The language status item: quiet, and the one place that says why nothing happens. */
export interface Status extends Disposable {
  set(state: ServerState): void;
  limit(change: DocumentLimitParams): void;
  /** In words, the limit that cut the examination of a document short. */
  limitOf(document: Uri): string | undefined;
  readonly onDidChangeLimit: Event<void>;
  readonly state: ServerState;
}

const STATES: Record<ServerState, { readonly text: string; readonly detail: string }> = {
  off: { text: 'WhatsApp errors: off', detail: 'No open file holds a WhatsApp error code' },
  starting: { text: 'WhatsApp errors: starting', detail: '' },
  running: { text: 'WhatsApp errors: on', detail: 'Hover a code for its card' },
  failed: { text: 'WhatsApp errors: stopped', detail: 'The language server does not run' },
};

/** Short, because VS Code shows text, detail and command in one line and cuts it at the edge of the window. */
const LIMITS: Record<NonNullable<DocumentLimitParams['limited']>, string> = {
  'file-size': 'File over the size limit, not examined',
  matches: 'Only the first codes are marked',
  'line-length': 'Long lines were read in parts',
};

/** Creates the item; it shows the limit that cut short the file in front, if one did. */
export function createStatus(): Status {
  const item = languages.createLanguageStatusItem(
    'whatsappErrors.status',
    LANGUAGE_IDS.map((language) => ({ language })),
  );
  item.name = 'Error Codes for WhatsApp';
  const limits = new Map<string, DocumentLimitParams['limited']>();
  const limitChanged = new EventEmitter<void>();
  let state: ServerState = 'off';

  const show = () => {
    const uri = window.activeTextEditor?.document.uri.toString();
    const limited = state === 'running' && uri !== undefined ? limits.get(uri) : undefined;
    const { text, detail } = STATES[state];
    item.text = limited ? 'WhatsApp errors: limited' : text;
    item.detail = limited ? LIMITS[limited] : detail;
    item.busy = state === 'starting';
    item.severity =
      state === 'failed'
        ? LanguageStatusSeverity.Error
        : limited
          ? LanguageStatusSeverity.Warning
          : LanguageStatusSeverity.Information;
    item.command =
      state === 'failed'
        ? { command: 'whatsappErrors.restartServer', title: 'Restart' }
        : limited && limited !== 'line-length'
          ? { command: 'workbench.action.openSettings', title: 'Settings', arguments: ['whatsappErrors.limits'] }
          : { command: 'whatsappErrors.searchCodes', title: 'Search Codes…' };
  };
  const onEditor = window.onDidChangeActiveTextEditor(show);
  show();
  return {
    get state() {
      return state;
    },
    set(next) {
      state = next;
      if (next !== 'running') limits.clear();
      show();
    },
    limit({ uri, limited }) {
      // Client and server may write the same address differently; the editor's own form is the key.
      limits.set(Uri.parse(uri).toString(), limited);
      show();
      limitChanged.fire();
    },
    limitOf(document) {
      const limited = limits.get(document.toString());
      return limited ? LIMITS[limited] : undefined;
    },
    onDidChangeLimit: limitChanged.event,
    dispose() {
      onEditor.dispose();
      limitChanged.dispose();
      item.dispose();
    },
  };
}
