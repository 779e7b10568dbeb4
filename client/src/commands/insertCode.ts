import { commands, type Disposable } from 'vscode';
import type { CatalogSource } from '../catalogData.ts';
import { entryArgument } from '../entryArgument.ts';
import type { CodeInserter } from '../insertCode.ts';

/** `Insert Code at Caret`, in the menu of a code. */
export function registerInsertCode(source: CatalogSource, inserter: CodeInserter): Disposable {
  return commands.registerCommand('whatsappErrors.insertCode', async (argument: unknown) => {
    const entry = await entryArgument(argument, source);
    if (entry) await inserter.insert(`${entry.code}`);
  });
}
