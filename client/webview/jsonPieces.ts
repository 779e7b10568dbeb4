/** What a piece of JSON is, for its colour. `code` is a number or string that was asked for. */
export type JsonKind = 'key' | 'string' | 'number' | 'word' | 'sign' | 'code';

/** A piece of JSON text. */
export interface JsonPiece {
  readonly text: string;
  readonly kind: JsonKind;
}

/**
 * A value in pieces that together are `JSON.stringify(value, null, 2)`. The values under `code` and `error_subcode` are of
 * the kind `code`. Takes what JSON can hold, without `undefined`.
 */
export function jsonPieces(value: unknown): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  write(value, '', '', pieces);
  return pieces;
}

const CODE_KEYS = new Set(['code', 'error_subcode']);

function write(value: unknown, key: string, indent: string, pieces: JsonPiece[]): void {
  if (typeof value !== 'object' || value === null) {
    pieces.push({ text: JSON.stringify(value), kind: CODE_KEYS.has(key) ? 'code' : kindOf(value) });
    return;
  }
  const isList = Array.isArray(value);
  const members = Object.entries(value);
  const [open, close] = isList ? '[]' : '{}';
  if (members.length === 0) {
    pieces.push(sign(`${open}${close}`));
    return;
  }
  const inner = `${indent}  `;
  members.forEach(([name, member], n) => {
    pieces.push(sign(`${n === 0 ? open : ','}\n${inner}`));
    if (!isList) pieces.push({ text: JSON.stringify(name), kind: 'key' }, sign(': '));
    write(member, name, inner, pieces);
  });
  pieces.push(sign(`\n${indent}${close}`));
}

function kindOf(value: unknown): JsonKind {
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'word';
}

function sign(text: string): JsonPiece {
  return { text, kind: 'sign' };
}
