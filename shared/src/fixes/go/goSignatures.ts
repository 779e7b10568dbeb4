import { descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';

/**
 * The types of the results of a function, method or function type. Undefined where a type parameter stands in them: at
 * the call it has another name.
 */
export function resultTypes(fn: SyntaxNode | undefined): readonly string[] | undefined {
  if (!fn || !/^(?:function_declaration|method_declaration|func_literal|function_type|method_elem)$/.test(fn.type)) {
    return undefined;
  }
  const result = field(fn, 'result');
  if (!result) return [];
  const types = result.type === 'parameter_list' ? namedChildren(result).flatMap(typesOfParameter) : [result.text];
  const generic = typeParameters(fn);
  return types.some((type) => (type.match(/\w+/g) ?? []).some((word) => generic.has(word))) ? undefined : types;
}

function typesOfParameter(parameter: SyntaxNode): string[] {
  const type = field(parameter, 'type');
  if (!type) return [];
  const names = namedChildren(parameter).filter((child) => child.type === 'identifier' && child.id !== type.id);
  return Array<string>(Math.max(1, names.length)).fill(type.text);
}

function typeParameters(fn: SyntaxNode): ReadonlySet<string> {
  const declared = field(fn, 'type_parameters');
  const receiver = field(fn, 'receiver');
  const own = declared ? descendants(declared, ['identifier']) : [];
  const received = receiver
    ? descendants(receiver, ['type_arguments']).flatMap((list) => descendants(list, ['type_identifier']))
    : [];
  return new Set([...own, ...received].map(({ text }) => text));
}

/** The results of functions of the standard library, by import path; methods have their type in brackets. */
const KNOWN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  context: {
    Background: ['context.Context'],
    TODO: ['context.Context'],
    WithTimeout: ['context.Context', 'context.CancelFunc'],
    WithDeadline: ['context.Context', 'context.CancelFunc'],
    WithCancel: ['context.Context', 'context.CancelFunc'],
    WithValue: ['context.Context'],
  },
  bytes: { NewReader: ['*bytes.Reader'], NewBuffer: ['*bytes.Buffer'], NewBufferString: ['*bytes.Buffer'] },
  'encoding/json': { Marshal: ['[]byte', 'error'], MarshalIndent: ['[]byte', 'error'] },
  fmt: { Sprintf: ['string'], Sprint: ['string'], Errorf: ['error'] },
  'net/http': {
    NewRequest: ['*http.Request', 'error'],
    NewRequestWithContext: ['*http.Request', 'error'],
    Post: ['*http.Response', 'error'],
    PostForm: ['*http.Response', 'error'],
  },
  '(request)': { Context: ['context.Context'] },
  '(http.Request)': {
    FormValue: ['string'],
    PostFormValue: ['string'],
    PathValue: ['string'],
    WithContext: ['*http.Request'],
    Clone: ['*http.Request'],
  },
  '(gin.Context)': { Query: ['string'], Param: ['string'], PostForm: ['string'], GetHeader: ['string'] },
  '(echo.Context)': { QueryParam: ['string'], Param: ['string'], FormValue: ['string'] },
  '(http.Client)': {
    Do: ['*http.Response', 'error'],
    Post: ['*http.Response', 'error'],
    PostForm: ['*http.Response', 'error'],
  },
  os: { Getenv: ['string'], Open: ['*os.File', 'error'] },
  strings: {
    NewReader: ['*strings.Reader'],
    Join: ['string'],
    Replace: ['string'],
    ReplaceAll: ['string'],
    TrimPrefix: ['string'],
    TrimSpace: ['string'],
    TrimLeft: ['string'],
  },
};

const CONVERSIONS = new Set(['string', 'int', 'int64', 'error']);

/** The results of a function of the standard library; without a package, of what the language itself has. */
export function knownResults(pack: string | undefined, name: string, call: SyntaxNode): readonly string[] | undefined {
  if (pack !== undefined) return KNOWN[pack]?.[name];
  if (CONVERSIONS.has(name)) return [name];
  const made = name === 'new' ? namedChildren(field(call, 'arguments') ?? call)[0] : undefined;
  return made ? [`*${made.text}`] : undefined;
}

/** The types of the fields of a struct that the file declares, by name; a pointer to it counts as well. */
export function structOf(type: string | undefined, root: SyntaxNode): ReadonlyMap<string, SyntaxNode> | undefined {
  const name = type?.replace(/^\*/, '').replace(/\[.*$/s, '');
  const declared = descendants(root, ['type_spec']).find((node) => field(node, 'name')?.text === name);
  const struct = declared && field(declared, 'type');
  return struct ? fieldsOf(struct) : undefined;
}

/** The types of the fields of a struct type, by name. */
export function fieldsOf(struct: SyntaxNode): ReadonlyMap<string, SyntaxNode> | undefined {
  if (struct.type !== 'struct_type') return undefined;
  const found = new Map<string, SyntaxNode>();
  const lists = namedChildren(struct).filter(({ type }) => type === 'field_declaration_list');
  for (const declared of lists.flatMap(namedChildren)) {
    const type = field(declared, 'type');
    for (const name of type ? namedChildren(declared) : []) {
      if (type && name.type === 'field_identifier') found.set(name.text, type);
    }
  }
  return found;
}
