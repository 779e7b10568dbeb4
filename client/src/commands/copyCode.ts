import { commands, type Disposable, env, l10n, window } from 'vscode';
import type { CatalogSource } from '../catalogData.ts';
import { entryArgument } from '../entryArgument.ts';

/** `Copy Code`, in the menu of a code. */
export function registerCopyCode(source: CatalogSource): Disposable {
  return commands.registerCommand('whatsappErrors.copyCode', async (argument: unknown) => {
    const entry = await entryArgument(argument, source);
    if (entry) await copyCode(`${entry.code}`);
  });
}

/** Puts a code on the clipboard and says so for some seconds. */
export async function copyCode(code: string): Promise<void> {
  await env.clipboard.writeText(code);
  void window.setStatusBarMessage(`$(check) ${l10n.t('Copied {0}', code)}`, 4000);
}
