import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const INJECTION = join(import.meta.dirname, '..', '..', 'syntaxes', 'whatsapp-errors.injection.tmLanguage.json');
const CODE = 'constant.numeric.error-code.whatsapp';

/** Stands in for the editor's own grammar of logs, which no package carries; it colours nothing itself. */
const HOST = { scopeName: 'text.log', patterns: [] };

let grammar: IGrammar;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      textmate.parseRawGrammar(scope === 'text.log' ? JSON.stringify(HOST) : readFileSync(INJECTION, 'utf8'), 'x.json'),
    getInjections: (scope) => (scope === 'text.log' ? ['whatsapp-errors.injection'] : []),
  });
  const loaded = await registry.loadGrammar('text.log');
  if (!loaded) throw new Error('The grammar did not load');
  grammar = loaded;
});

/** The parts of a line that are coloured as codes. */
function codes(line: string): string[] {
  return grammar
    .tokenizeLine(line, null)
    .tokens.filter(({ scopes }) => scopes.includes(CODE))
    .map(({ startIndex, endIndex }) => line.slice(startIndex, endIndex));
}

describe('log injection', () => {
  it.each([
    ['WARN failed: (#131056) pair rate limit hit', ['131056']],
    ['{"error":{"code":131047,"error_subcode":33}}', ['131047', '33']],
    ['body="{\\"code\\":100}"', ['100']],
    ['send failed code=132001 template=x', ['132001']],
    ['GET /orders/131056 200 100ms', []],
    ['zipcode=131056 pull request #131056', []],
  ])('%s', (line, expected) => {
    expect(codes(line)).toEqual(expected);
  });
});
