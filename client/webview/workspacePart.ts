import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ScanEnd } from '../../shared/src/scanMessages.ts';
import { type FoundFilesActions, foundFiles } from './foundFiles.ts';
import { icon } from './icons.ts';
import { type ScanState, shownMatches } from './scanState.ts';

/** What the part asks for. */
export interface WorkspaceActions extends FoundFilesActions {
  start(): void;
  cancel(): void;
}

/** "Where is it in my workspace". `scan` is the one for this entry, if there has been one. */
export function workspacePart(
  code: string,
  scan: ScanState | undefined,
  folded: ReadonlySet<string>,
  actions: WorkspaceActions,
): TemplateResult {
  const running = scan !== undefined && !scan.ended;
  return html`
    <p class="muted">${l10n.t('Finds this code in source code, logs and payloads. Nothing leaves your computer.')}</p>
    <div class="scan-bar">
      ${
        running
          ? html`<vscode-button secondary data-action="cancel-scan" @click=${() => actions.cancel()}>${l10n.t('Cancel')}</vscode-button>
              ${progressOf(scan)}`
          : html`<vscode-button secondary data-action="scan" @click=${() => actions.start()}>
              <span slot="content-before" class="button-icon">${icon('search')}</span>${
                scan ? l10n.t('Search Again') : l10n.t('Find {0} in Workspace', code)
              }
            </vscode-button>`
      }
      <p class="scan-outcome" role="status">${scan ? outcome(code, scan) : nothing}</p>
    </div>
    ${scan && scan.files.length > 0 ? guard([scan.files, folded], () => foundFiles(scan.files, folded, actions)) : nothing}
  `;
}

function progressOf({ progress }: ScanState): TemplateResult {
  const { percentage, message } = progress;
  return html`
    <progress class="scan-progress" max="100" .value=${percentage ?? 0} ?data-unknown=${percentage === undefined}
      aria-label=${l10n.t('Searching the workspace')} aria-valuetext=${message ?? nothing}></progress>
    <span class="muted scan-message">${message ?? l10n.t('Searching…')}</span>
  `;
}

function outcome(code: string, scan: ScanState): TemplateResult | string {
  if (!scan.ended) return '';
  const failure = FAILURES[scan.ended.end]?.(scan.ended);
  const found = foundText(code, scan, scan.ended);
  return html`${failure ? html`<span class="scan-note">${icon('info')}${failure}</span> ` : nothing}${found}`;
}

const FAILURES: Partial<Record<ScanEnd['end'], (ended: ScanEnd) => string>> = {
  stopped: () => l10n.t('The search was canceled.'),
  incomplete: () => l10n.t('Not everything was searched: the workspace is larger than the limit.'),
  noFolder: () => l10n.t('No folder is open. Open one to search it.'),
  failed: ({ reason = '' }) => l10n.t('The search failed: {0}', reason),
};

function foundText(code: string, scan: ScanState, { end, files, matches }: ScanEnd): string {
  const shown = shownMatches(scan);
  const all = Math.max(matches, shown);
  if (end === 'noFolder' || (end === 'failed' && all === 0)) return '';
  if (all === 0) {
    return end === 'done'
      ? l10n.t('No matches for {0} in {1} files.', code, files)
      : l10n.t('No matches for {0} so far.', code);
  }
  if (all > shown) return l10n.t('{0} matches; the first {1} are listed.', all, shown);
  const inFiles = scan.files.length;
  const places = all === 1 ? l10n.t('1 match') : l10n.t('{0} matches', all);
  return inFiles === 1 ? l10n.t('{0} in 1 file.', places) : l10n.t('{0} in {1} files.', places, inFiles);
}
