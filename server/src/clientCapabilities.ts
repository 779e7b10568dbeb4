import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import {
  CLIENT_COMMANDS,
  type ClientCommand,
  type InitializationOptions,
  OPEN_CATALOG_COMMAND,
} from '../../shared/src/protocol.ts';

/** What this client can do, read once from `initialize`; every decision about it is made here. */
export interface ClientSupport {
  readonly commands: readonly ClientCommand[];
  readonly canOpenCatalog: boolean;
  readonly hoverMarkdown: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  /** True for clients that can be asked for the folders of the workspace. */
  readonly workspaceFolders: boolean;
  readonly pullDiagnostics: boolean;
  readonly diagnosticsRefresh: boolean;
  readonly inlayHintsRefresh: boolean;
  /** True for clients that show a title beside the label of a completion. */
  readonly completionLabelDetails: boolean;
  readonly completionMarkdown: boolean;
  /** True for clients that show how far a scan has come where we begin one ourselves. */
  readonly workDoneProgress: boolean;
  readonly versionedEdits: boolean;
  /** True for clients whose edits can make files. */
  readonly createsFiles: boolean;
  /** False for clients that want the edit of a code action at once. */
  readonly resolvesEdits: boolean;
}

/** Reads the capabilities and our own options; what a client does not say, it cannot do. */
export function clientSupport(capabilities: ClientCapabilities, options: InitializationOptions): ClientSupport {
  const { textDocument, workspace } = capabilities;
  const commands = (Array.isArray(options.commands) ? options.commands : []).filter(
    (command): command is ClientCommand => CLIENT_COMMANDS.includes(command),
  );
  const completionItem = textDocument?.completion?.completionItem;
  const formats = textDocument?.hover?.contentFormat;
  return {
    commands,
    canOpenCatalog: commands.includes(OPEN_CATALOG_COMMAND),
    // Clients from before the property existed all render Markdown.
    hoverMarkdown: !formats || formats.includes(MarkupKind.Markdown),
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    inlayHintsRefresh: workspace?.inlayHint?.refreshSupport === true,
    completionLabelDetails: completionItem?.labelDetailsSupport === true,
    completionMarkdown: completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    workDoneProgress: capabilities.window?.workDoneProgress === true,
    diagnosticsRefresh: workspace?.diagnostics?.refreshSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
  };
}
