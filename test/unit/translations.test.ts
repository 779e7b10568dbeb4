import * as l10n from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import { inEnglish, setTranslations } from '../../shared/src/translations.ts';

describe('setTranslations', () => {
  afterEach(() => setTranslations(undefined));

  it('translates what the table has and leaves the rest in English', () => {
    setTranslations({ 'Open {0}': 'Abrir {0}' });
    expect(l10n.t('Open {0}', 131056)).toBe('Abrir 131056');
    expect(l10n.t('Close {0}', 131056)).toBe('Close 131056');
  });

  it.each([[undefined], [null], ['{'], [7], [['Abrir']], [{ 'Open {0}': 7 }]])(
    'gives English for %j, whatever was set before',
    (texts) => {
      setTranslations({ 'Open {0}': 'Abrir {0}' });
      setTranslations(texts);
      expect(l10n.t('Open {0}', 131056)).toBe('Open 131056');
    },
  );
});

describe('inEnglish', () => {
  afterEach(() => setTranslations(undefined));

  it('gives English for once, also where it fails', () => {
    setTranslations({ 'Open {0}': 'Abrir {0}' });
    expect(inEnglish(() => l10n.t('Open {0}', 131056))).toBe('Open 131056');
    expect(() =>
      inEnglish(() => {
        throw new Error('made up');
      }),
    ).toThrow('made up');
    expect(l10n.t('Open {0}', 131056)).toBe('Abrir 131056');
  });
});
