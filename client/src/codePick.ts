import { l10n, type QuickInputButton, type QuickPick, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { codeLabel, entryTitle, providerName } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { verdictOf } from '../../shared/src/render/card.ts';
import type { CodeSearch, SearchHit } from '../../shared/src/search/search.ts';
import type { CatalogSource } from './catalogData.ts';
import { areaWord, type PaletteRow, paletteRows } from './paletteRows.ts';
import { verdictCodicon } from './verdictIcon.ts';

/** A row of a quick pick of codes; what is no code leads on (an area) or only divides. */
export interface CodeItem extends QuickPickItem {
  readonly entry?: Entry;
  /** What to type for an area. */
  readonly narrows?: string;
}

/** How a pick differs from others of its kind. */
export interface CodePickOptions {
  readonly title: string;
  /** What the search begins with. */
  readonly value: string;
  /** Buttons on the row of an entry. */
  readonly buttons?: (entry: Entry) => readonly QuickInputButton[];
  /** Keys of the entries seen last, the last one first; they come first while nothing is typed. */
  readonly recent?: readonly string[];
  /** False for entries that are not offered; absent: all are. */
  readonly offers?: (entry: Entry) => boolean;
  /** Called with the entry that was chosen, or with undefined where the text found none. */
  readonly accept: (entry: Entry | undefined, typed: string) => void;
}

/** A quick pick of catalog entries that searches as one types. The caller shows it. */
export function createCodePick(search: CodeSearch, options: CodePickOptions): QuickPick<CodeItem> {
  const { buttons = () => [], recent = [], offers = () => true } = options;
  const pick = window.createQuickPick<CodeItem>();
  pick.title = options.title;
  pick.placeholder = l10n.t('Search by code, title or meaning, or paste an error message. Type # for an area.');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const showRows = (typed: string) => {
    pick.items = paletteRows(typed, { search, recent, offers }).map((row) => itemOf(row, buttons));
  };
  pick.onDidChangeValue(showRows);
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    if (item?.narrows !== undefined) {
      pick.value = item.narrows;
      showRows(pick.value);
      return;
    }
    pick.hide();
    options.accept(item?.entry, pick.value);
  });
  pick.onDidHide(() => pick.dispose());
  pick.value = options.value;
  showRows(options.value);
  return pick;
}

/** Asks for a code; undefined where the person turns away. */
export async function askForCode(
  source: CatalogSource,
  options: Omit<CodePickOptions, 'accept'>,
): Promise<Entry | undefined> {
  const search = await source.search();
  return new Promise((resolve) => {
    const pick = createCodePick(search, { ...options, accept: resolve });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

function itemOf(row: PaletteRow, buttons: (entry: Entry) => readonly QuickInputButton[]): CodeItem {
  switch (row.kind) {
    case 'separator':
      return {
        label: row.group === 'recent' ? l10n.t('Recent') : row.group.name,
        kind: QuickPickItemKind.Separator,
      };
    case 'area': {
      const { name, entries } = row.area;
      const description = entries.length === 1 ? l10n.t('1 code') : l10n.t('{0} codes', entries.length);
      return { label: `$(tag) ${name}`, description, narrows: `#${areaWord(row.area)} `, alwaysShow: true };
    }
    case 'code':
      return { ...codeItem(row.hit), buttons: buttons(row.hit.entry) };
  }
}

/**
 * The entry as people tell codes apart: verdict, code, title, and why it was found or the beginning of what it means. A
 * name that is a code stands in the description: the editor moves entries up whose label holds what is typed, and would
 * put every `TEMPLATE_…` before the codes that rank higher.
 */
function codeItem({ entry, reading, reason }: SearchHit): CodeItem {
  const named = typeof entry.code === 'string';
  const { lead } = verdictOf(entry);
  return {
    entry,
    label: `${verdictCodicon(entry.retry.when)} ${named ? providerName(entry) : codeLabel(entry)}`,
    description: named ? `${entry.code} · ${entryTitle(entry)}` : entryTitle(entry),
    detail: reading ? `${l10n.t('Here:')} ${reading} ${lead}` : `${lead} ${reason ?? entry.meaning}`,
    // The search has decided already, and it forgives more than the editor's own filter.
    alwaysShow: true,
  };
}
