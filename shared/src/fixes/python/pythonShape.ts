import type { SendCall } from '../call/sendCall.ts';
import { descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { pythonGrammar } from './pythonGrammar.ts';
import { importedNames } from './pythonScopes.ts';

/**
 * What a failed send looks like. `response`: an answer of requests or httpx; `aiohttp`: one of aiohttp; `urllib`: an
 * error that is the answer; `pywa`: an error with `error_code`; `body`: the parsed answer, as heyoo gives it; `any`:
 * whichever of these but aiohttp's.
 */
export type PythonShape = 'response' | 'aiohttp' | 'urllib' | 'pywa' | 'body' | 'any';

/** How a call runs. `entered`: as `async with session.post(…) as response`, which waits for it without an `await`. */
export type SendKind = 'sync' | 'async' | 'entered';

/** The HTTP clients whose answers are known, by how a value made with them is named in full. */
const CLIENTS: readonly (readonly [made: RegExp, shape: PythonShape])[] = [
  [/^(?:requests|httpx)(?:\.|$)/, 'response'],
  [/^aiohttp(?:\.|$)/, 'aiohttp'],
  [/^urllib(?:\.|$)/, 'urllib'],
  [/^pywa(?:_async)?(?:\.|$)/, 'pywa'],
  [/^heyoo(?:\.|$)/, 'body'],
];

/** Clients whose answers are not what a call gives, or are of a kind that no helper reads. */
const UNREAD_CLIENTS = /^(?:http\.client|urllib3|pycurl|httplib2)(?:\.|$)/;

/** True where the helper could not see the code of a failed send: it would be there for nothing. */
export function isUnread(call: Pick<SendCall, 'node' | 'name' | 'receivers'>, source: SourceFile): boolean {
  // A tuple that is taken apart: `status, body = send(…)`.
  const around = call.node.parent?.type === 'await' ? call.node.parent.parent : call.node.parent;
  if (around?.type === 'assignment' && /^(?:pattern_list|tuple_pattern)$/.test(field(around, 'left')?.type ?? '')) {
    return true;
  }
  return madeWith(call.receivers.at(-1) ?? call.name, call.receivers, source).some((made) => UNREAD_CLIENTS.test(made));
}

/** How a call is waited for, as far as it stands there. */
export function kindOf(call: Pick<SendCall, 'node' | 'name' | 'receivers'>, source: SourceFile): SendKind {
  if (call.node.parent?.type === 'await') return 'async';
  return isEntered(call.node) && shapeOfCall(call, source) === 'aiohttp' ? 'entered' : 'sync';
}

/** What a failure of these calls looks like. */
export function pythonShape(source: SourceFile, calls: readonly SendCall[]): PythonShape {
  const shapes = new Set(calls.map((call) => shapeOfCall(call, source) ?? 'any'));
  const [only] = shapes;
  return shapes.size === 1 && only ? only : 'any';
}

/** The shape of one call's failures, where the file tells; `any` is never given. */
function shapeOfCall(
  { name, receivers }: Pick<SendCall, 'name' | 'receivers'>,
  source: SourceFile,
): PythonShape | undefined {
  const made = madeWith(receivers.at(-1) ?? name, receivers, source);
  for (const origin of made) {
    const client = CLIENTS.find(([pattern]) => pattern.test(origin));
    if (client) return client[1];
  }
  return undefined;
}

/** True where a call's receiver is a client whose methods give coroutines. */
export function isAsyncClient({ name, receivers }: Pick<SendCall, 'name' | 'receivers'>, source: SourceFile): boolean {
  return madeWith(receivers.at(-1) ?? name, receivers, source).some((origin) => /async|^aiohttp/i.test(origin));
}

/** What the receiver of a call is or was made with: `requests`, `httpx.AsyncClient`. */
function madeWith(name: string, receivers: readonly string[], source: SourceFile): string[] {
  const imported = importedNames(source.root);
  const full = (dotted: string): string => {
    const [first = '', ...rest] = dotted.split('.');
    return [imported.get(first) ?? '', ...rest].join('.');
  };
  const outermost = receivers[0] ?? name;
  const direct = imported.get(outermost);
  const given = [
    ...clientValues(source, name),
    ...(receivers[0] && receivers[0] !== name ? clientValues(source, receivers[0]) : []),
  ];
  return [...(direct ? [direct] : []), ...given.map(full)].filter((origin) => !origin.startsWith('.'));
}

/** The dotted names of what a variable, attribute or parameter is made with or declared as. */
function clientValues({ root }: SourceFile, name: string): string[] {
  const values = descendants(root, ['assignment', 'as_pattern', 'named_expression']).flatMap((node) => {
    const assigned = pythonGrammar.assigned(node);
    return assigned?.name === name ? [assigned.value] : [];
  });
  // `self._session = session`, where the parameter says what it is.
  const handed = values.flatMap((value) => (value.type === 'identifier' && value.text !== name ? [value.text] : []));
  const types = descendants(root, ['typed_parameter', 'typed_default_parameter', 'assignment']).flatMap((node) => {
    const named = field(node, 'name') ?? field(node, 'left') ?? node.namedChildren[0];
    const type = field(node, 'type');
    return type && isNamed(named?.text, [name, `self.${name}`, ...handed]) ? [type] : [];
  });
  return [...values.map(constructed), ...types.map(({ text }) => /[A-Za-z_][\w.]*/.exec(text)?.[0])].filter(
    (found) => found !== undefined,
  );
}

function isNamed(text: string | undefined, names: readonly string[]): boolean {
  return text !== undefined && names.includes(text);
}

/** `httpx.Client` for `httpx.Client(timeout=5)`. */
function constructed(value: SyntaxNode): string | undefined {
  const made = value.type === 'await' ? (value.namedChildren[0] ?? value) : value;
  const callee = made.type === 'call' ? field(made, 'function') : undefined;
  return callee && /^[\w.]+$/.test(callee.text) ? callee.text : undefined;
}

/** True for what an `async with` enters. */
function isEntered(node: SyntaxNode): boolean {
  const around = node.parent?.type === 'as_pattern' ? node.parent.parent : node.parent;
  const statement = around?.type === 'with_item' ? around.parent?.parent : undefined;
  return statement?.type === 'with_statement' && statement.children[0]?.type === 'async';
}

/** The shape a helper in a file reads, from the function that reads it. */
export function shapeOfHelper(reader: SyntaxNode): PythonShape {
  const { text } = reader;
  if (text.includes('__cause__')) return 'any';
  if (text.includes('await ')) return 'aiohttp';
  if (text.includes('raw_response')) return 'pywa';
  if (text.includes('HTTPError')) return 'urllib';
  return text.includes('.status_code') ? 'response' : 'body';
}
