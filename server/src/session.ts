import type { CancellationToken, Connection, ResponseError, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Catalog } from '../../shared/src/catalog/catalog.ts';
import type { Match } from '../../shared/src/detect/types.ts';
import type { Settings } from '../../shared/src/settings.ts';
import type { ClientSupport } from './clientCapabilities.ts';
import type { MatchCache } from './documentMatches.ts';
import { type Log, runSafe } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import type { SettingsStore } from './settingsStore.ts';

/** Everything a handler may need while one client is served. */
export interface Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly catalog: Catalog;
  readonly client: ClientSupport;
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: SettingsStore;
  readonly cache: MatchCache;
}

/** A feature as a request handler. */
export interface DocumentFeature<Params, Result> {
  /** LSP's name of the request, for the log. */
  readonly name: string;
  /** The answer where the document is not open, the feature is off, or it failed. */
  readonly fallback: Result;
  readonly enabled?: (settings: Settings) => boolean;
  readonly run: (params: Params, document: TextDocument, matches: readonly Match[], settings: Settings) => Result;
}

interface InDocument {
  readonly textDocument: { readonly uri: string };
}

/** Makes the handler of a request about one open document; it never throws. */
export function documentHandler<Params extends InDocument, Result>(
  session: Session,
  feature: DocumentFeature<Params, Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<void>> {
  const { runtime, log } = session;
  return (params, token) =>
    runSafe(
      () => onDocument(session, params.textDocument.uri, params, feature),
      feature.fallback,
      feature.name,
      token,
      runtime,
      log,
    );
}

/** Runs a feature on the document at `uri`, with the settings and matches that hold for it now. */
export async function onDocument<Params, Result>(
  session: Session,
  uri: string,
  params: Params,
  feature: DocumentFeature<Params, Result>,
): Promise<Result> {
  const settings = await session.settings.of(uri);
  // Read only now: an edit may have come in while the settings were asked for.
  const document = session.documents.get(uri);
  if (!document || feature.enabled?.(settings) === false) return feature.fallback;
  return feature.run(params, document, session.cache.get(document, settings).matches, settings);
}
