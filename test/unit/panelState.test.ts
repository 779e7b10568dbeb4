import { describe, expect, it } from 'vitest';
import { EMPTY_STATE, type PanelState, parsePanelState } from '../../shared/src/panelState.ts';

const FULL: PanelState = {
  ...EMPTY_STATE,
  query: 'pair\nrate',
  filters: { retry: ['backoff', 'never'], provider: ['meta'] },
  sort: 'title',
  grouped: { browsing: false, searching: true },
  key: '131056',
  history: [
    { key: '131047', query: '', filters: {} },
    { key: '131056', query: 'pair', filters: { httpStatus: ['none'] } },
  ],
  at: 1,
};

describe('parsePanelState', () => {
  it.each([EMPTY_STATE, FULL])('takes what the panel wrote', (state) => {
    expect(parsePanelState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it.each([
    undefined,
    null,
    1,
    [],
    {},
    // As an earlier version wrote it.
    { version: 1, query: 'pair', category: '', retry: '', httpStatus: '', key: null },
    { ...FULL, version: 3 },
    { ...FULL, query: 1 },
    { ...FULL, key: 5 },
    { ...FULL, sort: 'length' },
    { ...FULL, grouped: true },
    { ...FULL, grouped: { browsing: true } },
    { ...FULL, filters: null },
    { ...FULL, filters: { retry: 'never' } },
    { ...FULL, filters: { retry: [] } },
    { ...FULL, filters: { retry: [1] } },
    { ...FULL, filters: { colour: ['red'] } },
    { ...FULL, history: {} },
    { ...FULL, history: [{ key: '131056' }], at: 0 },
    { ...FULL, at: 2 },
    { ...FULL, at: -1 },
    { ...FULL, at: 0.5 },
    { ...EMPTY_STATE, at: 0 },
  ])('forgets %j', (state) => {
    expect(parsePanelState(state)).toBeUndefined();
  });
});
