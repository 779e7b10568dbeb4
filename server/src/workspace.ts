import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { ClientSupport } from './clientCapabilities.ts';

/** The folders of the workspace, and what is hidden in them. */
export interface WorkspaceFolders {
  /** URIs of the folders as they are now, without a slash at their end. */
  folders(): Promise<readonly string[]>;
  /** Globs of what the editor's settings `files.exclude` and `search.exclude` hide in a folder. */
  excluded(folder: string): Promise<readonly string[]>;
}

/** Asks the client, where it can answer; else the folders stay those it began with, and nothing is hidden. */
export function workspaceOf(
  { workspace }: Connection,
  { configuration, workspaceFolders }: ClientSupport,
  atStart: readonly string[],
): WorkspaceFolders {
  return {
    async folders() {
      const now = workspaceFolders ? await workspace.getWorkspaceFolders() : null;
      return now ? now.map(({ uri }) => withoutSlash(uri)) : atStart;
    },
    async excluded(scopeUri) {
      if (!configuration) return [];
      const sections = ['files.exclude', 'search.exclude'];
      const values: unknown[] = await workspace.getConfiguration(sections.map((section) => ({ scopeUri, section })));
      return values.flatMap((globs) => (typeof globs === 'object' && globs !== null ? switchedOn(globs) : []));
    },
  };
}

/** URIs of the folders of the workspace, without a slash at their end. */
export function foldersAtStart({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(withoutSlash);
}

/** A glob that only holds beside another file (`{ "when": … }`) hides what was compiled, which is no harm to examine. */
function switchedOn(globs: object): string[] {
  return Object.entries(globs).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []));
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}
