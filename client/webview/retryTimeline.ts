import * as l10n from '@vscode/l10n';
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { retryDelays } from '../../shared/src/catalog/retry.ts';
import type { RetryPolicy } from '../../shared/src/catalog/types.ts';
import { formatSeconds } from '../../shared/src/render/card.ts';
import { iconShape } from './icons.ts';

/** Heights in the drawing, in pixels: words above the line, the line, words below it. */
const ABOVE = 14;
const LINE = 37;
const BELOW = 69;

/**
 * The policy as a line in time. Places are percentages and sizes pixels, so that it fits any width with text of its usual
 * size. The picture says nothing to screen readers: the list with it does.
 */
export function retryTimeline(policy: RetryPolicy): TemplateResult {
  const delays = retryDelays(policy);
  if (delays.length > 0) return figure(wordsOfWaits(delays), drawWaits(policy, delays), 'waits');
  return policy.when === 'never'
    ? figure([l10n.t('Send'), l10n.t('Stop: do not send again')], drawStop(), 'stop')
    : figure([l10n.t('Send'), l10n.t('Fix the cause'), l10n.t('Send again')], drawFix(), 'fix');
}

function figure(words: readonly string[], drawing: SVGTemplateResult, kind: string): TemplateResult {
  return html`
    <div class="timeline timeline-${kind}">
      <ol class="for-screen-readers" aria-label=${l10n.t('Steps')}>${words.map((word) => html`<li>${word}</li>`)}</ol>
      <svg class="drawing" width="100%" height="76" aria-hidden="true">${drawing}</svg>
    </div>
  `;
}

function wordsOfWaits(delays: readonly number[]): string[] {
  const again = delays.map((delay) => l10n.t('Wait {0}, then send again', formatSeconds(delay)));
  return [l10n.t('Send'), ...again, l10n.t('Then give up')];
}

/** A wait on the line. All numbers are percentages of its width. */
interface Segment {
  readonly delay: number;
  readonly start: number;
  readonly end: number;
  /** How far past the end jitter can move the next attempt, on the scale of this wait. */
  readonly latest: number;
}

/** What the line keeps for giving up, in units of `widthOf`; more where jitter reaches into it. */
const LAST = 3.8;

/** Longer waits are longer, on a logarithmic scale: 1 s and 64 s both stay readable. No wait is narrower than its label. */
function widthOf(delay: number, first: number): number {
  return 2.5 + Math.log2(1 + delay / first);
}

/** Divides the line between the waits. */
function segmentsOf(delays: readonly number[], jitter: number): Segment[] {
  const [first = 1] = delays;
  const widths = delays.map((delay) => widthOf(delay, first));
  const last = (widths.at(-1) ?? 0) * jitter + LAST;
  const unit = 100 / (widths.reduce((sum, width) => sum + width, 0) + last);
  let at = 0;
  return delays.map((delay, n) => {
    const start = at;
    const width = (widths[n] ?? 0) * unit;
    at += width;
    return { delay, start, end: at, latest: at + width * jitter };
  });
}

function drawWaits(policy: RetryPolicy, delays: readonly number[]): SVGTemplateResult {
  const segments = segmentsOf(delays, policy.jitter ?? 0);
  const end = segments.at(-1)?.end ?? 0;
  const long = policy.when === 'after-wait';
  let elapsed = 0;
  return svg`
    ${segments.map(({ end: from, latest }) =>
      latest > from
        ? svg`<rect class="jitter" x=${percent(from)} y=${LINE - 5} width=${percent(latest - from)} height="10" rx="5"></rect>`
        : nothing,
    )}
    ${segments.map(
      ({ start, end: to, delay }) => svg`
        <line class=${long ? 'closed' : 'wait'} x1=${percent(start)} x2=${percent(to)} y1=${LINE} y2=${LINE}></line>
        ${label((start + to) / 2, ABOVE, waitLabel(policy, delay), 'strong')}
      `,
    )}
    <line class="ending" x1=${percent(end)} x2="100%" y1=${LINE} y2=${LINE}></line>
    ${attempt(0, 1)} ${label(0, BELOW, l10n.t('Send'))}
    ${segments.map(({ end: to, delay }, n) => {
      elapsed += delay;
      return svg`${attempt(to, n + 2)} ${label(to, BELOW, `+${roughly(elapsed)}`, 'elapsed')}`;
    })}
    ${sign(100, 'close', 'give-up')} ${label(100, BELOW, l10n.t('Give up'))}
  `;
}

/** The longest wait there is says so, where waits would grow beyond it. */
function waitLabel({ capSeconds, factor = 1 }: RetryPolicy, delay: number): string {
  const wait = formatSeconds(delay);
  return factor > 1 && delay === capSeconds ? l10n.t('{0} max', wait) : wait;
}

function drawFix(): SVGTemplateResult {
  return svg`
    <line class="ending" x1="0%" x2="50%" y1=${LINE} y2=${LINE}></line>
    <line class="wait" x1="50%" x2="100%" y1=${LINE} y2=${LINE}></line>
    ${label(25, ABOVE, l10n.t('No wait helps'))}
    ${attempt(0, 1)} ${label(0, BELOW, l10n.t('Send'))}
    ${sign(50, 'tools', 'fix')} ${label(50, BELOW, l10n.t('Fix the cause'), 'strong')}
    ${attempt(100, 2)} ${label(100, BELOW, l10n.t('Send again'))}
  `;
}

function drawStop(): SVGTemplateResult {
  return svg`
    <line class="wait" x1="0%" x2="50%" y1=${LINE} y2=${LINE}></line>
    <line class="ending" x1="50%" x2="100%" y1=${LINE} y2=${LINE}></line>
    ${attempt(0, 1)} ${label(0, BELOW, l10n.t('Send'))}
    ${sign(50, 'circleSlash', 'stop')} ${label(50, BELOW, l10n.t('Stop'), 'strong')}
    ${attempt(100, 2, 'not-sent')} ${label(100, BELOW, l10n.t('Not again'))}
  `;
}

function attempt(at: number, number: number, more = ''): SVGTemplateResult {
  return svg`<svg x=${percent(at)} y=${LINE} class="attempt ${more}">
    <circle r="10"></circle><text y="4">${number}</text>
  </svg>`;
}

/** An icon on the line, in a disc of the page's colour, so that the line ends at it. */
function sign(at: number, name: 'close' | 'tools' | 'circleSlash', kind: string): SVGTemplateResult {
  return svg`<svg x=${percent(at)} y=${LINE} class="sign sign-${kind}">
    <circle r="12"></circle><g transform="translate(-8 -8)">${iconShape(name)}</g>
  </svg>`;
}

function label(at: number, y: number, text: string, more = ''): SVGTemplateResult {
  return svg`<text class="label ${more}" x=${percent(at)} y=${y}>${text}</text>`;
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** A time since the first send, in a unit that keeps it short: `85 s`, `≈ 7 min`. Takes seconds. */
function roughly(seconds: number): string {
  const unit = seconds >= 7200 ? 3600 : seconds >= 120 ? 60 : 1;
  const rounded = Math.round(seconds / unit) * unit;
  return `${rounded === seconds ? '' : '≈ '}${formatSeconds(rounded)}`;
}
