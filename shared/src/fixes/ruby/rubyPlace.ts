import type { SendCall } from '../call/sendCall.ts';
import { ancestors, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, lineStartAt } from '../textChange.ts';
import { BLOCKS, METHODS, namesOf } from './rubyGrammar.ts';

/** Classes and modules, and what stands for the class itself in them. */
const BODIES = ['class', 'module', 'singleton_class'];
const VISIBILITY = /^(?:private|public|protected|module_function)$/;
const MACRO = /^(?:include|extend|prepend|using|require|require_relative|load|private_constant)$/;
/** Methods whose block is run as a method of the object. */
const DEFINES = /^define_method$/;

/**
 * Where methods can be reached from. `script`: the top level of a file, whose methods every object has; `object`: the
 * methods of the objects of a class or module; `class`: those of a class itself; `functions`: a module with
 * `module_function`.
 */
export interface RubyScope {
  readonly kind: 'script' | 'object' | 'class' | 'functions';
  /** The class, module or `class << self`; undefined for the top level. */
  readonly owner: SyntaxNode | undefined;
}

/** The methods a call can reach without a receiver; undefined where that is not certain. */
export function scopeOf(node: SyntaxNode): RubyScope | undefined {
  let method: SyntaxNode | undefined;
  let block: SyntaxNode | undefined;
  for (const at of ancestors(node)) {
    if (METHODS.includes(at.type)) {
      // A method in a method, or one whose class is made by a block, belongs to nothing in sight.
      if (method) return undefined;
      method = at;
      block = undefined;
    }
    if (BLOCKS.includes(at.type)) {
      const taker = at.parent?.type === 'call' ? (field(at.parent, 'method')?.text ?? '') : '';
      if (!method && DEFINES.test(taker)) method = at;
      else block = at;
    }
    if (BODIES.includes(at.type)) return method && !block ? scopeIn(at, method) : undefined;
  }
  return method?.type === 'singleton_method' && block ? undefined : { kind: 'script', owner: undefined };
}

/** The methods that are defined beside a method. */
function scopeIn(owner: SyntaxNode, method: SyntaxNode): RubyScope | undefined {
  if (method.type === 'singleton_method') {
    return field(method, 'object')?.type === 'self' ? { kind: 'class', owner } : undefined;
  }
  const marks = membersOf(owner).filter((member) => namesOf(member)[0] === 'module_function');
  if (marks.length === 0) return { kind: 'object', owner };
  const bare = marks.find(({ type }) => type === 'identifier');
  return bare && bare.startIndex < method.startIndex ? { kind: 'functions', owner } : undefined;
}

/** True where methods of a scope can be called from another without a receiver. */
export function reaches(helper: RubyScope, call: RubyScope): boolean {
  if (helper.kind === 'script') return true;
  return helper.kind === call.kind && helper.owner?.id === call.owner?.id;
}

/** One scope from which all calls can be served; undefined where there is none. */
export function commonScope(calls: readonly SendCall[]): RubyScope | undefined {
  const [first, ...others] = calls.map(({ node }) => scopeOf(node));
  const same = first && others.every((other) => other && reaches(first, other) && reaches(other, first));
  return same ? first : undefined;
}

/** Where something goes: an offset at the start of a line, and what stands around it. */
export interface Gap {
  readonly at: number;
  readonly indent: string;
  /** True where a blank line has to be in front. */
  readonly before: boolean;
  /** True where a blank line has to follow. */
  readonly behind: boolean;
}

/** Where constants go: behind those at the top of the class, or of the file, and in front of an offset. */
export function constantsGap(
  { text, root }: SourceFile,
  owner: SyntaxNode | undefined,
  first: number,
): Gap | undefined {
  // A constant in `class << self` is better off in the class around it.
  const outer = owner?.type === 'singleton_class' ? (closestBody(owner) ?? owner) : owner;
  const members = outer ? membersOf(outer) : namedChildren(root);
  let last: SyntaxNode | undefined;
  for (const member of members) {
    if (member.endIndex > first || (member.type !== 'comment' && !isHead(member))) break;
    if (member.type !== 'comment' || standsAlone(member, text)) last = member;
  }
  const body = outer && field(outer, 'body');
  if (outer && (!body || lineStartAt(text, body.startIndex) <= outer.startIndex)) return undefined;
  const at = last ? lineEnd(text, last.endIndex) : body ? lineStartAt(text, firstOf(outer, body).startIndex) : 0;
  const indent = body ? indentAt(text, firstOf(outer, body).startIndex) : '';
  const next = text.slice(at);
  return { at, indent, before: last !== undefined, behind: next.trim() !== '' && !/^[ \t]*\r?\n/.test(next) };
}

/** Where methods go, and whether `private` has to stand in front of them. */
export function methodsGap(
  source: SourceFile,
  scope: RubyScope,
  first: number,
): (Gap & { readonly hide: boolean }) | undefined {
  const { text } = source;
  const { owner, kind } = scope;
  if (!owner) {
    const gap = constantsGap(source, undefined, first);
    return gap && { ...gap, hide: false };
  }
  const body = field(owner, 'body');
  const close = owner.children.at(-1);
  if (!body || close?.type !== 'end') return undefined;
  const at = lineStartAt(text, close.startIndex);
  const indent = indentAt(text, firstOf(owner, body).startIndex);
  if (at <= owner.startIndex || text.slice(at, close.startIndex).trim() !== '') return undefined;
  const marks = membersOf(owner).filter(({ type, text: word }) => type === 'identifier' && VISIBILITY.test(word));
  const [hidden] = marks.filter((mark) => mark.text === 'private');
  if (kind === 'class' && hidden) {
    // Methods of the class stand above those that `private` hides: it does not hide them.
    return { at: lineStartAt(text, hidden.startIndex), indent, before: false, behind: true, hide: false };
  }
  const isSpaced = /\n[ \t]*\r?\n$/.test(text.slice(0, at));
  const hide = kind === 'object' && marks.at(-1)?.text !== 'private';
  return { at, indent, before: !isSpaced, behind: false, hide };
}

/** The statements in a class or module. */
export function membersOf(owner: SyntaxNode): SyntaxNode[] {
  const body = field(owner, 'body');
  const before = namedChildren(owner).filter(
    ({ type, endIndex }) => type === 'comment' && endIndex <= (body?.startIndex ?? 0),
  );
  return body ? [...before, ...namedChildren(body)] : [];
}

function firstOf(owner: SyntaxNode | undefined, body: SyntaxNode): SyntaxNode {
  return (owner && membersOf(owner)[0]) ?? body;
}

function closestBody(owner: SyntaxNode): SyntaxNode | undefined {
  for (const at of ancestors(owner)) if (at.id !== owner.id && BODIES.includes(at.type)) return at;
  return undefined;
}

/** True for what stands at the top of a file or class, and defines nothing but constants. */
function isHead(member: SyntaxNode): boolean {
  if (member.type === 'call') return MACRO.test(namesOf(member).join('.')) && !field(member, 'block');
  return member.type === 'assignment' && field(member, 'left')?.type === 'constant';
}

/** True for a comment about the file, not about what follows it. */
function standsAlone({ text: comment, endIndex }: SyntaxNode, text: string): boolean {
  return (
    /^#\s*(?:-\*-|frozen_string_literal|encoding|typed|warn_indent|!)|^#!/.test(comment) ||
    /^\s*?\r?\n[ \t]*\r?\n/.test(text.slice(endIndex, endIndex + 200))
  );
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
