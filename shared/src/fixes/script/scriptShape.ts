import type { Callee } from '../call/callGrammar.ts';
import type { SendCall } from '../call/sendCall.ts';
import { descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { scriptGrammar } from './scriptGrammar.ts';
import { SCRIPT_ATTEMPTS, type ScriptShape } from './scriptHelper.ts';

/** SDKs whose failures have a shape of their own, by the module's name. */
const SDKS: readonly (readonly [module: RegExp, shape: ScriptShape])[] = [
  [/['"]@kapso\/whatsapp-cloud-api['"]/, 'thrown'],
  [/['"]whatsapp-api-js(?:\/[\w/.-]*)?['"]/, 'body'],
];

/**
 * What a failure of these calls looks like. A file that sends in other ways too gets a helper that reads all shapes, so
 * that the next fix can use it.
 */
export function scriptShape({ text, root }: SourceFile, calls: readonly SendCall[]): ScriptShape {
  const sdk = SDKS.find(([module]) => module.test(text))?.[1];
  const shapes = new Set(calls.map((call) => shapeOf(call, text) ?? sdk ?? 'any'));
  const [only = 'any'] = shapes;
  if (shapes.size !== 1 || only === sdk) return shapes.size === 1 ? only : 'any';
  const others = descendants(root, scriptGrammar.calls).map((call) => scriptGrammar.callee(call));
  const differ = others.some((callee) => callee && /^_*send/i.test(callee.name) && !HELPERS.has(callee.name));
  return differ ? 'any' : only;
}

const HELPERS: ReadonlySet<string> = new Set([SCRIPT_ATTEMPTS, 'send']);

function shapeOf({ name, receivers }: Callee, text: string): ScriptShape | undefined {
  if (name === 'fetch' && receivers.length === 0) return 'fetch';
  const made = receivers.length > 0 && text.includes(`${receivers.at(-1)} = axios.create(`);
  if (name !== 'axios' && receivers[0] !== 'axios' && !made) return undefined;
  // With these axios gives back failures too, or throws something else.
  return /\b(?:validateStatus|interceptors)\b/.test(text) ? 'any' : 'axios';
}

/** False for requests whose failures the helper cannot read: a text, or a body that can be read only once. */
export function canReadShape({ text }: SourceFile, { name, receivers, node }: SendCall): boolean {
  if (receivers[0] === 'got' || name === 'got') return /\bresponseType\b/.test(node.text);
  return !(name === 'request' && /['"](?:undici|(?:node:)?https?)['"]/.test(text));
}

/** The property that has the code where the file reads it under another name: `error.errorCode`. */
export function codeNameOf({ root }: SourceFile): string | undefined {
  const read = descendants(root, ['member_expression']).filter(({ parent }) => {
    return parent?.type === 'binary_expression' || parent?.type === 'arguments' || isSwitched(parent);
  });
  const names = read.map((access) => field(access, 'property')?.text ?? '');
  return names.find((name) => OTHER_CODE.test(name));
}

function isSwitched(around: SyntaxNode | null): boolean {
  return around?.type === 'parenthesized_expression' && around.parent?.type === 'switch_statement';
}

const OTHER_CODE = /^(?:err(?:or)?|meta|graph|fb|api|whats_?app|wa)_?code$/i;

/** The shape that a helper in a file reads, from the function that reads it. */
export function shapeOfHelper(delay: SyntaxNode): ScriptShape {
  const { text } = delay;
  if (text.includes('?.cause')) return 'any';
  if (text.includes('.clone()')) return 'fetch';
  if (text.includes('?.response')) return 'axios';
  return /\?\.error;/.test(text) ? 'body' : 'thrown';
}
