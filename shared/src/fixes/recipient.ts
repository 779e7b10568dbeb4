import type { SyntaxNode } from './syntax.ts';

const RECIPIENT =
  /^(?:to|recipient|recipientId|recipient_id|recipient_?phone|to_?number|phone|phone_?number|wa_?id|msisdn|destination|destinatario|destinatário|telefone|telefono|numero|número)$/i;

/**
 * The expression that names the recipient of a message: of the expressions given (arguments, values of a payload), the
 * first that is a plain name or property whose last part says so. Undefined where none does: then sends cannot be put
 * in a row per recipient. `read` gives the last name of an expression, undefined for anything but a name or a property.
 */
export function recipientOf(
  expressions: readonly SyntaxNode[],
  read: (expression: SyntaxNode) => string | undefined,
): SyntaxNode | undefined {
  return expressions.find((expression) => RECIPIENT.test(read(expression)?.replace(/^[$@]+/, '') ?? ''));
}

/** True for the key under which a payload or keyword argument gives the recipient. */
export function isRecipientKey(name: string): boolean {
  return /^(?:to|recipient|recipient_?id)$/i.test(name.replace(/^['":]{1,3}|['":]{1,3}$/g, ''));
}
