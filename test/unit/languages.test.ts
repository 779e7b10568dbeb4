import { describe, expect, it } from 'vitest';
import { LANGUAGE_IDS, languageOfPath } from '../../shared/src/languages.ts';

describe('languageOfPath', () => {
  it.each([
    ['src/send.ts', 'typescript'],
    ['C:\\app\\Send.CS', 'csharp'],
    ['logs/app.log', 'log'],
    ['logs/app.log.1', 'log'],
    ['logs/app.log-2026-11-20', 'log'],
    ['webhooks.ndjson', 'jsonl'],
    ['.env', 'dotenv'],
    ['Makefile', 'plaintext'],
    ['a.unknown', 'plaintext'],
    ['-', 'plaintext'],
  ])('%s is %s', (path, language) => {
    expect(languageOfPath(path)).toBe(language);
  });
});

describe('LANGUAGE_IDS', () => {
  it('are sorted and each there once', () => {
    expect([...LANGUAGE_IDS]).toEqual([...new Set(LANGUAGE_IDS)].sort());
  });
});
