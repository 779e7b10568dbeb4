import { describe, expect, it } from 'vitest';
import { codeActions, resolveCodeAction } from '../../../server/src/features/codeActions/index.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { actionsAtCaret, finderOf, openAtCaret } from './fixtures.ts';

const SOURCE = `import { client } from '@acme/whatsapp-sdk';
async function f(to) {
  try {
    await client.sendMessage(to);
  } catch (error) {
    if (error.code === 131056‸) return;
    if (error.code === 131047) throw error;
  }
}
`;
const { document, range } = openAtCaret(SOURCE, 'typescript');
const find = finderOf(document.getText());
const options = { find, catalog: testCatalog, commands: ['whatsappErrors.openCatalog'] as const };

function titles(only: string[] | undefined, overrides: Partial<typeof options> = {}): string[] {
  const context = only ? { only } : {};
  return codeActions(document, range, context, { ...options, ...overrides }).map(({ title }) => title);
}

describe('code actions', () => {
  it('lists the actions of the code at the caret, without edits', () => {
    const actions = codeActions(document, range, {}, options);
    expect(actions.map(({ title }) => title)).toEqual(['Add retry for 131056', 'Open 131056 in the catalog']);
    expect(actions.every(({ kind, edit }) => kind === 'quickfix' && edit === undefined)).toBe(true);
    expect(actions.map(({ isPreferred }) => isPreferred)).toEqual([true, undefined]);
    expect(actions[0]?.data).toEqual({
      id: 'add-retry',
      uri: document.uri,
      version: 7,
      key: '131056',
      start: document.getText().indexOf('131056'),
    });
  });

  it.each([
    [undefined, true],
    [['quickfix'], true],
    [[''], true],
    [['refactor', 'quickfix'], true],
    [['quickfix.whatsapp'], false],
    [['refactor'], false],
    [['source.fixAll'], false],
    [[], false],
  ])('answers only = %j', (only, offered) => {
    expect(titles(only as string[] | undefined).length > 0).toBe(offered);
  });

  it('offers commands only to a client that has them', () => {
    expect(titles(undefined, { commands: [] as never })).toEqual(['Add retry for 131056']);
  });

  it('offers nothing away from codes and calls', () => {
    const start = { line: 1, character: 3 };
    expect(codeActions(document, { start, end: start }, {}, options)).toEqual([]);
  });

  it('leaves an ignored pair limit alone on a send call', () => {
    const call = openAtCaret(SOURCE.replace('131056‸', '80001').replace('sendMessage', 'send‸Message'), 'typescript');
    const given = { ...options, find: finderOf(call.document.getText()) };
    const offered = (ignoredCodes: string[]) =>
      codeActions(call.document, call.range, {}, { ...given, settings: { ignoredCodes } }).map(({ title }) => title);
    expect(offered([])).toEqual(['Add retry for 131056']);
    expect(offered(['#131056'])).toEqual([]);
  });

  it('offers actions of every code in a selection once', () => {
    const all = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const twice = codeActions(document, all, {}, options).map(({ title }) => title);
    expect(new Set(twice).size).toBe(twice.length);
    expect(twice).toContain('Open 131056 in the catalog');
    expect(twice).toContain('131047: send a template instead');
  });
});

describe('resolving an action', () => {
  const [action] = codeActions(document, range, {}, options);
  const resolve = (data: unknown, versionedEdits = true) => {
    if (!action) throw new Error('No action is offered.');
    return resolveCodeAction({ ...action, data }, document, { ...options, versionedEdits });
  };

  it('gives an edit of the version it was offered for', () => {
    const edit = resolve(action?.data).edit;
    const [change] = edit?.documentChanges ?? [];
    expect(change).toMatchObject({ textDocument: { uri: document.uri, version: 7 } });
    expect(edit?.changes).toBeUndefined();
  });

  it('gives plain changes to a client without versions', () => {
    const edit = resolve(action?.data, false).edit;
    expect(Object.keys(edit?.changes ?? {})).toEqual([document.uri]);
    expect(edit?.documentChanges).toBeUndefined();
  });

  it.each([
    ['another version', { version: 8 }],
    ['another document', { uri: 'file:///other' }],
    ['an unknown action', { id: 'format-disk' }],
    ['an unknown code', { key: '999999' }],
    ['an offset of the wrong type', { start: '5' }],
    ['an offset where nothing is', { start: 0 }],
  ])('leaves the action as it is for %s', (_name, change) => {
    expect(resolve({ ...(action?.data as object), ...change }).edit).toBeUndefined();
  });

  it.each([undefined, null, 'text', 5, []])('leaves the action as it is for data %j', (data) => {
    expect(resolve(data).edit).toBeUndefined();
  });
});

describe('in a language without fixes', () => {
  it('offers the catalog', () => {
    const { actions } = actionsAtCaret('{"error":{"code":131056‸}}', 'json');
    expect(actions.map(({ title }) => title)).toEqual(['Open 131056 in the catalog']);
  });
});
