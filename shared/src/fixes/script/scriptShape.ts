import type { Callee } from '../call/callGrammar.ts';
import type { SendCall } from '../call/sendCall.ts';
import { descendants, type SourceFile, type SyntaxNode } from '../syntax.ts';
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
  const shapes = new Set(calls.map((call) => shapeOf(call) ?? sdk ?? 'any'));
  const [only = 'any'] = shapes;
  if (shapes.size !== 1 || only === sdk) return shapes.size === 1 ? only : 'any';
  const others = descendants(root, scriptGrammar.calls).map((call) => scriptGrammar.callee(call));
  const differ = others.some((callee) => callee && /^_*send/i.test(callee.name) && !HELPERS.has(callee.name));
  return differ ? 'any' : only;
}

const HELPERS: ReadonlySet<string> = new Set([SCRIPT_ATTEMPTS, 'send']);

function shapeOf({ name, receivers }: Callee): ScriptShape | undefined {
  if (name === 'fetch' && receivers.length === 0) return 'fetch';
  return name === 'axios' || receivers[0] === 'axios' ? 'axios' : undefined;
}

/** The shape that a helper in a file reads, from the function that reads it. */
export function shapeOfHelper(delay: SyntaxNode): ScriptShape {
  const { text } = delay;
  if (text.includes('?.cause')) return 'any';
  if (text.includes('.clone()')) return 'fetch';
  if (text.includes('?.response')) return 'axios';
  return /\?\.error;/.test(text) ? 'body' : 'thrown';
}
