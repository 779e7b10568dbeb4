import {
  type Disposable,
  type Event,
  EventEmitter,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  Uri,
  window,
} from 'vscode';
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

type Look = Required<Pick<LanguageStatusItem, 'text' | 'detail' | 'severity' | 'command'>>;

function stateLook(state: ServerState): Look {
  const severity = LanguageStatusSeverity.Information;
  const command = { command: 'whatsappErrors.searchCodes', title: l10n.t('Search Codes…') };
  switch (state) {
    case 'off': {
      const detail = l10n.t('No open file contains a WhatsApp error code');
      return { text: l10n.t('WhatsApp errors: off'), detail, severity, command };
    }
    case 'starting':
      return { text: l10n.t('WhatsApp errors: starting'), detail: '', severity, command };
    case 'running': {
      const detail = l10n.t('Hover over a code to learn more');
      return { text: l10n.t('WhatsApp errors: on'), detail, severity, command };
    }
    case 'failed':
      return {
        text: l10n.t('WhatsApp errors: stopped'),
        detail: l10n.t('The language server is not running'),
        severity: LanguageStatusSeverity.Error,
        command: { command: 'whatsappErrors.restartServer', title: l10n.t('Restart') },
      };
  }
}

function limitLook(limit: Limit): Look {
  const settings = {
    command: 'workbench.action.openSettings',
    title: l10n.t('Settings'),
    arguments: ['whatsappErrors.limits'],
  };
  return {
    text: l10n.t('WhatsApp errors: limited'),
    detail: limitText(limit),
    severity: LanguageStatusSeverity.Warning,
    // No setting changes how long lines are read.
    command: limit === 'line-length' ? stateLook('running').command : settings,
  };
}

type Limit = NonNullable<DocumentLimitParams['limited']>;

/** Short, because VS Code shows text, detail and command in one line and cuts it at the edge of the window. */
function limitText(limit: Limit): string {
  switch (limit) {
    case 'file-size':
      return l10n.t('File too large, not checked');
    case 'matches':
      return l10n.t('Only the first codes are marked');
    case 'line-length':
      return l10n.t('Long lines were read in parts');
  }
}

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
    item.busy = state === 'starting';
    Object.assign(item, limited ? limitLook(limited) : stateLook(state));
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
      return limited ? limitText(limited) : undefined;
    },
    onDidChangeLimit: limitChanged.event,
    dispose() {
      onEditor.dispose();
      limitChanged.dispose();
      item.dispose();
    },
  };
}
