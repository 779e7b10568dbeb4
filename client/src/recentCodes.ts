import { type Disposable, type Event, EventEmitter, type Memento } from 'vscode';

const STATE = 'whatsappErrors.recentCodes';
const MAX = 10;

/** The codes a person looked at last, kept over restarts. */
export interface RecentCodes extends Disposable {
  /** Keys of entries, the last one first. */
  keys(): readonly string[];
  add(key: string): void;
  readonly onDidChange: Event<void>;
}

/** Reads them from the editor's memory and writes them back there. */
export function createRecentCodes(state: Memento): RecentCodes {
  const changed = new EventEmitter<void>();
  const keys = (): readonly string[] => {
    const stored = state.get<unknown>(STATE);
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
  };
  return {
    keys,
    add(key) {
      const before = keys();
      if (before[0] === key) return;
      void state.update(STATE, [key, ...before.filter((other) => other !== key)].slice(0, MAX));
      changed.fire();
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
