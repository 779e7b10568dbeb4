import type { PanelTarget } from './webviewMessages.ts';

/**
 * What a link into the catalog asks for. Takes path and query as `Uri` has them, without percent signs:
 * `/code/twilio:63016`, `/search` with `q=pair rate`. Undefined for every other link.
 */
export function parseDeepLink(path: string, query: string): PanelTarget | undefined {
  const [, page, rest = ''] = path.split('/');
  // A code may hold a slash where a person wrote `100/33`.
  if (page === 'code') {
    const key = path.slice('/code/'.length).trim();
    return key === '' ? undefined : { key };
  }
  if (page !== 'search' || rest !== '') return undefined;
  return query.startsWith('q=') ? { query: query.slice('q='.length) } : undefined;
}
