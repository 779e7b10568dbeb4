import { commands, type Disposable, env, Uri } from 'vscode';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import type { CatalogSource } from '../catalogData.ts';
import { entryArgument } from '../entryArgument.ts';

/** `Open Official Page`, in the menu of a code. */
export function registerOpenOfficialPage(source: CatalogSource): Disposable {
  return commands.registerCommand('whatsappErrors.openOfficialPage', async (argument: unknown) => {
    const entry = await entryArgument(argument, source);
    if (entry) await openOfficialPage(entry);
  });
}

/** Opens the page about an entry in the browser; does nothing where there is none. */
export async function openOfficialPage({ docs: [page] }: Entry): Promise<void> {
  if (page) await env.openExternal(Uri.parse(page, true));
}
