import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { readCatalogData } from '../../../scripts/catalog.ts';
import { readMarkedText } from '../../../scripts/corpus/markedText.ts';
import { markedFiles } from '../../../scripts/corpus/measure.ts';
import { codeActions, resolveCodeAction } from '../../../server/src/features/codeActions/index.ts';
import { readCatalog } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { FIX_LANGUAGES, fixLanguageOf, LANGUAGE_NAMES } from '../../../shared/src/fixes/languages.ts';
import type { SyntaxNode } from '../../../shared/src/fixes/syntax.ts';
import { languageOfPath } from '../../../shared/src/languages.ts';
import { CLIENT_COMMANDS } from '../../../shared/src/protocol.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { goldens, readCode } from './fixtures.ts';

const catalog = readCatalog(readCatalogData());
const CORPUS = path.join(import.meta.dirname, '../../corpus');

interface Text {
  readonly name: string;
  readonly languageId: string;
  readonly text: string;
}

/** Texts of the corpus in a language a fix can write, and the golden ones, whose codes are in the midst of sends. */
const TEXTS: readonly Text[] = [
  ...markedFiles(CORPUS).map((file) => ({
    name: path.relative(CORPUS, file),
    languageId: languageOfPath(file),
    text: readMarkedText(readFileSync(file, 'utf8'), file, catalog).text,
  })),
  ...FIX_LANGUAGES.flatMap(goldens).map(({ name, languageId, before }) => ({
    name,
    languageId,
    text: before.replace('‸', ''),
  })),
].filter(({ languageId }) => fixLanguageOf(languageId) !== undefined);

describe('any fix offered anywhere in the corpus', () => {
  it.each(FIX_LANGUAGES)(
    'leaves a text that parses as well as before, in %s',
    async (language) => {
      let applied = 0;
      const broken: string[] = [];
      for (const text of TEXTS.filter(({ languageId }) => fixLanguageOf(languageId) === language)) {
        const before = faults((await parseSource(text.text, text.languageId)).root);
        for (const { title, after } of await everyFix(text)) {
          applied += 1;
          const faultsAfter = faults((await parseSource(after, text.languageId)).root);
          if (faultsAfter > before) broken.push(`${text.name}: ${title}`);
        }
      }
      expect(broken).toEqual([]);
      expect(applied, `fixes in ${LANGUAGE_NAMES[language]}`).toBeGreaterThan(20);
    },
    120_000,
  );
});

/** What each fix that edits makes of a text, at each code of it. */
async function everyFix({ languageId, text }: Text): Promise<{ title: string; after: string }[]> {
  const document = TextDocument.create('file:///project/src/source.ts', languageId, 1, text);
  const { matches } = detect(text, { catalog, languageId });
  const find = (from: number, to: number) => matches.filter(({ start, end }) => start <= to && from <= end);
  const code = await readCode(text, languageId);
  const options = { find, catalog, commands: CLIENT_COMMANDS, readCode: async () => code, versionedEdits: true };
  const seen = new Set<string>();
  const found: { title: string; after: string }[] = [];
  for (const match of matches) {
    const at = document.positionAt(match.start);
    for (const action of await codeActions(document, { start: at, end: at }, {}, options)) {
      const same = JSON.stringify([action.title, /^(?:Create|Replace)/.test(action.title) ? 0 : match.start]);
      if (action.command || seen.has(same)) continue;
      seen.add(same);
      const { edit } = await resolveCodeAction(action, document, options);
      const edits = (edit?.documentChanges ?? []).filter((change): change is TextDocumentEdit => 'edits' in change);
      const own = edits.find(({ textDocument }) => textDocument.uri === document.uri);
      expect(own, `${action.title} has an edit`).toBeDefined();
      found.push({ title: action.title, after: TextDocument.applyEdits(document, (own?.edits ?? []) as TextEdit[]) });
    }
  }
  return found;
}

/** How many nodes are errors, or stand for something that is missing. */
function faults(root: SyntaxNode): number {
  if (!root.hasError) return 0;
  const own = root.type === 'ERROR' || root.isMissing ? 1 : 0;
  return root.children.reduce((sum, child) => sum + (child ? faults(child) : 0), own);
}
