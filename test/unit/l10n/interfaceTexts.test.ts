import { describe, expect, it } from 'vitest';
import { interfaceTexts, programTexts } from '../../../scripts/interfaceTexts.ts';

function read(...lines: string[]) {
  return programTexts('file.ts', lines.join('\n'));
}

describe('programTexts', () => {
  it('reads literals, joined ones too, and messages with a comment', () => {
    const { texts, faults } = read(
      `const one = () => l10n.t('Retry after \\u2026');`,
      `const two = () => vscode.l10n.t('a' + 'b {0}', x);`,
      `const three = () => l10n.t({ message: 'Open', args: [], comment: 'verb' });`,
    );
    expect(texts).toEqual({
      'Retry after …': 'Retry after …',
      'ab {0}': 'ab {0}',
      'Open/verb': { message: 'Open', comment: ['verb'] },
    });
    expect(faults).toEqual([]);
  });

  it('tells what cannot be translated, and where', () => {
    const { faults } = read(
      `import { t } from '@vscode/l10n';`,
      `const table = { one: l10n.t('One') };`,
      'const name = (key) => l10n.t(key);',
      `const two = () => l10n.t('Two of {0}');`,
    );
    expect(faults).toEqual([
      'file.ts:1: is not read: call it as l10n.t',
      'file.ts:2: l10n.t is called before the language is set: call it in a function',
      'file.ts:3: l10n.t needs a literal text',
      'file.ts:4: l10n.t needs one argument for each placeholder',
    ]);
  });
});

describe('the interface', () => {
  it('says nothing that cannot be translated', () => {
    const { texts, faults } = interfaceTexts();
    expect(faults).toEqual([]);
    expect(Object.keys(texts)).toEqual(Object.keys(texts).toSorted());
  });
});
