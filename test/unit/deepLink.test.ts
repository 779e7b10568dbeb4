import { describe, expect, it } from 'vitest';
import { parseDeepLink } from '../../shared/src/deepLink.ts';

describe('parseDeepLink', () => {
  it.each([
    ['/code/131056', '', { key: '131056' }],
    ['/code/100:33', '', { key: '100:33' }],
    ['/code/100/33', '', { key: '100/33' }],
    ['/code/twilio:63016', '', { key: 'twilio:63016' }],
    ['/search', 'q=pair rate & limit', { query: 'pair rate & limit' }],
    ['/search', 'q=', { query: '' }],
    ['/code/', '', undefined],
    ['/code', '', undefined],
    ['/search', '', undefined],
    ['/search', 'query=x', undefined],
    ['/search/more', 'q=x', undefined],
    ['/', '', undefined],
    ['', '', undefined],
    ['/settings', 'q=x', undefined],
  ])('%s?%s', (path, query, target) => {
    expect(parseDeepLink(path, query)).toEqual(target);
  });
});
