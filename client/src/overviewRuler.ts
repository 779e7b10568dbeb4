import {
  Disposable,
  OverviewRulerLane,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import type { RetryWhen } from '../../shared/src/catalog/types.ts';
import { SETTINGS_SECTION } from '../../shared/src/settings.ts';
import type { CatalogSource } from './catalogData.ts';
import type { DocumentMatches } from './documentMatches.ts';

/** The ruler is some hundred pixels high; more marks would only cost. */
const MAX_MARKS = 2000;

/** Colours of the manifest. */
const COLORS: Record<RetryWhen, string> = {
  backoff: 'whatsappErrors.overviewRuler.retry',
  'after-wait': 'whatsappErrors.overviewRuler.wait',
  'after-fix': 'whatsappErrors.overviewRuler.fix',
  never: 'whatsappErrors.overviewRuler.never',
};
const VERDICTS = Object.keys(COLORS) as RetryWhen[];

/** Marks codes in the ruler beside the scroll bar, in the colour of their verdict. */
export function registerOverviewRuler(source: CatalogSource, matches: DocumentMatches): Disposable {
  /** Made when the first code is marked. */
  let types: Record<RetryWhen, TextEditorDecorationType> | undefined;

  const rangesOf = async (editor: TextEditor): Promise<Map<RetryWhen, Range[]>> => {
    const ranges = new Map<RetryWhen, Range[]>();
    const found = isEnabled(editor) ? await matches.of(editor.document) : [];
    if (found.length === 0) return ranges;
    const catalog = await source.catalog();
    for (const { key, range } of found.slice(0, MAX_MARKS)) {
      const when = catalog.get(key)?.retry.when;
      if (when === undefined) continue;
      const { start, end } = range;
      const marked = new Range(start.line, start.character, end.line, end.character);
      const sameVerdict = ranges.get(when);
      if (sameVerdict) sameVerdict.push(marked);
      else ranges.set(when, [marked]);
    }
    return ranges;
  };
  const mark = async (editor: TextEditor): Promise<void> => {
    const { version } = editor.document;
    const ranges = await rangesOf(editor);
    // Another edit came, and another marking with it; what the editor has follows the text meanwhile.
    if (editor.document.version !== version) return;
    if (!types && ranges.size === 0) return;
    types ??= createTypes();
    for (const when of VERDICTS) editor.setDecorations(types[when], ranges.get(when) ?? []);
  };
  const markAll = (): void => {
    for (const editor of window.visibleTextEditors) void mark(editor);
  };
  markAll();
  return Disposable.from(
    window.onDidChangeVisibleTextEditors(markAll),
    matches.onDidChange((document) => {
      for (const editor of window.visibleTextEditors) {
        if (!document || editor.document === document) void mark(editor);
      }
    }),
    {
      dispose() {
        for (const when of VERDICTS) types?.[when].dispose();
      },
    },
  );
}

function isEnabled({ document }: TextEditor): boolean {
  return workspace.getConfiguration(SETTINGS_SECTION, document).get('overviewRuler.enabled', true);
}

function createTypes(): Record<RetryWhen, TextEditorDecorationType> {
  const type = (when: RetryWhen) =>
    window.createTextEditorDecorationType({
      overviewRulerColor: new ThemeColor(COLORS[when]),
      overviewRulerLane: OverviewRulerLane.Center,
    });
  return {
    backoff: type('backoff'),
    'after-wait': type('after-wait'),
    'after-fix': type('after-fix'),
    never: type('never'),
  };
}
