import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FoundFile, MatchRange } from '../../shared/src/scanMessages.ts';
import { icon } from './icons.ts';

/** What the list of files asks for. */
export interface FoundFilesActions {
  openMatch(uri: string, range: MatchRange): void;
  /** Folds a file, or unfolds it. */
  setFolded(uri: string, folded: boolean): void;
}

/** The matches by file, as a tree with the keys VS Code's own trees have. */
export function foundFiles(
  files: readonly FoundFile[],
  folded: ReadonlySet<string>,
  actions: FoundFilesActions,
): TemplateResult {
  const open = (row: HTMLElement) => {
    const file = files[Number(row.dataset.file)];
    const match = file?.matches[Number(row.dataset.match)];
    if (file && match) actions.openMatch(file.uri, match.range);
    else if (file) actions.setFolded(file.uri, !folded.has(file.uri));
  };
  const fold = (row: HTMLElement, close: boolean) => {
    const file = files[Number(row.dataset.file)];
    if (file && folded.has(file.uri) !== close) actions.setFolded(file.uri, close);
  };
  return html`
    <div
      class="found"
      role="tree"
      aria-label=${l10n.t('Matches in the workspace')}
      @keydown=${(event: KeyboardEvent) => treeKey(event, open, fold)}
      @focusin=${(event: FocusEvent) => moveTabStop(event)}
      @click=${(event: MouseEvent) => {
        const row = (event.target as Element).closest<HTMLElement>('[role="treeitem"]');
        if (row) open(row);
      }}
    >
      ${files.map((file, n) => fileRows(file, n, folded.has(file.uri), files.length))}
    </div>
  `;
}

function fileRows({ path, matches }: FoundFile, n: number, folded: boolean, setSize: number): TemplateResult {
  const slash = path.lastIndexOf('/');
  const count = matches.length === 1 ? l10n.t('1 match') : l10n.t('{0} matches', matches.length);
  return html`
    <div class="found-file" role="treeitem" tabindex=${n === 0 ? 0 : -1} aria-level="1" aria-posinset=${n + 1}
      aria-setsize=${setSize} aria-expanded=${!folded} data-file=${n} title=${path}>
      ${icon(folded ? 'chevronRight' : 'chevronDown')}
      <span class="found-name">${path.slice(slash + 1)}</span>
      <span class="found-folder muted">${path.slice(0, Math.max(slash, 0))}</span>
      <span class="badge" aria-hidden="true">${matches.length}</span><span class="for-screen-readers">${count}</span>
    </div>
    ${
      folded
        ? nothing
        : matches.map(
            (
              match,
              m,
            ) => html`<div class="found-match" role="treeitem" tabindex="-1" aria-level="2" aria-posinset=${m + 1}
                aria-setsize=${matches.length} data-file=${n} data-match=${m}>
                <span class="found-line muted">${match.range.start.line + 1}</span>
                <span class="found-text">${marked(match)}</span>
              </div>`,
          )
    }
  `;
}

/** The line without its indentation, which says nothing here. */
function marked({ preview, previewRange: { start, end } }: FoundFile['matches'][number]): TemplateResult {
  const indent = Math.min(preview.length - preview.trimStart().length, start);
  return html`${preview.slice(indent, start)}<mark>${preview.slice(start, end)}</mark>${preview.slice(end)}`;
}

/** The row that had the focus is the one Tab comes back to. Written to the page: no drawing hangs on it. */
function moveTabStop(event: FocusEvent): void {
  const row = event.target as HTMLElement;
  for (const other of rowsOf(event)) other.tabIndex = other === row ? 0 : -1;
}

function treeKey(
  event: KeyboardEvent,
  open: (row: HTMLElement) => void,
  fold: (row: HTMLElement, close: boolean) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = rowsOf(event);
  const row = event.target as HTMLElement;
  const at = rows.indexOf(row);
  if (at < 0) return;
  const isFile = row.dataset.match === undefined;
  const parent = () => rows.findLast((other, n) => n < at && other.dataset.match === undefined);
  const moves: Record<string, () => void> = {
    ArrowDown: () => rows[at + 1]?.focus(),
    ArrowUp: () => rows[at - 1]?.focus(),
    Home: () => rows[0]?.focus(),
    End: () => rows.at(-1)?.focus(),
    ArrowLeft: () => (isFile ? fold(row, true) : parent()?.focus()),
    ArrowRight: () => {
      if (isFile && row.ariaExpanded === 'false') fold(row, false);
      else if (isFile) rows[at + 1]?.focus();
    },
    Enter: () => open(row),
    ' ': () => open(row),
  };
  const move = moves[event.key];
  if (!move) return;
  move();
  event.preventDefault();
  event.stopPropagation();
}

function rowsOf(event: Event): HTMLElement[] {
  return [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role="treeitem"]')];
}
