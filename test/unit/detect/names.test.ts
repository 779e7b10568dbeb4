import { describe, expect, it } from 'vitest';
import { classifyHead, classifyName, namesTitle, nameTokens } from '../../../shared/src/detect/names.ts';

describe('classifyName', () => {
  it.each([
    ['error_code', 'error'],
    ['errorCode', 'error'],
    ['metaCode', 'error'],
    ['error.code', 'error'],
    ['código_erro', 'code'],
    ['code', 'code'],
    ['err', 'code'],
    ['error_subcode', 'subcode'],
    ['errorSubcode', 'subcode'],
    ['zipCode', 'foreign'],
    ['region_code', 'foreign'],
    ['keyCode', 'foreign'],
    ['RETRY_DELAY_MS', 'foreign'],
    ['exitCode', 'foreign'],
    ['statusCode', 'http'],
    ['HTTP_ERROR_CODE', 'http'],
    ['errors', 'neutral'],
    ['whatsapp', 'neutral'],
    ['rateLimit', 'neutral'],
    ['rate_limit_per_minute', 'foreign'],
    ['', 'neutral'],
  ])('%s is %s', (name, kind) => {
    expect(classifyName(name)).toBe(kind);
  });
});

describe('classifyHead', () => {
  it.each([
    ['const RETRYABLE = new Set(', 'error'],
    ['const RATE_LIMIT = ', 'error'],
    ['switch (error.code) {', 'error'],
    ['if code in ', 'code'],
    ['const ORDER_IDS = ', 'foreign'],
    ['const RETRY_DELAYS_MS = ', 'foreign'],
    ['foo(', 'neutral'],
  ])('%s is %s', (head, kind) => {
    expect(classifyHead(head)).toBe(kind);
  });
});

describe('names', () => {
  it('are split at humps, underscores and digits', () => {
    expect(nameTokens('HTTPErrorCode_v2-max')).toEqual(['http', 'error', 'code', 'v', 'max']);
  });

  it('speak of a title by a word that is not common to many', () => {
    expect(namesTitle('PAIR_RATE_LIMIT', ['(Business Account, Consumer Account) pair rate limit hit'])).toBe(true);
    expect(namesTitle('REENGAGEMENT', ['Re-engagement message'])).toBe(true);
    expect(namesTitle('MESSAGE_CODE', ['Re-engagement message'])).toBe(false);
  });
});
