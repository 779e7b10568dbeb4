import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createSyntaxTrees } from '../../../server/src/syntaxTrees.ts';
import { readGrammar as read } from '../fixes/parseSource.ts';

function textOf(version: number, text: string, languageId = 'typescript', uri = 'file:///a') {
  return { uri, version, languageId, getText: () => text };
}

describe('syntax trees', () => {
  it('reads a grammar when it is first needed, and once', async () => {
    const files: string[] = [];
    const trees = createSyntaxTrees((file) => {
      files.push(file);
      return read(file);
    });
    expect(files).toEqual([]);
    await Promise.all([trees.of(textOf(1, 'a;')), trees.of(textOf(1, 'b;', 'typescript', 'file:///b'))]);
    await trees.of(textOf(2, 'a()'));
    expect(files).toEqual(['tree-sitter.wasm', 'tree-sitter-typescript.wasm']);
  });

  it('tries again after a grammar could not be read', async () => {
    let broken = true;
    const trees = createSyntaxTrees((file) => (broken ? Promise.reject(new Error(`no ${file}`)) : read(file)));
    await expect(trees.of(textOf(1, 'a;'))).rejects.toThrow('no tree-sitter');
    broken = false;
    expect((await trees.of(textOf(1, 'a;')))?.root.type).toBe('program');
  });

  it('gives the same tree for the same version, and none for other languages or very long texts', async () => {
    const trees = createSyntaxTrees(read);
    const first = await trees.of(textOf(1, 'a;'));
    expect(await trees.of(textOf(1, 'a;'))).toBe(first);
    expect(await trees.of(textOf(1, 'a', 'json'))).toBeUndefined();
    expect(await trees.of(textOf(1, ' '.repeat(1_000_001), 'go', 'file:///long'))).toBeUndefined();
  });

  it('leaves what was handed out as it was, while others are parsed', async () => {
    const trees = createSyntaxTrees(read);
    const first = await trees.of(textOf(1, 'const a = 1;'));
    await trees.of(textOf(2, '// before\nconst a = 1;'));
    for (let n = 0; n < 20; n++) await trees.of(textOf(1, `const b = ${n};`, 'typescript', `file:///${n}`));
    expect(first?.root.descendantsOfType(['number'])[0]?.text).toBe('1');
    expect(first?.root.descendantsOfType(['number'])[0]?.startIndex).toBe(10);
  });

  it('frees a tree some time after it was last handed out', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const trees = createSyntaxTrees(read);
    const first = await trees.of(textOf(1, 'a;'));
    const freed = vi.spyOn(first?.root.tree as { delete(): void }, 'delete');
    trees.forget('file:///a');
    await trees.of(textOf(1, 'b;', 'typescript', 'file:///b'));
    expect(freed).not.toHaveBeenCalled();
    vi.advanceTimersByTime(11_000);
    await trees.of(textOf(2, 'c;', 'typescript', 'file:///b'));
    expect(freed).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('gives after any edit what parsing the whole text gives', async () => {
    const trees = createSyntaxTrees(read);
    const before = 'async function send(to) {\n  try { await f(`a`, to); } catch (e) { /* é😀 */ }\n}\n'.repeat(5);
    let version = 1;
    let text = before;
    await trees.of(textOf(version, text));
    await fc.assert(
      fc.asyncProperty(fc.nat(400), fc.nat(30), fc.string({ maxLength: 12 }), async (at, length, inserted) => {
        text = text.length > 2000 ? before : text.slice(0, at) + inserted + text.slice(at + length);
        version += 1;
        const edited = await trees.of(textOf(version, text));
        const whole = await createdAnew.of(textOf(version, text, 'typescript', `file:///${version}`));
        expect(`${edited?.root}`).toBe(`${whole?.root}`);
      }),
      { numRuns: 100, seed: 131056 },
    );
  });
});

const createdAnew = createSyntaxTrees(read);
