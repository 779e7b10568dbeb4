import { commands, type Disposable, l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import {
  ADD_CASES_COMMAND,
  type AddCasesParams,
  AddCasesRequest,
  type MatchAtParams,
  type MissingCase,
  MissingCasesRequest,
} from '../../../shared/src/protocol.ts';
import type { LanguageServer } from '../languageServer.ts';

interface Target {
  readonly uri: string;
  readonly position: MatchAtParams['position'];
}

type CaseItem = QuickPickItem & { readonly key?: string };

/** `Add missing WhatsApp codes to this switch…`: asks which ones, and adds them in one step. */
export function registerAddMissingCases(server: LanguageServer): Disposable {
  return commands.registerCommand(ADD_CASES_COMMAND, async (target?: Target) => {
    if (!target?.uri) {
      void window.showInformationMessage(
        l10n.t('Use the light bulb on a code in a switch: this command adds codes to it.'),
      );
      return;
    }
    const client = await server.start();
    const params: MatchAtParams = { textDocument: { uri: target.uri }, position: target.position };
    const before = versionOf(target.uri);
    const missing = await client.sendRequest<MissingCase[]>(MissingCasesRequest.method, params);
    const keys = await ask(missing);
    if (keys.length === 0) return;
    if (versionOf(target.uri) !== before) {
      void window.showWarningMessage(
        l10n.t('The file has changed in the meantime, so nothing was added to the switch.'),
      );
      return;
    }
    const request: AddCasesParams = { ...params, keys };
    const edit = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>(
      AddCasesRequest.method,
      request,
    );
    const converted = edit && (await client.protocol2CodeConverter.asWorkspaceEdit(edit));
    if (converted) await workspace.applyEdit(converted);
  });
}

/** The keys that were chosen; those of the areas the switch handles already stand first. */
async function ask(missing: readonly MissingCase[]): Promise<string[]> {
  if (missing.length === 0) {
    void window.showInformationMessage(l10n.t('The switch already has every code in the catalog.'));
    return [];
  }
  const choice = await window.showQuickPick(items(missing), {
    canPickMany: true,
    matchOnDescription: true,
    placeHolder: l10n.t('Codes to add, each with an empty case'),
  });
  return (choice ?? []).flatMap(({ key }) => key ?? []);
}

function items(missing: readonly MissingCase[]): CaseItem[] {
  const rows = (suggested: boolean): CaseItem[] =>
    missing
      .filter((found) => found.suggested === suggested)
      .map(({ key, label, title }) => ({ label, description: title, key }));
  const separator = (label: string): CaseItem => ({ label, kind: QuickPickItemKind.Separator });
  return [
    separator(l10n.t('Areas this switch handles')),
    ...rows(true),
    separator(l10n.t('Other areas')),
    ...rows(false),
  ];
}

function versionOf(uri: string): number | undefined {
  const wanted = Uri.parse(uri).toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === wanted)?.version;
}
