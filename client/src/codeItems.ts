import type { QuickPickItem } from 'vscode';
import { codeLabel, entryKey, entryTitle } from '../../shared/src/catalog/catalog.ts';
import type { Entry, RetryWhen } from '../../shared/src/catalog/types.ts';
import { verdictOf } from '../../shared/src/render/card.ts';

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

/** The entry as people tell codes apart: verdict, code, title, and the beginning of what it means. */
export function codeItem(entry: Entry): CodeItem {
  return {
    entry,
    key: entryKey(entry),
    label: `${VERDICT_ICONS[entry.retry.when]} ${codeLabel(entry)}`,
    description: entryTitle(entry),
    detail: `${verdictOf(entry).lead} ${entry.meaning}`,
    // The search has decided already, and it forgives more than the editor's own filter.
    alwaysShow: true,
  };
}
