import type { CancellationToken, Connection, ResponseError, TextDocuments } from 'vscode-languageserver';
import type { Catalog } from '../../shared/src/catalog/catalog.ts';
import type { Settings } from '../../shared/src/settings.ts';
import type { BlockDocument } from './blockDocument.ts';
import type { ClientSupport } from './clientCapabilities.ts';
import type { DocumentMatches, Part } from './documentMatches.ts';
import type { FindMatches } from './features/matchAt.ts';
import type { Projects } from './projects.ts';
import { type Log, outdated, runSafe } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import type { SettingsStore } from './settingsStore.ts';
import type { SyntaxTrees } from './syntaxTrees.ts';
import type { WorkspaceScan } from './workspaceScan.ts';

/** Everything a handler may need while one client is served. */
export interface Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly catalog: Catalog;
  readonly client: ClientSupport;
  readonly documents: TextDocuments<BlockDocument>;
  readonly settings: SettingsStore;
  readonly matches: DocumentMatches;
  readonly scan: WorkspaceScan;
  readonly syntax: SyntaxTrees;
  readonly projects: Projects;
}

/** All of a document, however long it is. */
export const WHOLE: Part = { start: 0, end: Number.POSITIVE_INFINITY };

/** A feature as a request handler. */
export interface DocumentFeature<Params, Result> {
  /** LSP's name of the request, for the log. */
  readonly name: string;
  /** The answer where the document is not open, the feature is off, or it failed. */
  readonly fallback: Result;
  readonly enabled?: (settings: Settings, document: BlockDocument) => boolean;
  /** The part whose matches are made ready beforehand, where that is more than a few lines. */
  readonly part?: (params: Params, document: BlockDocument) => Part;
  readonly run: (
    params: Params,
    document: BlockDocument,
    find: FindMatches,
    settings: Settings,
    token: CancellationToken,
  ) => Result | ResponseError<void> | Promise<Result | ResponseError<void>>;
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
      () => onDocument(session, params.textDocument.uri, params, feature, token),
      feature.fallback,
      feature.name,
      token,
      runtime,
      log,
    );
}

const NO_PART: Part = { start: 0, end: 0 };

/**
 * Runs a feature on the document at `uri`, with the settings and matches that hold for it now. Answers `ContentModified`
 * where an edit came in while they were found.
 */
export async function onDocument<Params, Result>(
  session: Session,
  uri: string,
  params: Params,
  feature: DocumentFeature<Params, Result>,
  token: CancellationToken,
): Promise<Result | ResponseError<void>> {
  const settings = await session.settings.of(uri);
  // Read only now: an edit may have come in while the settings were asked for.
  const document = session.documents.get(uri);
  if (!document || feature.enabled?.(settings, document) === false) return feature.fallback;
  const part = feature.part?.(params, document) ?? NO_PART;
  const find = await session.matches.find(document, part, settings, token);
  return find ? feature.run(params, document, find, settings, token) : outdated();
}
