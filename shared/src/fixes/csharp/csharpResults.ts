import { closest, descendants, field, type SyntaxNode } from '../syntax.ts';

/** Where a truth is asked for. */
const CONDITIONS = ['prefix_unary_expression', 'binary_expression', 'if_statement', 'conditional_expression'];
const FAILED = /^(?:(?:Is|Has)(?:Failure|Failed|Error|Errors)|Failed)$/;
const SUCCEEDED = /^(?:Is(?:Success|Successful|Ok|Valid|Sent)|Success|Successful|Succeeded|Ok)$/;
/** Steps to a code that can be taken where something on the way is missing. */
const STEPS = /^(\((?:int|long|uint|short|string)\??\))?@((?:!?\??(?:\.\w{1,80}|\["[\w-]{1,80}"\])){1,8})$/;
const TEST = /^(.{1,400}?)( == code(?:\.ToString\(\))?|\.Contains\(.{1,200}\))$/;

/**
 * The test of a result as the helper may ask it of every result, also of that of a message which was sent: there the
 * error is missing, and what the file reads only after a failure must not throw. Undefined where that cannot be had.
 */
export function testOfAnyResult(
  test: (root: string) => string,
  region: SyntaxNode,
  result: string,
): ((root: string) => string) | undefined {
  const missing = isComparedWithNull(region, result);
  const guard = guardIn(region, result, missing);
  const plain = test('@');
  // What is asked for only after a failure can be read as the file does it there.
  const unchecked = guard !== undefined && !/\bnull\b|\?\./.test(region.text);
  const written = unchecked ? plain : (safely(plain, missing) ?? (guard === undefined ? undefined : plain));
  if (written === undefined) return undefined;
  const whole = guard === undefined ? written : `${guard} && ${written}`;
  return (root) => whole.replaceAll('@', root);
}

/** The test with `?` where a step may lead from nothing; undefined where a step does more than that. */
function safely(test: string, missing: boolean): string | undefined {
  const [, read = '', compared = ''] = TEST.exec(test) ?? [];
  const [, cast, path] = STEPS.exec(read) ?? [];
  if (path === undefined) return undefined;
  const steps = path.match(/\.\w+|\["[\w-]+"\]/g) ?? [];
  // The value of a nullable one throws where there is none.
  if (steps.at(-1) === '.Value') return undefined;
  const optional = path.replaceAll('!', '').startsWith('?') || missing;
  const safe = steps.map((step, n) => (n > 0 || optional ? `?${step}` : step)).join('');
  if (!compared.startsWith(' ==')) return `(@${safe} ?? "")${compared}`;
  const number = cast !== undefined && !cast.startsWith('(string');
  const nullable = number && safe.includes('?') ? cast.replace(/\??\)$/, '?)') : (cast ?? '');
  return `${nullable}@${safe}${compared}`;
}

/** The question whether a result is a failure at all, as the region asks it. */
function guardIn(region: SyntaxNode, result: string, missing: boolean): string | undefined {
  for (const access of descendants(region, ['member_access_expression'])) {
    const name = field(access, 'expression')?.text === result ? (field(access, 'name')?.text ?? '') : '';
    if (!CONDITIONS.includes(access.parent?.type ?? '') || isCompared(access)) continue;
    if (FAILED.test(name)) return missing ? `@?.${name} == true` : `@.${name}`;
    if (SUCCEEDED.test(name)) return missing ? `@?.${name} == false` : `!@.${name}`;
  }
  return undefined;
}

/** True for an operand of anything but `&&` and `||`: it need not be a truth. */
function isCompared(access: SyntaxNode): boolean {
  const around = access.parent;
  return around?.type === 'binary_expression' && !/^(?:&&|\|\|)$/.test(field(around, 'operator')?.text ?? '');
}

function isComparedWithNull(region: SyntaxNode, result: string): boolean {
  return descendants(region, ['null_literal']).some((nothing) => {
    const around = closest(nothing, ['binary_expression', 'is_pattern_expression']);
    return around !== undefined && (field(around, 'left') ?? field(around, 'expression'))?.text === result;
  });
}
