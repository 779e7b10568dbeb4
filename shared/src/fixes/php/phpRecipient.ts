import { isRecipientKey, recipientOf } from '../recipient.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { phpGrammar, plainName, stringValue } from './phpGrammar.ts';

/** The text of the expression that names a call's recipient; undefined where none is in sight. */
export function phpRecipient(node: SyntaxNode, source: SourceFile): string | undefined {
  const found = inPayload(node) ?? inVariables(node, source);
  if (found) return found.text;
  const given = descendants(node, ['argument']);
  const named = given.find((argument) => isRecipientKey(field(argument, 'name')?.text ?? ''));
  const value = named && namedChildren(named).at(-1);
  if (value && plainName(value) !== undefined) return value.text;
  const values = given.flatMap((argument) => namedChildren(argument).slice(-1));
  return recipientOf(values, plainName)?.text;
}

function inPayload(node: SyntaxNode): SyntaxNode | undefined {
  for (const row of descendants(node, ['array_element_initializer'])) {
    const [key, value] = namedChildren(row);
    const plain = value && (plainName(value) !== undefined || stringValue(value) !== undefined);
    if (plain && isRecipientKey(stringValue(key) ?? '')) return value;
  }
  return undefined;
}

/** The recipient in a payload that a variable of the same function holds, or that went into the handle curl runs. */
function inVariables(node: SyntaxNode, { root }: SourceFile): SyntaxNode | undefined {
  const around = functionOf(node);
  const names = new Set(descendants(node, ['variable_name']).map(({ text }) => text));
  const scope = around ?? root;
  const before = descendants(scope, ['assignment_expression', 'function_call_expression']).filter(
    (found) => found.endIndex <= node.startIndex && functionOf(found)?.id === around?.id,
  );
  for (const found of before.reverse()) {
    const right = field(found, 'right');
    const kept = right && names.has(field(found, 'left')?.text ?? '') ? inPayload(right) : undefined;
    const set = /^curl_setopt/.test(field(found, 'function')?.text ?? '')
      ? (inPayload(found) ?? inKept(found, before))
      : undefined;
    if (kept ?? set) return kept ?? set;
  }
  return undefined;
}

/** The recipient in a variable that `curl_setopt` is given. */
function inKept(call: SyntaxNode, before: readonly SyntaxNode[]): SyntaxNode | undefined {
  const names = new Set(descendants(call, ['variable_name']).map(({ text }) => text));
  for (const found of before) {
    const right = field(found, 'right');
    const value = right && names.has(field(found, 'left')?.text ?? '') ? inPayload(right) : undefined;
    if (value) return value;
  }
  return undefined;
}

function functionOf(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (phpGrammar.functions.includes(at.type)) return at;
  return undefined;
}
