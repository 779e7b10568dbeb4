import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { workspaceFiles } from '../../../server/src/workspaceFiles.ts';

/** A folder in which so many files are left out by their ending. */
function crowded(count: number) {
  let turns = 0;
  const files = Array.from({ length: count }, (_, n) => `bundle-${n}.map`);
  return {
    turns: () => turns,
    runtime: {
      listFolder: async () => ({ files: ['.gitignore', ...files, 'z.ts'], folders: [] }),
      readFile: async () => '*.map\n.gitignore\n',
      nextTurn: async () => {
        turns += 1;
      },
    },
  };
}

describe('the files of a workspace', () => {
  it('are listed in slices, also where most are left out', async () => {
    const { runtime, turns } = crowded(20_000);
    const found: string[] = [];
    const { token } = new CancellationTokenSource();
    for await (const uri of workspaceFiles('file:///w', ['dist/**'], runtime, token)) found.push(uri);
    expect(found).toEqual(['file:///w/z.ts']);
    expect(turns()).toBeGreaterThan(3);
  });

  it('are no more once nobody wants them', async () => {
    const { runtime } = crowded(20_000);
    const source = new CancellationTokenSource();
    const found: string[] = [];
    const nextTurn = async () => source.cancel();
    for await (const uri of workspaceFiles('file:///w', [], { ...runtime, nextTurn }, source.token)) found.push(uri);
    expect(found).toEqual([]);
  });
});
