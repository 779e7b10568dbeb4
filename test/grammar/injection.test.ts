import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type StateStack } from 'vscode-textmate';
import { reasonAgainst } from '../unit/regularExpressions/linearTime.ts';

const INJECTION = join(import.meta.dirname, '..', '..', 'syntaxes', 'whatsapp-errors.injection.tmLanguage.json');
const CODE = 'constant.numeric.error-code.whatsapp';
const KEY = 'support.type.property-name.json.whatsapp';
const TEXT = 'string.quoted.double.whatsapp';
const ENVELOPE = 'meta.error.whatsapp';

/** Stands in for the editor's own grammar of logs, which no package carries: what it takes before we come to it. */
const HOST = {
  scopeName: 'text.log',
  patterns: [
    { match: '\\b\\d+\\b', name: 'constant.language' },
    { match: '"[^"]*"', name: 'string log.string' },
    { match: "(?<!\\w)'[^']*'", name: 'string log.string' },
    { match: '(?<![\\w/\\\\])([\\w-]+\\.)+([\\w-])+(?![\\w/\\\\])', name: 'constant.language' },
  ],
};

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

/** The parts of a line with a scope, in the order of the text; parts side by side are one. */
function parts(line: string, scope: string, before: StateStack | null = null): string[] {
  const found: { start: number; end: number }[] = [];
  for (const { scopes, startIndex, endIndex } of grammar.tokenizeLine(line, before).tokens) {
    if (!scopes.includes(scope)) continue;
    const last = found.at(-1);
    if (last?.end === startIndex) last.end = endIndex;
    else found.push({ start: startIndex, end: Math.min(endIndex, line.length) });
  }
  return found.map(({ start, end }) => line.slice(start, end));
}

const RESPONSE =
  '{"error":{"message":"(#131056) Pair rate limit","type":"OAuthException","code":131056,"error_subcode":2494055,"is_transient":true,"error_data":{"messaging_product":"whatsapp","details":"Too \\"many\\" to wamid.HBgN="},"fbtrace_id":"AbC1dEf2GhI"}}';
const WEBHOOK = '"statuses":[{"status":"failed","errors":[{"code":131026,"title":"Message undeliverable"}]}]';

describe('codes in logs', () => {
  it.each([
    ['WARN failed: (#131056) pair rate limit hit', ['131056']],
    ['WARN failed: "(#131056) pair rate limit hit"', ['131056']],
    ['{"error":{"code":131047,"error_subcode":33}}', ['131047', '33']],
    ['body="{\\"code\\":100}"', ['100']],
    ['send failed code=132001 template=x', ['132001']],
    ['send failed errorCode: "132001"', ['132001']],
    ['message failed: {"code":131026,"title":"x"}', ['131026']],
    [RESPONSE, ['131056', '131056', '2494055']],
    [JSON.stringify(RESPONSE), ['131056', '131056', '2494055']],
    [WEBHOOK, ['131026']],
    ['GET /orders/131056 200 100ms', []],
    ['zipcode=131056 postal-code=131056 pull request #131056', []],
  ])('%s', (line, expected) => {
    expect(parts(line, CODE)).toEqual(expected);
  });
});

describe('the envelope of an error', () => {
  it('is coloured as JSON, from its key to its end', () => {
    const line = `400 ${RESPONSE} after 3 tries "done"`;
    expect(parts(line, ENVELOPE)).toEqual([RESPONSE.slice(1, -1)]);
    expect(parts(line, KEY)).toEqual([
      '"error"',
      '"message"',
      '"type"',
      '"code"',
      '"error_subcode"',
      '"is_transient"',
      '"error_data"',
      '"messaging_product"',
      '"details"',
      '"fbtrace_id"',
    ]);
    expect(parts(line, TEXT)).toContain('"Too \\"many\\" to wamid.HBgN="');
    expect(parts(line, 'variable.other.constant.message-id.whatsapp')).toEqual(['wamid.HBgN=']);
  });

  it('is found inside a string', () => {
    const line = `body=${JSON.stringify(RESPONSE.replace('\\"many\\" ', ''))}`;
    expect(parts(line, KEY)).toContain('\\"fbtrace_id\\"');
    expect(parts(line, TEXT)).toContain('\\"OAuthException\\"');
  });

  it('is found in a webhook', () => {
    expect(parts(WEBHOOK, ENVELOPE)).toEqual(['"errors":[{"code":131026,"title":"Message undeliverable"}]']);
  });

  it('ends with a line that is cut off', () => {
    const cut = grammar.tokenizeLine(RESPONSE.slice(0, 150), null);
    expect(parts('INFO "next": [1]', ENVELOPE, cut.ruleStack)).toEqual([]);
    expect(parts('INFO "next": 1', KEY, cut.ruleStack)).toEqual([]);
  });

  it('of another program is left alone', () => {
    const line = '{"error":{"message":"no such table","type":"SqlError"},"errors":[1]}';
    expect(parts(line, ENVELOPE)).toEqual([]);
    expect(parts(line, KEY)).toEqual([]);
  });
});

it.each([
  ['fbtrace_id=AbC1dEf2GhI retried', 'variable.other.constant.trace-id.whatsapp', ['AbC1dEf2GhI']],
  ['{"fbtrace_id":"AbC1dEf2GhI"}', 'variable.other.constant.trace-id.whatsapp', ['AbC1dEf2GhI']],
  ['sent id=wamid.HBgNNTUx+/A== ok', 'variable.other.constant.message-id.whatsapp', ['wamid.HBgNNTUx+/A==']],
])('%s', (line, scope, expected) => {
  expect(parts(line, scope)).toEqual(expected);
});

describe('regular expressions of the grammar', () => {
  const expressions: string[] = [];
  JSON.parse(readFileSync(INJECTION, 'utf8'), (name, value) => {
    if (['match', 'begin', 'end'].includes(name)) expressions.push(value);
    return value;
  });

  it.each(expressions)('%s takes linear time', (source) => {
    expect(reasonAgainst(source, '')).toBeUndefined();
  });

  it('are quick on a long line made to be slow', () => {
    const line = `${'"errors":[{'.repeat(300)}${'\\"code\\":'.repeat(300)}${'"(#1'.repeat(300)}${'wamid.'.repeat(300)}`;
    const start = performance.now();
    grammar.tokenizeLine(line, null);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
