import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver';
import { addRetrySnippet } from '../../shared/src/fixes/addRetry.ts';
import { LANGUAGE_FIXES } from '../../shared/src/fixes/allLanguages.ts';
import { type FixLanguage, fixLanguageOf } from '../../shared/src/fixes/languages.ts';
import {
  type AddCasesParams,
  AddCasesRequest,
  type MatchAtParams,
  type MissingCase,
  MissingCasesRequest,
  type RetrySnippetParams,
  RetrySnippetRequest,
} from '../../shared/src/protocol.ts';
import type { Settings } from '../../shared/src/settings.ts';
import type { BlockDocument } from './blockDocument.ts';
import { addCases, missingCases } from './features/codeActions/addCases.ts';
import { codeActions, resolveCodeAction } from './features/codeActions/index.ts';
import type { FixCode, FixSource } from './features/codeActions/provider.ts';
import { workspaceEdit } from './features/codeActions/workspaceEdit.ts';
import type { FindMatches } from './features/matchAt.ts';
import { runSafe } from './runSafe.ts';
import { type DocumentFeature, documentHandler, onDocument, type Session } from './session.ts';

/** Registers code actions, their resolution, and the requests the client's own commands need. */
export function registerCodeActions(session: Session): void {
  const { connection, catalog, client, runtime, log } = session;
  const enabled = (settings: Settings) => settings.codeActions.enabled;
  const resolve = (action: CodeAction, document: BlockDocument, find: FindMatches) =>
    resolveCodeAction(action, document, {
      find,
      catalog,
      readCode: () => codeOf(session, document),
      versionedEdits: client.versionedEdits,
    });
  connection.onCodeAction(
    documentHandler(session, {
      name: 'textDocument/codeAction',
      fallback: [],
      enabled,
      part: ({ range }, document) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) }),
      run: async ({ range, context }: CodeActionParams, document, find, settings) => {
        const actions = await codeActions(document, range, context, {
          find,
          catalog,
          settings,
          readCode: () => codeOf(session, document),
          workspaceLanguages: () => session.projects.languages(),
          commands: client.commands,
          createsFiles: client.createsFiles,
        });
        return client.resolvesEdits ? actions : Promise.all(actions.map((action) => resolve(action, document, find)));
      },
    }),
  );
  connection.onCodeActionResolve((action, token) => {
    const uri = resolvableUri(action);
    if (uri === undefined) return action;
    const name = 'codeAction/resolve';
    const feature: DocumentFeature<undefined, CodeAction> = {
      name,
      fallback: action,
      enabled,
      run: (_params, document, find) => resolve(action, document, find),
    };
    return runSafe(() => onDocument(session, uri, undefined, feature, token), action, name, token, runtime, log);
  });
  registerCases(session);
  registerSnippets(session);
}

function registerCases(session: Session): void {
  const { connection, catalog, client } = session;
  const source = async (document: BlockDocument, find: FindMatches): Promise<FixSource> => {
    const code = await codeOf(session, document);
    return { document, find, catalog, code };
  };
  connection.onRequest<MissingCase[], void>(
    MissingCasesRequest.method,
    documentHandler<MatchAtParams, MissingCase[]>(session, {
      name: MissingCasesRequest.method,
      fallback: [],
      run: async ({ position }, document, find) =>
        missingCases(await source(document, find), document.offsetAt(position)),
    }),
  );
  connection.onRequest<WorkspaceEdit | null, void>(
    AddCasesRequest.method,
    documentHandler<AddCasesParams, WorkspaceEdit | null>(session, {
      name: AddCasesRequest.method,
      fallback: null,
      run: async ({ position, keys }, document, find) => {
        const from = await source(document, find);
        const edit = addCases(from, document.offsetAt(position), keys);
        return edit ? workspaceEdit(edit, { document, code: from.code, versionedEdits: client.versionedEdits }) : null;
      },
    }),
  );
}

function registerSnippets(session: Session): void {
  const { connection, catalog, runtime, log } = session;
  connection.onRequest(RetrySnippetRequest.method, ({ key, language }: RetrySnippetParams, token) =>
    runSafe(
      async () => {
        const entry = catalog.get(key);
        const dependencies = await session.projects.dependenciesOf(language as FixLanguage);
        return (entry && addRetrySnippet(entry, LANGUAGE_FIXES[language as FixLanguage], dependencies)) ?? null;
      },
      null,
      RetrySnippetRequest.method,
      token,
      runtime,
      log,
    ),
  );
}

/**
 * A document as code: its syntax tree and what is known of its project. Where that fails, say for a grammar that is
 * missing, the actions that need none are still there.
 */
async function codeOf({ syntax, projects, log }: Session, document: BlockDocument): Promise<FixCode | undefined> {
  const { uri, languageId } = document;
  try {
    const name = fixLanguageOf(languageId);
    const language = name && LANGUAGE_FIXES[name];
    if (!language) return undefined;
    const project = await projects.of(uri, languageId, name, language);
    const file = await syntax.of(document);
    return file && { file, language, project };
  } catch (error) {
    log.error(`No fix can be made in ${languageId}: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** The document an action was offered for; undefined for actions of other servers or of a broken client. */
function resolvableUri(action: CodeAction): string | undefined {
  const data = action.data as { uri?: unknown } | undefined;
  return typeof data?.uri === 'string' ? data.uri : undefined;
}
