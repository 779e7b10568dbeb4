import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnostics, type Lint } from '../../server/src/features/diagnostics.ts';

const document = TextDocument.create('file:///a.log', 'log', 1, '(#131056)');

describe('diagnostics', () => {
  it('does not examine a document for which no check runs', () => {
    const never = () => {
      throw new Error('examined');
    };
    expect(diagnostics(document, never, [])).toEqual([]);
  });

  it('collects what every check reports', () => {
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 8 } };
    const lint: Lint = (_document, matches) => [{ range, message: `${matches.length} matches` }];
    expect(diagnostics(document, () => [], [lint, lint]).map(({ message }) => message)).toEqual([
      '0 matches',
      '0 matches',
    ]);
  });
});
