import { ancestors, closest, descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** True for `async def`. */
export function isAsyncFunction(fn: SyntaxNode | undefined): boolean {
  return fn?.type === 'function_definition' && fn.children[0]?.type === 'async';
}

/** The innermost function, lambda or class around a node; undefined at the top level. */
export function scopeOf(node: SyntaxNode): SyntaxNode | undefined {
  for (const at of ancestors(node)) {
    if (at.id !== node.id && /^(?:function_definition|lambda|class_definition)$/.test(at.type)) return at;
  }
  return undefined;
}

/** True where the file writes types behind names, so that what is added has them too. */
export function isTyped(root: SyntaxNode): boolean {
  return descendants(root, ['type']).length > 0;
}

/** The decorators of the function around a node, and of the functions around that. */
export function decoratorsAround(node: SyntaxNode): SyntaxNode[] {
  return [...ancestors(node)]
    .filter(({ type }) => type === 'decorated_definition')
    .flatMap((definition) => namedChildren(definition).filter(({ type }) => type === 'decorator'));
}

/** The functions of a file by name. */
export function functionsNamed(root: SyntaxNode, name: string): SyntaxNode[] {
  return descendants(root, ['function_definition']).filter((fn) => field(fn, 'name')?.text === name);
}

/** True for a node in a default value, a decorator or a type: none of these runs with the function. */
export function isInHead(node: SyntaxNode): boolean {
  return closest(node, ['parameters', 'lambda_parameters', 'decorator', 'type'], scopeOf(node)) !== undefined;
}

/** The modules a name may come from, by the name it has in the file: `requests`, `aiohttp.ClientSession`. */
export function importedNames(root: SyntaxNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of descendants(root, ['import_statement', 'import_from_statement'])) {
    const from = field(node, 'module_name');
    for (const name of namedChildren(node)) {
      if (name.id === from?.id) continue;
      const module = (field(name, 'name') ?? name).text;
      const known = field(name, 'alias')?.text ?? (from ? module : (module.split('.')[0] ?? module));
      const whole = from ? `${from.text}.${module}` : field(name, 'alias') ? module : known;
      if (name.type === 'dotted_name' || name.type === 'aliased_import') found.set(known, whole);
    }
  }
  return found;
}
