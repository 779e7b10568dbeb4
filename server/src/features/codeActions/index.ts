import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, CodeActionContext, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { type Catalog, normalizeKey } from '../../../../shared/src/catalog/catalog.ts';
import { findSendCalls } from '../../../../shared/src/fixes/findSendCalls.ts';
import { fixLanguageOf } from '../../../../shared/src/fixes/languages.ts';
import type { SourceCalls } from '../../../../shared/src/fixes/sendCall.ts';
import type { TextChange } from '../../../../shared/src/fixes/textChange.ts';
import type { ClientCommand } from '../../../../shared/src/protocol.ts';
import type { Settings } from '../../../../shared/src/settings.ts';
import type { FindMatches } from '../matchAt.ts';
import { type ActionData, parseActionData } from './actionData.ts';
import { addRetryProvider } from './addRetry.ts';
import { openInCatalogProvider } from './openInCatalog.ts';
import type { FixProvider, FixRequest, FixSource, Offer } from './provider.ts';
import { sendInsteadProvider } from './sendInstead.ts';

/** In the order the lightbulb shows them. */
const PROVIDERS: readonly FixProvider[] = [addRetryProvider, sendInsteadProvider, openInCatalogProvider];

const QUICK_FIX = 'quickfix';

/** What the actions are made from. */
export interface CodeActionOptions {
  readonly find: FindMatches;
  readonly catalog: Catalog;
  /** Codes left alone; the matches of those are expected to be missing already. Absent: none are. */
  readonly settings?: Pick<Settings, 'ignoredCodes'>;
  /** Commands the client can run; actions that need another are not offered. */
  readonly commands: readonly ClientCommand[];
}

/** What an action is resolved with. */
export interface ResolveOptions {
  readonly find: FindMatches;
  readonly catalog: Catalog;
  /** True for clients that take `documentChanges` with versions; others get `changes`. */
  readonly versionedEdits: boolean;
}

/** The actions for a range, without their edits: `resolveCodeAction` computes those for the one that is chosen. */
export function codeActions(
  document: TextDocument,
  range: Range,
  context: Pick<CodeActionContext, 'only'>,
  { find, catalog, settings, commands }: CodeActionOptions,
): CodeAction[] {
  if (!wantsQuickFixes(context.only)) return [];
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const ignored = new Set(settings?.ignoredCodes.map(normalizeKey));
  const request: FixRequest = {
    ...fixSource(document, find, catalog),
    start,
    end,
    touched: find(start, end),
    commands,
    isIgnored: (key) => ignored.has(key),
  };
  return PROVIDERS.flatMap((provider) => provider.offers(request).map((offer) => action(document, provider, offer)));
}

/**
 * Fills in the edit of an action. The action comes back as it was where there is nothing to fill in: it runs a command,
 * it is not ours, or the document has changed since it was offered.
 */
export function resolveCodeAction(
  action: CodeAction,
  document: TextDocument,
  { find, catalog, versionedEdits }: ResolveOptions,
): CodeAction {
  const data = parseActionData(action.data);
  if (!data || data.uri !== document.uri || data.version !== document.version) return action;
  const provider = PROVIDERS.find(({ id }) => id === data.id);
  const changes = provider?.changes?.(fixSource(document, find, catalog), data.key, data.start);
  return changes ? { ...action, edit: workspaceEdit(document, changes, versionedEdits) } : action;
}

/** An absent list asks for everything; kinds are hierarchical, and the empty one is the parent of all. */
function wantsQuickFixes(only: readonly string[] | undefined): boolean {
  return !only || only.some((kind) => kind === '' || kind === QUICK_FIX);
}

function fixSource(document: TextDocument, find: FindMatches, catalog: Catalog): FixSource {
  let calls: SourceCalls | undefined;
  let read = false;
  return {
    document,
    find,
    catalog,
    calls() {
      const language = fixLanguageOf(document.languageId);
      if (!read && language) calls = findSendCalls(document.getText(), language);
      read = true;
      return calls;
    },
  };
}

function action(
  document: TextDocument,
  { id }: FixProvider,
  { title, key, start, preferred, command }: Offer,
): CodeAction {
  const data: ActionData = { id, uri: document.uri, version: document.version, key, start };
  return { title, kind: QUICK_FIX, ...(preferred ? { isPreferred: true } : {}), ...(command ? { command } : {}), data };
}

function workspaceEdit(document: TextDocument, changes: readonly TextChange[], versioned: boolean): WorkspaceEdit {
  const edits = changes.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
  if (!versioned) return { changes: { [document.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}
