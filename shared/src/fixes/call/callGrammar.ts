import type { SyntaxNode } from '../syntax.ts';

/** What a call names. */
export interface Callee {
  /** The last name: `sendMessage`. */
  readonly name: string;
  /** The names it is reached through, outermost first: `client`, `messages` for `client.messages(x).send`. */
  readonly receivers: readonly string[];
}

/** What the common search for send calls has to know of a language's syntax tree; strings are node types. */
export interface CallGrammar {
  readonly calls: readonly string[];
  /** Nodes whose body runs at another time or in another frame: functions, methods, lambdas, blocks. */
  readonly functions: readonly string[];
  readonly loops: readonly string[];
  /** What runs when something fails: `catch`, `except`, `rescue`. */
  readonly handlers: readonly string[];
  /**
   * Nodes that ask for a code, with the fields in which they ask: `if_statement: ['condition']`. An empty list: anywhere
   * in the node, as in a comparison or a `case`.
   */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
  readonly identifiers: readonly string[];
  /** Declarations, assignments, keyword arguments and pairs that give a name a value; `assigned` reads them. */
  readonly assignments: readonly string[];
  /** The name and the value of one of `assignments`; undefined where the left side is no plain name or property. */
  assigned(assignment: SyntaxNode): { readonly name: string; readonly value: SyntaxNode } | undefined;
  /** Undefined where no name is called. */
  callee(call: SyntaxNode): Callee | undefined;
  /** The expression to hand over for a call: the call, or the chain that goes on behind it up to where it is waited for. */
  whole(call: SyntaxNode): SyntaxNode;
  /** What a handler guards: the body of its `try`. */
  guarded(handler: SyntaxNode): readonly SyntaxNode[];
  /** The call a callback hangs on: `send(x)` for the function in `send(x).catch(…)`. Absent: the language has none. */
  chained?(callback: SyntaxNode): SyntaxNode | undefined;
  /** The text that stands before a function's body, decorators and annotations included. */
  head(fn: SyntaxNode): string;
}
