import { describe, expect, it } from 'vitest';
import { keyAtEnd, nameAtEnd, runAtEnd, variableAtEnd } from '../../../shared/src/detect/tail.ts';

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

describe('variableAtEnd', () => {
  it.each([
    ['lag=3 status', 'status'],
    ['to 1555: error-code  ', 'error-code'],
    ['x = 12ab', 'ab'],
    ['x --_a', '_a'],
    ['$a', 'a'],
    ['code   ', undefined],
    ['12', undefined],
    ['', undefined],
  ])('reads the variable at the end of %j', (text, name) => {
    expect(variableAtEnd(text)).toBe(name);
  });

  it('reads no more than a name can be long', () => {
    expect(variableAtEnd('x'.repeat(100_000))).toHaveLength(41);
  });
});

describe('runAtEnd', () => {
  it.each([
    ['if (error.code', 'error.code'],
    ['code ', ''],
    ['', ''],
  ])('reads the characters of a kind at the end of %j', (text, run) => {
    expect(runAtEnd(text, /[\w.]/, 60)).toBe(run);
  });

  it('reads no more than it may', () => {
    expect(runAtEnd('abcdef', /\w/, 4)).toBe('cdef');
  });
});
