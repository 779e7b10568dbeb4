import type { Entry } from '../catalog/types.ts';
import { type FileStyle, inStyle } from './fileStyle.ts';
import { addToTable, findPolicyTable } from './policyTable.ts';
import { SCRIPT_HELPER } from './retryCall.ts';
import { policyText } from './retryPolicyText.ts';
import {
  SCRIPT_DELAY,
  SCRIPT_OUTCOME,
  SCRIPT_TABLE,
  scriptHelper,
  scriptPolicy,
  type TimerAccess,
} from './scriptHelper.ts';
import type { SendCall } from './sendCall.ts';
import { insertion, type TextChange } from './textChange.ts';
import { type TokenStream, textAt } from './tokens.ts';

/** A file a helper is added to, and the calls that will use it. */
export interface HelperFile {
  readonly text: string;
  readonly stream: TokenStream;
  readonly style: FileStyle;
  readonly targets: readonly SendCall[];
}

const STEP = 2;
/** Globals that neither the language nor its library has: a file that uses one is compiled with DOM or Node types. */
const HOST_GLOBALS = new Set(
  'setTimeout setInterval console fetch process Buffer URL Response Headers AbortSignal AbortController window document'.split(
    ' ',
  ),
);
/** Packages whose own types need those of a host. */
const HOSTED_MODULE = /^.(?:node:|(?:axios|express|fastify|koa|next|react|undici)(?!\w)|@nestjs\/)/;

/**
 * The changes that give a file the helper with this code in its table; none where it has both. Undefined where the
 * helper's names mean something else there.
 */
export function addScriptHelper(
  { text, stream, style }: HelperFile,
  entry: Entry,
  language: 'typescript' | 'javascript',
): TextChange[] | undefined {
  const policy = policyText(entry);
  if (declares(stream, SCRIPT_HELPER)) {
    const table = declares(stream, SCRIPT_DELAY) ? findPolicyTable(stream, SCRIPT_TABLE) : undefined;
    if (!table) return undefined;
    return table.codes.has(policy.code) ? [] : addToTable(text, stream, table, scriptPolicy(policy), style, STEP);
  }
  const taken = [SCRIPT_HELPER, SCRIPT_DELAY, SCRIPT_OUTCOME];
  if (stream.tokens.some((token) => token.kind === 'name' && taken.includes(token.text))) return undefined;
  const typescript = language === 'typescript';
  const lines = scriptHelper(policy, { typescript, timer: timerAccess(stream, typescript) });
  const end = style.lineEnd;
  const gap = text.endsWith(`${end}${end}`) ? '' : text.endsWith('\n') ? end : `${end}${end}`;
  return [insertion(text.length, `${gap}${inStyle(lines, style, STEP)}${end}`)];
}

function declares(stream: TokenStream, name: string): boolean {
  return stream.tokens.some((token, index) => token.text === name && textAt(stream, index - 1) === 'function');
}

function timerAccess(stream: TokenStream, typescript: boolean): TimerAccess {
  const { tokens } = stream;
  const rebound = tokens.some((token, index) => {
    if (token.text !== 'setTimeout') return false;
    const bound = /^(?:[,{]|const|let|var|function|as|import)$/.test(textAt(stream, index - 1));
    return bound && textAt(stream, index + 1) !== '(';
  });
  const hosted = tokens.some((token, index) => {
    const before = textAt(stream, index - 1);
    if (token.kind === 'string') return (before === 'from' || before === 'import') && HOSTED_MODULE.test(token.text);
    return HOST_GLOBALS.has(token.text) && before !== '.';
  });
  if (typescript && !hosted) return 'typed-global';
  return rebound ? 'global' : 'plain';
}
