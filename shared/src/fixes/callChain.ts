import { isNameAt, type TokenStream, textAt } from './tokens.ts';

/** What the shared walk over `a.b(c).d(e)` has to know of a language. */
export interface ChainGrammar {
  readonly keywords: ReadonlySet<string>;
  /** True where a postfix `!` and type arguments may stand in a chain. */
  readonly types: boolean;
}

/** Index of the name that is called by the bracket at `open`; -1 where no name is. */
export function calleeIndex(stream: TokenStream, open: number, grammar: ChainGrammar): number {
  if (textAt(stream, open) !== '(') return -1;
  const callee = skipPostfix(stream, open - 1, grammar);
  return isNameAt(stream, callee, grammar.keywords) ? callee : -1;
}

/** Index of the first token of the chain whose last name is at `name`, `new` included. */
export function chainStart(stream: TokenStream, name: number, grammar: ChainGrammar): number {
  let at = name;
  while (isAccess(textAt(stream, at - 1))) {
    const operand = operandStart(stream, at - 2, grammar);
    if (operand < 0) return at;
    at = operand;
  }
  return textAt(stream, at - 1) === 'new' ? at - 1 : at;
}

/** Index of the last token of the chain that goes on behind `last`, up to but without the first name in `stop`. */
export function chainEnd(stream: TokenStream, last: number, stop: ReadonlySet<string>): number {
  let at = last;
  for (;;) {
    const next = textAt(stream, at + 1);
    if (next === '(' || next === '[') at = stream.pair[at + 1] ?? at;
    else if (next === '!' && !stream.tokens[at + 1]?.lineBreak && textAt(stream, at + 2) !== '=') at += 1;
    else if (!isAccess(next)) return at;
    else if (stop.has(textAt(stream, at + 2))) return at;
    else if (textAt(stream, at + 2) === '(' || textAt(stream, at + 2) === '[') at += 1;
    else at += 2;
  }
}

/** Names a chain passes on its way to the callee at `name`, outermost first: `client`, `messages` for `client.messages(x).send`. */
export function receiverNames(stream: TokenStream, start: number, name: number): string[] {
  const names: string[] = [];
  for (let at = start; at < name; at++) {
    const partner = stream.pair[at] ?? -1;
    if (partner > at) at = partner;
    else if (stream.tokens[at]?.kind === 'name') names.push(textAt(stream, at));
  }
  return names;
}

/** Where the operand in front of a dot begins: a name, or a bracket, string or template; -1 where it cannot be told. */
function operandStart(stream: TokenStream, end: number, grammar: ChainGrammar): number {
  let at = skipPostfix(stream, end, grammar);
  let group = -1;
  while (textAt(stream, at) === ')' || textAt(stream, at) === ']') {
    group = stream.pair[at] ?? -1;
    at = skipPostfix(stream, group - 1, grammar);
  }
  const adjacent = group < 0 || !stream.tokens[group]?.lineBreak;
  if (adjacent && isNameAt(stream, at, grammar.keywords)) return at;
  if (group >= 0) return group;
  return stream.tokens[at]?.kind === 'string' ? at : -1;
}

/** Steps back over `!`, `?.` in front of a bracket, and type arguments. */
function skipPostfix(stream: TokenStream, from: number, grammar: ChainGrammar): number {
  let at = from;
  if (!grammar.types) return at;
  if (textAt(stream, at) === '?.') at -= 1;
  if (textAt(stream, at) === '>') at = beforeTypeArguments(stream, at, grammar);
  if (textAt(stream, at) === '!') at -= 1;
  return at;
}

/** The index in front of `<...>` if those are type arguments behind a name, else `close` itself. */
function beforeTypeArguments(stream: TokenStream, close: number, grammar: ChainGrammar): number {
  let depth = 0;
  for (let at = close; at > close - 200 && at > 0; at--) {
    const text = textAt(stream, at);
    if (text === '>') depth += 1;
    else if (text === '<' && --depth === 0) return isNameAt(stream, at - 1, grammar.keywords) ? at - 1 : close;
    else if (text === '}' || text === ']' || text === ')') at = stream.pair[at] ?? at;
    else if (text === ';' || text === '(' || text === '{' || text === '=' || text === '&&' || text === '||')
      return close;
  }
  return close;
}

function isAccess(text: string): boolean {
  return text === '.' || text === '?.';
}
