import { describe, expect, it } from 'vitest';
import { parseFromPanel, parsePanelTarget } from '../../shared/src/webviewMessages.ts';

describe('parseFromPanel', () => {
  it.each([
    { type: 'ready' },
    { type: 'viewed', key: '131056' },
    { type: 'copy', text: '131056' },
    { type: 'insert', code: '131056' },
    { type: 'open', url: 'https://developers.facebook.com/x' },
    { type: 'scan', scan: 1, key: '131056' },
    { type: 'cancelScan' },
    {
      type: 'openMatch',
      uri: 'file:///a.ts',
      range: { start: { line: 0, character: 2 }, end: { line: 0, character: 8 } },
    },
  ])('takes %j', (message) => {
    expect(parseFromPanel(message)).toEqual(message);
  });

  it.each([
    null,
    'ready',
    {},
    { type: 'other' },
    { type: 'copy', text: 7 },
    { type: 'insert' },
    { type: 'viewed', key: 131056 },
    { type: 'open', url: 'command:workbench.action.quit' },
    { type: 'open', url: 'http://developers.facebook.com/' },
    { type: 'open', url: 'https://user:secret@host/' },
    { type: 'scan', key: '131056' },
    { type: 'scan', scan: 1.5, key: '131056' },
    { type: 'scan', scan: 1, key: 131056 },
    { type: 'openMatch', uri: 'file:///a.ts' },
    {
      type: 'openMatch',
      uri: 'file:///a.ts',
      range: { start: { line: -1, character: 2 }, end: { line: 0, character: 8 } },
    },
  ])('refuses %j', (message) => {
    expect(parseFromPanel(message)).toBeUndefined();
  });
});

describe('parsePanelTarget', () => {
  it('takes the parts it knows and leaves out the rest', () => {
    expect(parsePanelTarget({ key: '131056', section: 'fixes', other: 1 })).toEqual({
      key: '131056',
      section: 'fixes',
    });
    expect(parsePanelTarget({ key: 131056, query: 'pair', section: 'x' })).toEqual({ query: 'pair' });
    expect(parsePanelTarget('131056')).toBeUndefined();
    expect(parsePanelTarget(undefined)).toBeUndefined();
  });
});
