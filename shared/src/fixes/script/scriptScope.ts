import { ancestors, closest, descendants, field, holds, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { scriptGrammar } from './scriptGrammar.ts';

const PATTERNS = new Set([
  'object_pattern',
  'array_pattern',
  'pair_pattern',
  'assignment_pattern',
  'object_assignment_pattern',
  'rest_pattern',
]);
const PARAMETERS = new Set(['required_parameter', 'optional_parameter', 'formal_parameters']);
const BLOCKS = ['statement_block', 'switch_body', 'for_statement', 'for_in_statement', 'program'];

/** The innermost part of a file around a node in which a name is declared; undefined where none around it does. */
export function scopeOf({ root }: SourceFile, name: string, node: SyntaxNode): SyntaxNode | undefined {
  return descendants(root, ['identifier', 'shorthand_property_identifier_pattern'])
    .filter((found) => found.text === name)
    .map(declaredIn)
    .filter((scope) => scope !== undefined && holds(scope, node))
    .reduce((best, scope) => (best && scope && size(best) <= size(scope) ? best : scope), undefined);
}

/** The part of a file in which an identifier is known, where it stands in its own declaration. */
function declaredIn(identifier: SyntaxNode): SyntaxNode | undefined {
  let inner = identifier;
  for (const at of ancestors(identifier)) {
    if (at.id === identifier.id) continue;
    if (at.type === 'variable_declarator') return field(at, 'name')?.id === inner.id ? blockAround(at) : undefined;
    if (at.type === 'for_in_statement') return field(at, 'left')?.id === inner.id ? at : undefined;
    if (at.type === 'catch_clause') return field(at, 'parameter')?.id === inner.id ? at : undefined;
    if (at.type === 'arrow_function') return field(at, 'parameter')?.id === inner.id ? at : undefined;
    if (PARAMETERS.has(at.type)) return closest(at, scriptGrammar.functions);
    // The value of a default, or the key of a pair, declares nothing.
    const given = field(at, 'right') ?? field(at, 'key');
    if (!PATTERNS.has(at.type) || given?.id === inner.id) return undefined;
    inner = at;
  }
  return undefined;
}

function blockAround(declarator: SyntaxNode): SyntaxNode | undefined {
  const plain = declarator.parent?.type === 'variable_declaration' ? ['program', ...scriptGrammar.functions] : BLOCKS;
  return closest(declarator, plain);
}

function size({ startIndex, endIndex }: SyntaxNode): number {
  return endIndex - startIndex;
}
