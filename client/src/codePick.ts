import { type QuickInputButton, type QuickPick, type QuickPickItem, window } from 'vscode';
import { codeLabel, entryKey, entryTitle, providerName } from '../../shared/src/catalog/catalog.ts';
import type { Entry, RetryWhen } from '../../shared/src/catalog/types.ts';
import { verdictOf } from '../../shared/src/render/card.ts';
import type { CodeSearch } from '../../shared/src/search/search.ts';

const VERDICT_ICONS: Record<RetryWhen, string> = {
  backoff: '$(sync)',
  'after-wait': '$(watch)',
  'after-fix': '$(tools)',
  never: '$(circle-slash)',
};

/** A catalog entry in a quick pick. */
export interface CodeItem extends QuickPickItem {
  readonly entry: Entry;
  readonly key: string;
}

/**
 * The entry as people tell codes apart: verdict, code, title, and the beginning of what it means. A name that is a code
 * stands in the description: the editor moves entries up whose label holds what is typed, and would put every
 * `TEMPLATE_…` before the codes that rank higher.
 */
function codeItem(entry: Entry): CodeItem {
  const named = typeof entry.code === 'string';
  return {
    entry,
    key: entryKey(entry),
    label: `${VERDICT_ICONS[entry.retry.when]} ${named ? providerName(entry) : codeLabel(entry)}`,
    description: named ? `${entry.code} · ${entryTitle(entry)}` : entryTitle(entry),
    detail: `${verdictOf(entry).lead} ${entry.meaning}`,
    // The search has decided already, and it forgives more than the editor's own filter.
    alwaysShow: true,
  };
}

/** How a pick differs from others of its kind. */
export interface CodePickOptions {
  readonly title: string;
  /** What the search begins with. */
  readonly value: string;
  readonly buttons?: readonly QuickInputButton[];
  /** False for entries that are not offered; absent: all are. */
  readonly offers?: (entry: Entry) => boolean;
}

/** A quick pick of catalog entries that searches as one types. The caller shows it and serves what is chosen. */
export function createCodePick(search: CodeSearch, options: CodePickOptions): QuickPick<CodeItem> {
  const { buttons = [], offers = () => true } = options;
  const pick = window.createQuickPick<CodeItem>();
  pick.title = options.title;
  pick.placeholder = 'Code, title or a word of the meaning';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const showHits = (query: string) => {
    const entries = search.search(query).map(({ entry }) => entry);
    pick.items = entries.filter(offers).map((entry) => ({ ...codeItem(entry), buttons }));
  };
  pick.onDidChangeValue(showHits);
  pick.value = options.value;
  showHits(options.value);
  return pick;
}
