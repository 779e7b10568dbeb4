import { describe, expect, it } from 'vitest';
import { keyAtEnd, nameAtEnd } from '../../../shared/src/detect/tail.ts';

describe('nameAtEnd', () => {
  it.each([
    ['const code', 'code'],
    ["row['error_code']", 'error_code'],
    ['error.code ', 'error.code'],
    ['x = .code', 'code'],
    ['@zip-code', '@zip-code'],
    ['(', ''],
    ['', ''],
  ])('reads the name at the end of %j', (text, name) => {
    expect(nameAtEnd(text)).toBe(name);
  });

  it('reads no more than a name can be long', () => {
    expect(nameAtEnd('x'.repeat(100_000))).toHaveLength(60);
  });
});

describe('keyAtEnd', () => {
  it.each([
    ['{"errors": ', 'errors'],
    ["'codes' => ", 'codes'],
    ['retryable = ', 'retryable'],
    ['errors', undefined],
    ["'account limit' => ", undefined],
    [': ', undefined],
  ])('reads the key at the end of %j', (text, key) => {
    expect(keyAtEnd(text)).toBe(key);
  });
});
