import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, CodeActionContext, Range } from 'vscode-languageserver-types';
import { type Catalog, normalizeKey } from '../../../../shared/src/catalog/catalog.ts';
import { mayBeSend, namesWhatsApp } from '../../../../shared/src/fixes/call/sendEvidence.ts';
import type { FixLanguage } from '../../../../shared/src/fixes/languages.ts';
import { lineStartAt } from '../../../../shared/src/fixes/textChange.ts';
import type { ClientCommand } from '../../../../shared/src/protocol.ts';
import type { Settings } from '../../../../shared/src/settings.ts';
import type { FindMatches } from '../matchAt.ts';
import { type ActionData, parseActionData } from './actionData.ts';
import { addCasesProvider } from './addCases.ts';
import { addRetryModuleProvider, addRetryProvider } from './addRetry.ts';
import { compareCodeProvider } from './compareCode.ts';
import { copyRetryProvider } from './copyRetry.ts';
import { ignoreHereProvider, ignoreInWorkspaceProvider } from './ignoreCode.ts';
import { createConstantsProvider, replaceByConstantProvider } from './nameCodes.ts';
import { openInCatalogProvider } from './openInCatalog.ts';
import { parameterCountProvider } from './parameterCount.ts';
import type { FixCode, FixKind, FixProvider, FixRequest, FixSource, Offer } from './provider.ts';
import { sendInsteadProvider } from './sendInstead.ts';
import { workspaceEdit } from './workspaceEdit.ts';
import { wrapInRetryProvider } from './wrapInRetry.ts';

/** In the order the lightbulb shows them. */
const PROVIDERS: readonly FixProvider[] = [
  addRetryProvider,
  addRetryModuleProvider,
  compareCodeProvider,
  parameterCountProvider,
  sendInsteadProvider,
  copyRetryProvider,
  openInCatalogProvider,
  ignoreHereProvider,
  ignoreInWorkspaceProvider,
  wrapInRetryProvider,
  addCasesProvider,
  replaceByConstantProvider,
  createConstantsProvider,
];

/** The kinds of the actions there are. */
export const FIX_KINDS: readonly FixKind[] = ['quickfix', 'refactor.rewrite', 'source'];

/** What the actions are made from. */
export interface CodeActionOptions {
  readonly find: FindMatches;
  readonly catalog: Catalog;
  /** Reads the document as code: its syntax tree and project; undefined where its language is none the fixes write. */
  readonly readCode: () => Promise<FixCode | undefined>;
  /** Codes left alone; the matches of those are expected to be missing already. Absent: none are. */
  readonly settings?: Pick<Settings, 'ignoredCodes'>;
  /** Commands the client can run; actions that need another are not offered. */
  readonly commands: readonly ClientCommand[];
  /** True for a client that can make a file in an edit. Absent: it cannot. */
  readonly createsFiles?: boolean;
  /** What the workspace is written in, as far as its manifests tell. Absent: it cannot be told. */
  readonly workspaceLanguages?: () => Promise<readonly FixLanguage[]>;
}

/** What an action is resolved with. */
export interface ResolveOptions extends Pick<CodeActionOptions, 'find' | 'catalog' | 'readCode'> {
  /** True for clients that take `documentChanges` with versions; others get `changes`. */
  readonly versionedEdits: boolean;
}

/** The actions for a range, without their edits: `resolveCodeAction` computes those for the one that is chosen. */
export async function codeActions(
  document: TextDocument,
  range: Range,
  context: Pick<CodeActionContext, 'only'>,
  { find, catalog, settings, commands, readCode, workspaceLanguages, createsFiles = false }: CodeActionOptions,
): Promise<CodeAction[]> {
  const providers = PROVIDERS.filter(({ kind }) => isWanted(kind, context.only));
  if (providers.length === 0) return [];
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = find(start, end);
  const { version } = document;
  const code = touched.length > 0 || maySend(document, start, end) ? await readCode() : undefined;
  const languages = touched.length > 0 && !code ? await workspaceLanguages?.() : undefined;
  // While the tree was made, an edit may have come in: the offsets would be those of another text.
  if (document.version !== version) return [];
  const ignored = new Set(settings?.ignoredCodes.map(normalizeKey));
  const request: FixRequest = {
    document,
    find,
    catalog,
    code,
    start,
    end,
    touched,
    commands,
    workspaceLanguages: languages ?? [],
    createsFiles,
    isIgnored: (key) => ignored.has(key),
  };
  return providers.flatMap((provider) => provider.offers(request).map((offer) => action(document, provider, offer)));
}

/**
 * Fills in the edit of an action. The action comes back as it was where there is nothing to fill in: it runs a command,
 * it is not ours, or the document has changed since it was offered.
 */
export async function resolveCodeAction(
  action: CodeAction,
  document: TextDocument,
  { find, catalog, readCode, versionedEdits }: ResolveOptions,
): Promise<CodeAction> {
  const data = parseActionData(action.data);
  const provider = PROVIDERS.find(({ id }) => id === data?.id);
  if (!data || !provider?.changes || data.uri !== document.uri || data.version !== document.version) return action;
  const code = await readCode();
  if (data.version !== document.version) return action;
  const source: FixSource = { document, find, catalog, code };
  const edit = provider.changes(source, data);
  return edit ? { ...action, edit: workspaceEdit(edit, { document, code, versionedEdits }) } : action;
}

/** An absent list asks for everything; kinds are hierarchical, and the empty one is the parent of all. */
function isWanted(kind: FixKind, only: readonly string[] | undefined): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** True where the lines of a range call something that may send: only then is a file without a code there parsed. */
function maySend(document: TextDocument, start: number, end: number): boolean {
  const text = document.getText();
  const from = lineStartAt(text, start);
  const next = text.indexOf('\n', end);
  const lines = text.slice(from, Math.min(next < 0 ? text.length : next, from + 2000));
  // Ruby calls without brackets, so any word may be a call.
  return (lines.match(/[A-Za-z_$][\w$]{0,80}/g) ?? []).some(mayBeSend) && namesWhatsApp(text);
}

function action(
  document: TextDocument,
  { id, kind }: FixProvider,
  { title, key, start, preferred, command, variant }: Offer,
): CodeAction {
  const data: ActionData = {
    id,
    uri: document.uri,
    version: document.version,
    key,
    start,
    ...(variant && { variant }),
  };
  return { title, kind, ...(preferred ? { isPreferred: true } : {}), ...(command ? { command } : {}), data };
}
