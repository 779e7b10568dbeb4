import type { Connection } from 'vscode-languageserver';
import { parseSettings, SETTINGS_SECTION, type Settings } from '../../shared/src/settings.ts';

/**
 * Settings per document: asked from the client where it can answer, kept until something changes. Clients that cannot
 * answer push theirs with `workspace/didChangeConfiguration` instead.
 */
export interface SettingsStore {
  /** Of a document or folder; without one, of the workspace. */
  of(uri?: string): Promise<Settings>;
  /** Takes what `didChangeConfiguration` carried and forgets everything kept. */
  changed(pushed: unknown): void;
  forget(uri: string): void;
}

/** `canAsk`: the client said it answers `workspace/configuration`. */
export function createSettingsStore(connection: Connection, canAsk: boolean): SettingsStore {
  const perDocument = new Map<string | undefined, Promise<Settings>>();
  let pushedSettings = parseSettings(undefined);

  const ask = async (uri: string | undefined): Promise<Settings> => {
    const scope = uri === undefined ? {} : { scopeUri: uri };
    return parseSettings(await connection.workspace.getConfiguration({ ...scope, section: SETTINGS_SECTION }));
  };
  return {
    of(uri) {
      if (!canAsk) return Promise.resolve(pushedSettings);
      let settings = perDocument.get(uri);
      if (!settings) {
        // A client that fails to answer once is asked again next time; until then the defaults hold.
        settings = ask(uri).catch(() => {
          perDocument.delete(uri);
          return parseSettings(undefined);
        });
        perDocument.set(uri, settings);
      }
      return settings;
    },
    changed(pushed) {
      perDocument.clear();
      const section = (pushed as Record<string, unknown> | null | undefined)?.[SETTINGS_SECTION];
      if (section !== undefined) pushedSettings = parseSettings(section);
    },
    forget(uri) {
      perDocument.delete(uri);
    },
  };
}
