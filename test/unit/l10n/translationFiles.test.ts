import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../scripts/translationFiles.ts';

describe('faultsOf', () => {
  it('tells what is no plain text', () => {
    const texts = JSON.parse('{ "Other/area": { "message": "Outros", "comment": ["area"] } }');
    const english = { 'Other/area': { message: 'Other', comment: ['area'] } };
    expect(faultsOf(english, { language: 'pt-br', file: 'pt.json', texts })).toEqual([
      'pt.json has no plain text for "Other/area"',
    ]);
  });

  it('tells what is missing, surplus, or said with other placeholders', () => {
    const english = { 'Open {0}': 'Open {0}', Copy: 'Copy', 'Close {0}': 'Close {0}' };
    const texts = { 'Open {0}': 'Abrir {0}', 'Close {0}': 'Fechar', Save: 'Salvar' };
    expect(faultsOf(english, { language: 'pt-br', file: 'pt.json', texts })).toEqual([
      'pt.json lacks "Copy"',
      'pt.json has "Save", which nobody says',
      'pt.json has other placeholders in "Close {0}"',
    ]);
  });
});
