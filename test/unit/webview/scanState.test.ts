import { describe, expect, it } from 'vitest';
import { keptScan, scanAfter, shownMatches, startedScan } from '../../../client/webview/scanState.ts';
import type { FoundFile } from '../../../shared/src/scanMessages.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } };
const match = { key: '131056', range, preview: '131056', previewRange: { start: 0, end: 6 } };
const file: FoundFile = { uri: 'file:///a', path: 'a', matches: [match, match] };

describe('scanAfter', () => {
  const started = startedScan(2, '131056');

  it('gathers what is found and keeps the news of progress together', () => {
    const found = scanAfter(started, { type: 'scanResults', scan: 2, files: [file] });
    const more = scanAfter(found, { type: 'scanResults', scan: 2, files: [file] });
    const known = scanAfter(more, { type: 'scanProgress', scan: 2, percentage: 10, message: '1 of 10 files' });
    const after = scanAfter(known, { type: 'scanProgress', scan: 2, percentage: 20 });
    expect(after?.progress).toEqual({ percentage: 20, message: '1 of 10 files' });
    expect(after && shownMatches(after)).toBe(4);
    expect(started.files).toEqual([]);
  });

  it('leaves a scan as it is at news of another one, and after its end', () => {
    expect(scanAfter(started, { type: 'scanResults', scan: 1, files: [file] })).toBe(started);
    const ended = scanAfter(started, { type: 'scanEnded', scan: 2, end: 'stopped', files: 3, matches: 0 });
    expect(ended?.ended).toEqual({ end: 'stopped', files: 3, matches: 0 });
    expect(scanAfter(ended, { type: 'scanResults', scan: 2, files: [file] })).toBe(ended);
    expect(scanAfter(undefined, { type: 'scanResults', scan: 2, files: [file] })).toBeUndefined();
  });

  it('goes on with the scan of the page before', () => {
    const restored = keptScan({ scan: 4, key: '131056', files: [file] });
    const more = scanAfter(restored, { type: 'scanResults', scan: 4, files: [file] });
    expect(more && shownMatches(more)).toBe(4);
  });
});
