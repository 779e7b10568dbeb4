import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

/** Stands in for the detail before a code is open: what to do, and by which keys. */
export function welcome(): TemplateResult {
  return html`
    <div class="welcome">
      <p class="welcome-title">${l10n.t('Select a code to see what it means and what to do')}</p>
      <dl class="keys">
        <div><dt><kbd>/</kbd></dt><dd>${l10n.t('Search')}</dd></div>
        <div><dt><kbd>↓</kbd> <kbd>↑</kbd></dt><dd>${l10n.t('Move through the codes')}</dd></div>
        <div><dt><kbd>Enter</kbd></dt><dd>${l10n.t('Read the code')}</dd></div>
        <div><dt><kbd>Alt</kbd> <kbd>←</kbd></dt><dd>${l10n.t('Back to the previous code')}</dd></div>
        <div><dt><kbd>Esc</kbd></dt><dd>${l10n.t('Back to the search, then clear it')}</dd></div>
      </dl>
    </div>
  `;
}
