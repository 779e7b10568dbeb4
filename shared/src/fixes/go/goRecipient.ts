import { isRecipientKey, recipientOf } from '../recipient.ts';
import { ancestors, descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { argumentsOf, leftNames } from './goGrammar.ts';
import { outerFunction } from './goPlan.ts';
import { structOf } from './goSignatures.ts';
import { declarationOf, parametersOf, rootOf, typeOf } from './goTypes.ts';

/** An expression for a call's recipient, as a string. */
export interface GoRecipient {
  readonly text: string;
  /** True where package fmt makes it a string. */
  readonly formatted: boolean;
}

/** The recipient of a call, where one is in sight: an argument, a payload built before it, a parameter that says so. */
export function goRecipient(call: SyntaxNode): GoRecipient | undefined {
  const given = byParameter(call);
  if (given) return given;
  const found = inPayload(call) ?? recipientOf(argumentsOf(call), lastName) ?? fromPayloadBefore(call);
  if (found) return asString(found, found.text);
  return fromMarshalled(call) ?? fromParameters(call);
}

/** The argument for a parameter that says it is the recipient, of a function whose signature the file has. */
function byParameter(call: SyntaxNode): GoRecipient | undefined {
  const parameters = parametersOf(call);
  const index = parameters.findIndex(({ name }) => isRecipientKey(name));
  const given = index < 0 ? undefined : argumentsOf(call)[index];
  if (!given || lastName(given) === undefined) return undefined;
  // What can be handed over as a string is one.
  return parameters[index]?.type === 'string' ? { text: given.text, formatted: false } : asString(given, given.text);
}

function inPayload(region: SyntaxNode): SyntaxNode | undefined {
  for (const pair of descendants(region, ['keyed_element'])) {
    const value = recipientIn(pair);
    if (value) return value;
  }
  return undefined;
}

function recipientIn(pair: SyntaxNode): SyntaxNode | undefined {
  const key = field(pair, 'key')?.text.replace(/^["`]|["`]$/g, '') ?? '';
  const value = field(pair, 'value');
  const plain = value && (value.type === 'literal_element' ? namedChildren(value)[0] : value);
  return isRecipientKey(key) && plain && (lastName(plain) !== undefined || /string_literal$/.test(plain.type))
    ? plain
    : undefined;
}

/** The recipient in a payload that the function built before the call, where all payloads there name the same one. */
function fromPayloadBefore(call: SyntaxNode): SyntaxNode | undefined {
  const fn = outerFunction(call);
  if (!fn) return undefined;
  const values = descendants(fn, ['keyed_element']).flatMap((pair) => {
    const value = pair.endIndex <= call.startIndex ? recipientIn(pair) : undefined;
    return value && isVisible(value, call) ? [value] : [];
  });
  const texts = new Set(values.map(({ text }) => text));
  return texts.size === 1 ? values[0] : undefined;
}

/** True where a value has the same meaning at the call as where it stands. */
function isVisible(value: SyntaxNode, call: SyntaxNode): boolean {
  const name = /^[A-Za-z_]\w*/.exec(value.text)?.[0];
  return name === undefined || declarationOf(name, value)?.node.id === declarationOf(name, call)?.node.id;
}

/** `job.To` where the function makes JSON of `job` before the call, and the file declares its type. */
function fromMarshalled(call: SyntaxNode): GoRecipient | undefined {
  const fn = outerFunction(call);
  for (const made of fn ? descendants(fn, ['call_expression']) : []) {
    const [value] = argumentsOf(made);
    if (made.endIndex > call.startIndex || !value || !/\.(?:Marshal|Encode)$/.test(field(made, 'function')?.text ?? ''))
      continue;
    const struct =
      value.type === 'identifier' && isVisible(value, call) ? structOf(typeOf(value), rootOf(call)) : undefined;
    for (const [name, type] of struct ?? []) {
      if (isRecipientKey(name) && type.text === 'string') return { text: `${value.text}.${name}`, formatted: false };
    }
  }
  return undefined;
}

function fromParameters(call: SyntaxNode): GoRecipient | undefined {
  for (const fn of ancestors(call)) {
    const parameters =
      /^(?:func_literal|function_declaration|method_declaration)$/.test(fn.type) && field(fn, 'parameters');
    for (const parameter of parameters ? namedChildren(parameters) : []) {
      const name = leftNames(parameter).find(({ text }) => isRecipientKey(text));
      if (
        name &&
        declarationOf(name.text, call)?.node.id === parameter.id &&
        field(parameter, 'type')?.text === 'string'
      ) {
        return { text: name.text, formatted: false };
      }
    }
  }
  return undefined;
}

function asString(value: SyntaxNode, text: string): GoRecipient | undefined {
  const type = typeOf(value);
  if (type === 'string') return { text, formatted: false };
  // The address of a pointer says nothing of the recipient it points to, and a list is no recipient.
  if (type !== undefined && /^(?:[*[]|map|func|chan|interface|any\b)/.test(type)) return undefined;
  return { text: `fmt.Sprint(${text})`, formatted: true };
}

function lastName(value: SyntaxNode): string | undefined {
  if (value.type === 'identifier') return value.text;
  if (value.type !== 'selector_expression') return undefined;
  const operand = field(value, 'operand');
  return operand && lastName(operand) !== undefined ? field(value, 'field')?.text : undefined;
}
