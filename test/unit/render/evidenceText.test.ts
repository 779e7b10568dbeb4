import { afterEach, describe, expect, it } from 'vitest';
import { EVIDENCE, type EvidenceId, judge } from '../../../shared/src/detect/evidence.ts';
import { evidenceReason, evidenceText } from '../../../shared/src/render/evidenceText.ts';
import { setTranslations } from '../../../shared/src/translations.ts';

const IDS = Object.keys(EVIDENCE) as EvidenceId[];

afterEach(() => setTranslations(undefined));

describe('evidenceText', () => {
  it.each(IDS)('is the English of %s where nothing is translated', (id) => {
    const { evidence, against } = judge([{ id, detail: 'a {0} of $& "x"' }], 'long');
    for (const found of [...evidence, ...against]) expect(evidenceText(found)).toBe(found.text);
  });

  it('puts the detail where the translation has it', () => {
    setTranslations({ '"{}" near': 'perto de "{}"' });
    expect(evidenceText({ id: 'mark-near', text: '"wamid.$&" near' })).toBe('perto de "wamid.$&"');
  });

  it('translates what has no detail', () => {
    setTranslations({ 'case label': 'rótulo de case' });
    expect(evidenceText({ id: 'case-label', text: 'case label' })).toBe('rótulo de case');
  });

  it('knows what is said of titles', () => {
    setTranslations({ 'official title of {}': 'título oficial de {}', 'file names {}': 'o arquivo menciona {}' });
    expect(evidenceText({ id: 'title', text: 'official title of 131047' })).toBe('título oficial de 131047');
    expect(evidenceText({ id: 'document-word', text: 'file names whatsapp' })).toBe('o arquivo menciona whatsapp');
  });

  it('leaves evidence that nobody knows as it is', () => {
    expect(evidenceText({ id: 'new', text: 'something new' })).toBe('something new');
    expect(evidenceReason('new')).toBe('');
  });
});

describe('evidenceReason', () => {
  it('is in the language of the reader', () => {
    setTranslations({ 'A measured quantity.': 'Uma quantidade medida.' });
    expect(evidenceReason('unit')).toBe('Uma quantidade medida.');
    expect(evidenceReason('zero')).toBe(EVIDENCE.zero.reason);
  });
});
