import { Disposable, type ExtensionContext } from 'vscode';
import type { CatalogSource } from './catalogData.ts';
import type { CatalogPanel } from './catalogPanel/panel.ts';
import { registerCatalogSymbols } from './catalogSymbols.ts';
import { registerGoToCode } from './commands/goToCode.ts';
import { registerDeepLinks } from './deepLink.ts';
import { createDocumentMatches } from './documentMatches.ts';
import type { LanguageServer } from './languageServer.ts';
import { registerOverviewRuler } from './overviewRuler.ts';
import { registerSideBar } from './sideBar/sideBar.ts';
import type { Status } from './status.ts';
import { registerTerminalLinks } from './terminalLinks.ts';

/** What the surface needs of the rest of the extension. */
interface Parts {
  readonly context: ExtensionContext;
  readonly source: CatalogSource;
  readonly panel: CatalogPanel;
  readonly server: LanguageServer;
  readonly status: Status;
}

/** Everything around the text that the client itself shows. Nothing is read or asked until it is looked at. */
export function registerEditorSurface({ context, source, panel, server, status }: Parts): Disposable {
  const matches = createDocumentMatches(server);
  return Disposable.from(
    matches,
    registerSideBar({ source, matches, status, state: context.workspaceState }),
    registerOverviewRuler(source, matches),
    registerGoToCode(matches),
    registerTerminalLinks(source, panel, server),
    registerCatalogSymbols(source, panel),
    registerDeepLinks(source, panel),
  );
}
