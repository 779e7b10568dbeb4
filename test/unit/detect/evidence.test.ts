import { describe, expect, it } from 'vitest';
import { EVIDENCE, type EvidenceId, type Finding, judge } from '../../../shared/src/detect/evidence.ts';

const rows = Object.entries(EVIDENCE) as [EvidenceId, (typeof EVIDENCE)[EvidenceId]][];

describe('the table of evidence', () => {
  it.each(rows)('%s has a name, a text and a reason that can be read', (id, row) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(row.text).toMatch(/\S/);
    expect(row.reason).toMatch(/\.$/);
  });

  it.each(rows)('%s weighs to its own side', (_, row) => {
    if (row.side === 'against') expect(Math.max(row.long, row.small)).toBeLessThanOrEqual(0);
    else expect(row.long).toBeGreaterThanOrEqual(0);
  });
});

it('has reasons that a list shows whole', () => {
  for (const [id, { reason }] of Object.entries(EVIDENCE)) expect(reason.length, id).toBeLessThanOrEqual(80);
});

describe('judge', () => {
  const judged = (size: 'long' | 'small', ...ids: EvidenceId[]) =>
    judge(
      ids.map((id): Finding => ({ id })),
      size,
    );

  it('asks more of a long code that only its place speaks for', () => {
    expect(judged('long', 'error-object').accepted).toBe(false);
    expect(judged('long', 'error-object', 'document-word').accepted).toBe(true);
    expect(judged('long', 'error-comparison').accepted).toBe(true);
  });

  it('accepts no small code without a place, however much speaks of WhatsApp', () => {
    expect(judged('small', 'graph-field', 'title-beside', 'document-api').accepted).toBe(false);
    expect(judged('small', 'graph-field', 'code-field', 'document-api').accepted).toBe(true);
  });

  it('counts a row once', () => {
    expect(judged('long', 'mark-near', 'mark-near', 'mark-near').score).toBe(1);
  });

  it('tells what speaks for a code, strongest first, and apart from it what speaks against', () => {
    const verdict = judge(
      [
        { id: 'mark-near', detail: 'waba' },
        { id: 'unit', detail: 'ms' },
        { id: 'errors-array', detail: 'code' },
      ],
      'long',
    );
    expect(verdict.evidence.map(({ id }) => id)).toEqual(['errors-array', 'mark-near']);
    expect(verdict.evidence[0]?.text).toBe('json key "code" inside an errors array');
    expect(verdict.against).toEqual([{ id: 'unit', text: 'followed by "ms"', weight: -6 }]);
    expect(verdict.accepted).toBe(false);
  });

  it('keeps signs of replacement patterns in a detail as they are', () => {
    expect(judge([{ id: 'code-field', detail: '$&' }], 'long').evidence[0]?.text).toBe('value of "$&"');
  });
});
