import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPEN_CATALOG_COMMAND } from '../../shared/src/protocol.ts';
import { setTranslations } from '../../shared/src/translations.ts';
import { inProcess, LspClient, type OpenDocument } from './lspClient.ts';

const TEXT = 'const response = "graph.facebook.com";\nif (error.code === 131047) stop();\n';
const PORTUGUESE = {
  'Do not retry.': 'Não tente novamente.',
  'in the response or a webhook': 'na resposta ou em um webhook',
  'Open {0} in the catalog': 'Abrir {0} no catálogo',
};

let client: LspClient | undefined;

afterEach(() => {
  client?.dispose();
  client = undefined;
  setTranslations(undefined);
});

async function open(l10n?: unknown): Promise<OpenDocument> {
  client = await LspClient.start(inProcess(), {
    initializationOptions: { commands: [OPEN_CATALOG_COMMAND], ...(l10n !== undefined && { l10n }) },
  });
  return client.open('typescript', TEXT);
}

describe('a client that sends texts in its language', () => {
  let document: OpenDocument;
  beforeEach(async () => {
    document = await open(PORTUGUESE);
  });

  it('gets the card in it, but for what the catalog says', async () => {
    const text = await document.hoverText('131047');
    expect(text).toContain('**Não tente novamente.** Send a template');
    expect(text).toContain('HTTP 400 · na resposta ou em um webhook · you can fix it');
    expect(text).toContain('**131047** · Re-engagement message');
  });

  it('gets the titles of quick fixes in it', async () => {
    const titles = (await document.codeActions('131047')).map(({ title }) => title);
    expect(titles).toContain('Abrir 131047 no catálogo');
    expect(titles).toContain('131047: send a template instead');
  });
});

describe('English', () => {
  it.each([[undefined], [null], ['{'], [{ 'Open {0} in the catalog': 7 }]])(
    'is what a client gets that sends %j',
    async (l10n) => {
      // Another client of the same process had another language.
      setTranslations(PORTUGUESE);
      const document = await open(l10n);
      expect(await document.hoverText('131047')).toContain('**Do not retry.** Send a template');
      const titles = (await document.codeActions('131047')).map(({ title }) => title);
      expect(titles).toContain('Open 131047 in the catalog');
    },
  );
});
