import { config } from '@vscode/l10n';

let table: Record<string, string> = {};

/**
 * Sets the language of this process: what people read is looked up in `texts`, by the English text. Takes what a client
 * sent as it came; anything that is no table of texts, and every text that is missing in it, gives English.
 */
export function setTranslations(texts: unknown): void {
  const rows = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  table = Object.fromEntries(rows.filter(([, text]) => typeof text === 'string'));
  config({ contents: table });
}

/** What `make` gives where the language is English, for what programs read: that is the same in every language. */
export function inEnglish<T>(make: () => T): T {
  config({ contents: {} });
  try {
    return make();
  } finally {
    config({ contents: table });
  }
}
