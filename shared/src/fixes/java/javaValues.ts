import { descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { namesOf } from './javaGrammar.ts';

/** Requests of HTTP clients that give an answer, by the last call of the chain. */
const ANSWERS = /^(?:postFor\w{1,20}|exchange)$/;
const CHAINED_ANSWERS = /^(?:execute|block|body|toEntity|toBodilessEntity)$/;

/** True where a call surely gives a value, though nobody reads it there. */
export function isValueCall(node: SyntaxNode, { root }: SourceFile): boolean {
  const name = field(node, 'name')?.text ?? '';
  if (name === 'send' && /\bof[A-Z]\w{0,40}\(/.test(field(node, 'arguments')?.text ?? '')) return true;
  const chain = namesOf(field(node, 'object'));
  const isRequest = chain.includes('newCall') || chain.includes('retrieve');
  if (ANSWERS.test(name) || (isRequest && CHAINED_ANSWERS.test(name))) return true;
  const owner = field(node, 'object');
  if (owner && owner.type !== 'this') return false;
  const declared = descendants(root, ['method_declaration']).filter((method) => field(method, 'name')?.text === name);
  return declared.length > 0 && declared.every((method) => field(method, 'type')?.type !== 'void_type');
}
