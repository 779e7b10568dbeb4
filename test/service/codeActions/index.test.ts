import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from 'vscode-languageserver-types';
import { codeActions, resolveCodeAction } from '../../../server/src/features/codeActions/index.ts';
import { CLIENT_COMMANDS } from '../../../shared/src/protocol.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { actionsAtCaret, applyFix, finderOf, openAtCaret, readCode } from './fixtures.ts';

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
const options = {
  find,
  catalog: testCatalog,
  commands: CLIENT_COMMANDS,
  createsFiles: true,
  readCode: () => readCode(document.getText(), 'typescript'),
};

async function titles(only: string[] | undefined, overrides: Partial<typeof options> = {}): Promise<string[]> {
  const context = only ? { only } : {};
  const actions = await codeActions(document, range, context, { ...options, ...overrides });
  return actions.map(({ title }) => title);
}

describe('code actions', () => {
  it('lists the actions of the code at the caret, without edits', async () => {
    const actions = await codeActions(document, range, {}, options);
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ['Add retry for 131056', 'quickfix'],
      ['Add retry for 131056 (helper in its own file)', 'quickfix'],
      ['Open 131056 in the catalog', 'quickfix'],
      ['Ignore 131056 here', 'quickfix'],
      ['Ignore 131056 in this workspace', 'quickfix'],
      ['Replace 131056 with a named constant', 'refactor.rewrite'],
      ['Create constants for the codes in this file', 'source'],
    ]);
    expect(actions.every(({ edit }) => edit === undefined)).toBe(true);
    expect(actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title)).toEqual([
      'Add retry for 131056',
    ]);
    expect(actions[0]?.data).toEqual({
      id: 'add-retry',
      uri: document.uri,
      version: 7,
      key: '131056',
      start: document.getText().indexOf('131056'),
    });
  });

  it.each([
    [undefined, ['quickfix', 'refactor.rewrite', 'source']],
    [[''], ['quickfix', 'refactor.rewrite', 'source']],
    [['quickfix'], ['quickfix']],
    [['refactor'], ['refactor.rewrite']],
    [['refactor.rewrite'], ['refactor.rewrite']],
    [
      ['refactor', 'quickfix'],
      ['quickfix', 'refactor.rewrite'],
    ],
    [['source'], ['source']],
    [['quickfix.whatsapp'], []],
    [['refactor.extract'], []],
    [['source.fixAll'], []],
    [[], []],
  ])('answers only = %j with %j', async (only, kinds) => {
    const context = only ? { only } : {};
    const actions = await codeActions(document, range, context, options);
    expect([...new Set(actions.map(({ kind }) => kind))]).toEqual(kinds);
  });

  it('offers commands only to a client that has them', async () => {
    expect(await titles(['quickfix'], { commands: [] as never })).toEqual([
      'Add retry for 131056',
      'Add retry for 131056 (helper in its own file)',
      'Ignore 131056 here',
    ]);
  });

  it('offers a helper in its own file only to a client that can make files', async () => {
    const offered = await titles(['quickfix'], { createsFiles: false as never });
    expect(offered.filter((title) => title.startsWith('Add retry'))).toEqual(['Add retry for 131056']);
  });

  it('reads no syntax tree away from codes and calls', async () => {
    const start = { line: 1, character: 3 };
    const read = () => Promise.reject(new Error('was read'));
    expect(await codeActions(document, { start, end: start }, {}, { ...options, readCode: read })).toEqual([]);
  });

  it('leaves an ignored pair limit alone on a send call', async () => {
    const call = openAtCaret(SOURCE.replace('131056‸', '80001').replace('sendMessage', 'send‸Message'), 'typescript');
    const text = call.document.getText();
    const given = { ...options, find: finderOf(text), readCode: () => readCode(text, 'typescript') };
    const offered = async (ignoredCodes: string[]) => {
      const actions = await codeActions(call.document, call.range, {}, { ...given, settings: { ignoredCodes } });
      return actions.map(({ title }) => title);
    };
    expect(await offered([])).toContain('Wrap in WhatsApp retry');
    expect(await offered(['#131056'])).not.toContain('Wrap in WhatsApp retry');
  });

  it('offers actions of every code in a selection once', async () => {
    const all = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const twice = (await codeActions(document, all, {}, options)).map(({ title }) => title);
    expect(new Set(twice).size).toBe(twice.length);
    expect(twice).toContain('Open 131056 in the catalog');
    expect(twice).toContain('131047: send a template instead');
  });

  it('offers nothing for a text that changed while its tree was made', async () => {
    const changing = TextDocument.create('file:///project/src/source.ts', 'typescript', 1, document.getText());
    const read = async () => {
      TextDocument.update(changing, [{ text: '' }], 2);
      return readCode(document.getText(), 'typescript');
    };
    expect(await codeActions(changing, range, {}, { ...options, readCode: read })).toEqual([]);
  });
});

describe('resolving an action', async () => {
  const [action] = await codeActions(document, range, {}, options);
  const resolve = (data: unknown, versionedEdits = true) => {
    if (!action) throw new Error('No action is offered.');
    return resolveCodeAction({ ...action, data }, document, { ...options, versionedEdits });
  };

  it('gives an edit of the version it was offered for', async () => {
    const { edit } = await resolve(action?.data);
    const [change] = edit?.documentChanges ?? [];
    expect(change).toMatchObject({ textDocument: { uri: document.uri, version: 7 } });
    expect(edit?.changes).toBeUndefined();
  });

  it('gives plain changes to a client without versions', async () => {
    const { edit } = await resolve(action?.data, false);
    expect(Object.keys(edit?.changes ?? {})).toEqual([document.uri]);
    expect(edit?.documentChanges).toBeUndefined();
  });

  it('creates the file of a helper that is to have its own', async () => {
    const { edit } = await resolve({ ...(action?.data as object), id: 'add-retry-module', variant: 'module' });
    const uri = 'file:///project/src/whatsappRetry.ts';
    expect(edit?.documentChanges).toMatchObject([
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null } },
      { textDocument: { uri: document.uri, version: 7 } },
    ]);
  });

  it('changes both files in plain changes too', async () => {
    const module = (await applyFix(SOURCE, 'typescript', /own file/)).module ?? '';
    const later = SOURCE.replaceAll('131056', '80007');
    const { actions, document: other } = await actionsAtCaret(later, 'typescript', { module });
    const { edit } = await resolveCodeAction(actions[0] as CodeAction, other, {
      ...options,
      find: finderOf(other.getText()),
      readCode: () => readCode(other.getText(), 'typescript', { module }),
      versionedEdits: false,
    });
    expect(Object.keys(edit?.changes ?? {})).toEqual([other.uri, 'file:///project/src/whatsappRetry.ts']);
  });

  it.each([
    ['another version', { version: 8 }],
    ['another document', { uri: 'file:///other' }],
    ['an unknown action', { id: 'format-disk' }],
    ['an unknown code', { key: '999999' }],
    ['an offset of the wrong type', { start: '5' }],
    ['an offset where nothing is', { start: 0 }],
    ['a variant of the wrong type', { variant: 5 }],
  ])('leaves the action as it is for %s', async (_name, change) => {
    expect((await resolve({ ...(action?.data as object), ...change })).edit).toBeUndefined();
  });

  it.each([undefined, null, 'text', 5, []])('leaves the action as it is for data %j', async (data) => {
    expect((await resolve(data)).edit).toBeUndefined();
  });
});

describe('in a language without fixes', () => {
  it('offers the catalog, the retry to copy, and to ignore the code in the workspace', async () => {
    const { actions } = await actionsAtCaret('{"error":{"code":131056‸}}', 'json');
    expect(actions.map(({ title }) => title)).toEqual([
      'Copy retry for 131056 as …',
      'Open 131056 in the catalog',
      'Ignore 131056 in this workspace',
    ]);
  });
});
