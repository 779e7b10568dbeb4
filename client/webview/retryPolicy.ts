import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { retryDelays } from '../../shared/src/catalog/retry.ts';
import type { RetryPolicy } from '../../shared/src/catalog/types.ts';
import { formatSeconds } from '../../shared/src/render/card.ts';
import { scopeName } from '../../shared/src/render/names.ts';
import { jitterName } from './labels.ts';
import { retryTimeline } from './retryTimeline.ts';

/** The policy of an entry: drawn as a line in time, then what else a sender has to know. */
export function retryPolicy(policy: RetryPolicy): TemplateResult {
  const { capSeconds, factor = 1, jitter, limit } = policy;
  const waits = retryDelays(policy).length > 0;
  return html`
    ${retryTimeline(policy)}
    <dl class="fields">
      ${field(l10n.t('Applies to'), scopeName(policy.scope))}
      ${limit === null ? nothing : field(l10n.t('Documented limit'), html`<span lang="en">${limit}</span>`)}
      ${field(l10n.t('Attempts'), attempts(policy))}
      ${waits && capSeconds !== undefined && factor > 1 ? field(l10n.t('Longest wait'), formatSeconds(capSeconds)) : nothing}
      ${
        waits && jitter !== undefined
          ? field(
              l10n.t('Jitter'),
              html`${jitter > 0 ? html`<span class="jitter-key"></span>` : nothing}${jitterName(jitter)}`,
            )
          : nothing
      }
    </dl>
  `;
}

function attempts({ maxAttempts }: RetryPolicy): string {
  return maxAttempts <= 1
    ? l10n.t('1 (do not retry automatically)')
    : l10n.t('{0}, including the first send', maxAttempts);
}

function field(name: string, value: string | TemplateResult): TemplateResult {
  return html`<div class="field"><dt>${name}</dt><dd>${value}</dd></div>`;
}
