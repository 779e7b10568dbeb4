import { type Disposable, type TerminalLink, type TerminalLinkProvider, window, workspace } from 'vscode';
import { type Catalog, codeLabel, entryTitle } from '../../shared/src/catalog/catalog.ts';
import { mayHoldCodes } from '../../shared/src/detect/prefilter.ts';
import { type MatchesInTextParams, MatchesInTextRequest, type TextMatch } from '../../shared/src/protocol.ts';
import { retryLabel } from '../../shared/src/render/names.ts';
import { SETTINGS_SECTION } from '../../shared/src/settings.ts';
import type { CatalogSource } from './catalogData.ts';
import type { CatalogPanel } from './catalogPanel/panel.ts';
import type { LanguageServer } from './languageServer.ts';

/** Of a longer line only the beginning is read, in UTF-16 code units; a terminal asks again with every change of a line. */
const MAX_LINE = 4000;

interface CodeLink extends TerminalLink {
  readonly key: string;
}

/** Codes in the integrated terminal lead into the panel. The server is asked about lines that may hold one. */
export function registerTerminalLinks(source: CatalogSource, panel: CatalogPanel, server: LanguageServer): Disposable {
  const provider: TerminalLinkProvider<CodeLink> = {
    async provideTerminalLinks({ line }) {
      const text = line.slice(0, MAX_LINE);
      if (!isEnabled() || !mayHoldCodes(text)) return [];
      try {
        const client = await server.start();
        const params: MatchesInTextParams = { text };
        const found = await client.sendRequest<readonly TextMatch[]>(MatchesInTextRequest.method, params);
        const catalog = await source.catalog();
        return found.map((match) => linkOf(match, catalog));
      } catch {
        // A terminal is no place for our errors; why the server did not answer is in the output.
        return [];
      }
    },
    handleTerminalLink({ key }) {
      panel.open({ key });
    },
  };
  return window.registerTerminalLinkProvider(provider);
}

function isEnabled(): boolean {
  return workspace.getConfiguration(SETTINGS_SECTION).get('terminalLinks.enabled', true);
}

function linkOf({ start, end, key, title }: TextMatch, catalog: Catalog): CodeLink {
  const entry = catalog.get(key);
  const name = entry ? `${codeLabel(entry)} ${entryTitle(entry)}` : `${key} ${title}`;
  const tooltip = entry ? `${name} · ${retryLabel(entry.retry.when)}` : name;
  return { startIndex: start, length: end - start, tooltip, key };
}
