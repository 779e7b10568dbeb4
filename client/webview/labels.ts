import * as l10n from '@vscode/l10n';
import type { Surface } from '../../shared/src/catalog/types.ts';

/** What the spreading of waits does. Takes the share that is added at most. */
export function jitterName(share: number): string {
  return share === 0
    ? l10n.t('None, keep the waits as they are')
    : l10n.t('Adds up to {0}% to each wait, at random', Math.round(share * 100));
}

/** Where a code reaches the developer, for a field. */
export function surfaceName(surface: readonly Surface[]): string {
  if (surface.length > 1) return l10n.t('The response or a webhook');
  return surface[0] === 'webhook' ? l10n.t('A webhook') : l10n.t('The response');
}

/** The name of an API of the data: `cloud` gives `Cloud API`. A name of a product, it is the same in all languages. */
export function apiName(api: string): string {
  const name = plainName(api);
  return /\bAPI\b/.test(name) ? name : `${name} API`;
}

/**
 * An address short enough for a link: `developers.facebook.com/documentation/…/support/error-codes`. The end tells pages
 * of one site apart.
 */
export function shortAddress(url: string): string {
  const [host = '', ...path] = url
    .replace(/^https:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
    .split('/');
  const shown = path.length <= 5 ? path : [...path.slice(0, 2), '…', ...path.slice(-2)];
  return [host, ...shown].join('/');
}

/** Names that a machine-made word does not give by itself. */
const NAMES: Readonly<Record<string, string>> = {
  api: 'API',
  onprem: 'On-Premises',
  waba: 'WABA',
  http: 'HTTP',
  oauth: 'OAuth',
  mm: 'MM',
  sip: 'SIP',
  id: 'ID',
};

/** A name of the data as people write it: `rate-limit` gives `Rate limit`, `cloud-api` gives `Cloud API`. */
function plainName(name: string): string {
  const words = name.split(/[-_\s]+/).map((word) => NAMES[word.toLowerCase()] ?? word);
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
