import { html, nothing, type TemplateResult } from 'lit';
import { retryDelays } from '../../shared/src/catalog/retry.ts';
import type { RetryPolicy } from '../../shared/src/catalog/types.ts';
import { formatSeconds } from '../../shared/src/render/card.ts';
import { scopeName } from '../../shared/src/render/names.ts';
import { icon } from './icons.ts';
import { jitterName } from './labels.ts';

/** The policy of an entry: the waits as a row of steps, then what else a sender has to know. */
export function retryPolicy(policy: RetryPolicy): TemplateResult {
  const delays = retryDelays(policy);
  return html`
    ${delays.length === 0 ? nothing : steps(delays)}
    <dl class="fields">
      ${field('Applies to', scopeName(policy.scope))}
      ${policy.limit === null ? nothing : field('Documented limit', policy.limit)}
      ${field('Attempts', attempts(policy))}
      ${delays.length === 0 || policy.jitter === undefined ? nothing : field('Jitter', jitterName(policy.jitter))}
    </dl>
  `;
}

function steps(delays: readonly number[]): TemplateResult {
  return html`
    <ol class="delays" aria-label="Waits before each new attempt">
      <li class="delay delay-send">Send</li>
      ${delays.map((delay) => html`<li class="delay">${icon('clockface')}${formatSeconds(delay)}</li>`)}
    </ol>
  `;
}

function attempts({ maxAttempts }: RetryPolicy): string {
  return maxAttempts <= 1 ? '1: do not send again by itself' : `${maxAttempts} in all, the first send included`;
}

function field(name: string, value: string): TemplateResult {
  return html`<div class="field"><dt>${name}</dt><dd>${value}</dd></div>`;
}
