import { config } from '@vscode/l10n';

/**
 * Sets the language of this process: what people read is looked up in `texts`, by the English text. Takes what a client
 * sent as it came; anything that is no table of texts, and every text that is missing in it, gives English.
 */
export function setTranslations(texts: unknown): void {
  const rows = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  config({ contents: Object.fromEntries(rows.filter(([, text]) => typeof text === 'string')) });
}
