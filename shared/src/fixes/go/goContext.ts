import { ancestors, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { argumentsOf, leftNames, rightValues } from './goGrammar.ts';
import { declarationOf, resultsOf, typeOf } from './goTypes.ts';

/** How a parameter of a type gives the context of the request it stands for. */
const GIVES_CONTEXT: Readonly<Record<string, (name: string) => string>> = {
  'context.Context': (name) => name,
  '*http.Request': (name) => `${name}.Context()`,
  '*gin.Context': (name) => `${name}.Request.Context()`,
  'echo.Context': (name) => `${name}.Request().Context()`,
  '*fiber.Ctx': (name) => `${name}.UserContext()`,
};

/**
 * The expression for the context that ends the waits of a call: the one the call gets itself, the one in scope, that of
 * the request it sends. Undefined where there is none.
 */
export function contextFor(call: SyntaxNode): string | undefined {
  const given = argumentsOf(call);
  const [first] = given;
  if (first && typeOf(first) === 'context.Context') return first.text;
  return (
    contextInScope(call) ??
    given.filter((one) => typeOf(one) === '*http.Request').map(({ text }) => `${text}.Context()`)[0]
  );
}

/** The context in scope at a node. */
export function contextInScope(call: SyntaxNode): string | undefined {
  const local = declarationOf('ctx', call);
  for (const at of ancestors(call)) {
    if (!/^(?:func_literal|function_declaration|method_declaration)$/.test(at.type)) continue;
    if (local && !local.global && withinFunction(local.node, at)) {
      const used = namedName('ctx', call);
      const type = (used && typeOf(used)) ?? typeOfCtx(local.node);
      const made = type === undefined ? undefined : GIVES_CONTEXT[type]?.('ctx');
      if (made !== undefined) return made;
    }
    const found = fromParameters(at, call);
    if (found !== undefined) return found;
    // What runs on its own may outlive the request whose context is in scope.
    if (at.type === 'func_literal' && startsGoroutine(at)) return undefined;
  }
  return undefined;
}

function startsGoroutine(fn: SyntaxNode): boolean {
  return fn.parent?.type === 'call_expression' && fn.parent.parent?.type === 'go_statement';
}

function withinFunction(declared: SyntaxNode, fn: SyntaxNode): boolean {
  return fn.startIndex <= declared.startIndex && declared.endIndex <= fn.endIndex;
}

/** A place where the name is used, to ask for its type. */
function namedName(name: string, call: SyntaxNode): SyntaxNode | undefined {
  return call.descendantsOfType(['identifier']).find((node) => node?.text === name) ?? undefined;
}

/** A `ctx` that comes from a call with another context is one: `tracer.Start(ctx, …)`, `errgroup.WithContext(…)`. */
function typeOfCtx(declared: SyntaxNode): string | undefined {
  const type = field(declared, 'type')?.text;
  if (type !== undefined) return type;
  const [made] = rightValues(declared);
  if (made?.type !== 'call_expression') return undefined;
  if (resultsOf(made)?.[0] === 'context.Context') return 'context.Context';
  const derived = argumentsOf(made).some(
    ({ text }) => /^(?:ctx|context\.\w{1,20}\(\))$/.test(text) || text.endsWith('.Context()'),
  );
  return derived || /\.UserContext$/.test(field(made, 'function')?.text ?? '') ? 'context.Context' : undefined;
}

function fromParameters(fn: SyntaxNode, call: SyntaxNode): string | undefined {
  const parameters = field(fn, 'parameters');
  for (const parameter of parameters ? namedChildren(parameters) : []) {
    const gives = GIVES_CONTEXT[field(parameter, 'type')?.text ?? ''];
    const name = leftNames(parameter)[0]?.text;
    if (!gives || name === undefined || name === '_') continue;
    if (declarationOf(name, call)?.node.id === parameter.id) return gives(name);
  }
  return undefined;
}
