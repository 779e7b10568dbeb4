import { type ExtensionContext, l10n } from 'vscode';
import { setTranslations } from '../../shared/src/translations.ts';
import { type CatalogSource, createCatalogSource, type Gunzip } from './catalogData.ts';
import { createCatalogPanel } from './catalogPanel/panel.ts';
import { registerAddMissingCases } from './commands/addMissingCases.ts';
import { registerCopyCode } from './commands/copyCode.ts';
import { registerCopyRetry } from './commands/copyRetry.ts';
import { registerExplainCodeAtCursor } from './commands/explainCodeAtCursor.ts';
import { registerFindInWorkspace } from './commands/findInWorkspace.ts';
import { registerGetStarted } from './commands/getStarted.ts';
import { registerIgnoreCodeInWorkspace } from './commands/ignoreCodeInWorkspace.ts';
import { registerInsertCode } from './commands/insertCode.ts';
import { registerInsertSamplePayload } from './commands/insertSamplePayload.ts';
import { registerOpenCatalog } from './commands/openCatalog.ts';
import { registerOpenOfficialPage } from './commands/openOfficialPage.ts';
import { registerOpenSampleLog } from './commands/openSampleLog.ts';
import { registerRestartServer } from './commands/restartServer.ts';
import { registerSearchCodes } from './commands/searchCodes.ts';
import { registerShowOutput } from './commands/showOutput.ts';
import { registerWhyIsThisACode } from './commands/whyIsThisACode.ts';
import { watchForCodes } from './documentGate.ts';
import { registerEditorSurface } from './editorSurface.ts';
import { createCodeInserter } from './insertCode.ts';
import { type ClientFactory, createLanguageServer } from './languageServer.ts';
import { createLog } from './log.ts';
import { createRecentCodes } from './recentCodes.ts';
import { createStatus, type ServerState } from './status.ts';
import { createWorkspaceScan } from './workspaceScan.ts';

/** What the extension exports, for tests that have to wait for it. */
export interface ExtensionApi {
  readonly state: ServerState;
  /** Starts the server if need be; resolves when it runs. */
  whenRunning(): Promise<void>;
}

/** A running extension, as its main holds it. */
export interface Extension {
  readonly api: ExtensionApi;
  /** Resolves when the server has ended. */
  stop(): Promise<void>;
}

/** What differs between the hosts. */
export interface Host {
  readonly gunzip: Gunzip;
  clientFactory(catalog: CatalogSource): ClientFactory;
}

/** Puts the extension together. */
export function startClient(context: ExtensionContext, host: Host): Extension {
  setTranslations(l10n.bundle);
  const log = createLog();
  const status = createStatus();
  const source = createCatalogSource(context.extensionUri, host.gunzip);
  const inserter = createCodeInserter();
  const recent = createRecentCodes(context.globalState);
  const server = createLanguageServer(host.clientFactory(source), log, status);
  const panel = createCatalogPanel(context, {
    loadCatalog: source.data,
    loadIndex: source.searchIndex,
    recent,
    insertCode: (code) => inserter.insert(code),
    scanWorkspace: createWorkspaceScan(server),
    log,
  });
  // What goes wrong at a start nobody asked for is in the log and in the status item; a pop-up would only disturb.
  const startQuietly = () => void server.start().catch(() => undefined);
  context.subscriptions.push(
    log,
    status,
    inserter,
    recent,
    registerSearchCodes({ source, panel, inserter, recent }),
    registerFindInWorkspace(source, panel),
    registerCopyCode(source),
    registerInsertCode(source, inserter),
    registerOpenOfficialPage(source),
    registerGetStarted(context),
    registerOpenSampleLog(),
    registerOpenCatalog(panel),
    registerInsertSamplePayload(source, inserter),
    registerExplainCodeAtCursor(source, panel, server),
    registerWhyIsThisACode(panel, server),
    registerAddMissingCases(server),
    registerCopyRetry(server),
    registerIgnoreCodeInWorkspace(),
    registerRestartServer(server),
    registerShowOutput(log),
    registerEditorSurface({ context, source, panel, server, status }),
    watchForCodes(startQuietly),
  );
  return {
    api: {
      get state() {
        return status.state;
      },
      async whenRunning() {
        await server.start();
      },
    },
    stop: () => server.stop(),
  };
}
