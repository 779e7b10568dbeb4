import type { CompletionItem } from 'vscode-languageserver';
import { isTooLarge, type Settings } from '../../shared/src/settings.ts';
import { completion, resolveCompletion } from './features/completion.ts';
import { documentHighlights } from './features/documentHighlights.ts';
import { inlayHints, showsHints } from './features/inlayHints.ts';
import { matchAt } from './features/matchAt.ts';
import { outdated, runSafe } from './runSafe.ts';
import { documentHandler, type Session, WHOLE } from './session.ts';

/** Registers what the editor shows beside the text while one reads and types: titles, marks, suggestions. */
export function registerHints(session: Session): void {
  const { connection, client, matches } = session;
  connection.languages.inlayHint.on(
    documentHandler(session, {
      name: 'textDocument/inlayHint',
      fallback: [],
      enabled: (settings: Settings, { languageId }) => showsHints(settings, languageId),
      part: ({ range }, document) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) }),
      run: ({ range }, document, find) => {
        const found = find(document.offsetAt(range.start), document.offsetAt(range.end));
        return inlayHints(document, found, client.hoverMarkdown);
      },
    }),
  );
  connection.onDocumentHighlight(
    documentHandler(session, {
      name: 'textDocument/documentHighlight',
      fallback: null,
      enabled: (settings: Settings) => settings.documentHighlights.enabled,
      run: async ({ position }, document, find, settings, token) => {
        const match = matchAt(document, position, find);
        if (!match) return null;
        // Only now: the caret is mostly on something else, and the whole document may be a log of megabytes.
        const findAll = await matches.find(document, WHOLE, settings, token);
        return findAll ? documentHighlights(document, match, findAll(WHOLE.start, WHOLE.end)) : outdated();
      },
    }),
  );
  registerCompletion(session);
}

function registerCompletion(session: Session): void {
  const { connection, catalog, client, matches, runtime, log } = session;
  connection.onCompletion(
    documentHandler(session, {
      name: 'textDocument/completion',
      fallback: null,
      // Of a file above the limit nothing is known, not even whether it is about these codes.
      enabled: (settings: Settings, { length }) => settings.completion.enabled && !isTooLarge(length, settings),
      run: ({ position }, document, _find, settings) =>
        completion(document, position, {
          catalog,
          settings,
          signals: matches.signals(document),
          labelDetails: client.completionLabelDetails,
        }),
    }),
  );
  connection.onCompletionResolve(
    (item, token) =>
      runSafe<CompletionItem>(
        () => resolveCompletion(item, catalog, client.completionMarkdown),
        item,
        'completionItem/resolve',
        token,
        runtime,
        log,
      ) as Promise<CompletionItem>,
  );
}
