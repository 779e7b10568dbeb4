import type { SendCall } from '../call/sendCall.ts';
import type { SourceFile, SyntaxNode } from '../syntax.ts';
import type { ScriptShape } from './scriptHelper.ts';

/** SDKs whose failures have a shape of their own, by the module's name. */
const SDKS: readonly (readonly [module: RegExp, shape: ScriptShape])[] = [
  [/['"]@kapso\/whatsapp-cloud-api['"]/, 'thrown'],
  [/['"]whatsapp-api-js(?:\/[\w/.-]*)?['"]/, 'body'],
];

/** What a failure of these calls looks like. */
export function scriptShape({ text }: SourceFile, calls: readonly SendCall[]): ScriptShape {
  const sdk = SDKS.find(([module]) => module.test(text))?.[1];
  const shapes = new Set(calls.map((call) => shapeOf(call) ?? sdk ?? 'any'));
  const [only] = shapes;
  return shapes.size === 1 && only ? only : 'any';
}

function shapeOf({ name, receivers }: SendCall): ScriptShape | undefined {
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
