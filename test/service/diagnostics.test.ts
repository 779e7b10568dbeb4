import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnostics, type Lint } from '../../server/src/features/diagnostics.ts';

const document = TextDocument.create('file:///a.log', 'log', 1, '(#131056)');

describe('diagnostics', () => {
  it('does not examine a document for which no check runs', async () => {
    const never = () => {
      throw new Error('examined');
    };
    expect(await diagnostics(document, never, [])).toEqual([]);
  });

  it('collects what every check reports', async () => {
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 8 } };
    const lint: Lint = (_document, matches) => [{ range, message: `${matches.length} matches` }];
    const reports = await diagnostics(document, async () => [], [lint, lint]);
    expect(reports?.map(({ message }) => message)).toEqual(['0 matches', '0 matches']);
  });

  it('gives nothing where the matches are of a text that has changed', async () => {
    const lint: Lint = () => {
      throw new Error('checked');
    };
    expect(await diagnostics(document, async () => undefined, [lint])).toBeUndefined();
  });
});
