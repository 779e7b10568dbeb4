import { Disposable, type Memento, window } from 'vscode';
import type { CatalogSource } from '../catalogData.ts';
import type { DocumentMatches } from '../documentMatches.ts';
import type { Status } from '../status.ts';
import { CodesTree } from './codes.ts';
import { registerInThisFile } from './inThisFileView.ts';

/** What the side bar needs of the rest of the extension. */
interface Parts {
  readonly source: CatalogSource;
  readonly matches: DocumentMatches;
  readonly status: Status;
  readonly state: Memento;
}

/** The views of the side bar. */
export function registerSideBar(parts: Parts): Disposable {
  const codes = window.createTreeView('whatsappErrors.codes', {
    treeDataProvider: new CodesTree(parts.source),
    showCollapseAll: true,
  });
  return Disposable.from(codes, registerInThisFile(parts));
}
