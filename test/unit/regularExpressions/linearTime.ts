import { createRequire } from 'node:module';
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

// This build is JavaScript alone, the same on every machine; it comes without types.
const { checkSync }: typeof import('recheck') = createRequire(import.meta.url)('recheck/lib/browser.js');
const parser = new RegExpParser({ ecmaVersion: 2025 });
const ANALYSIS = { checker: 'automaton', timeout: 120_000 } as const;

/** A bound from which on ways to read the same text multiply to too many. */
const MANY = 4;

/**
 * Why searching with a regular expression may take more than linear time; undefined where it is proven that it never
 * does. Without an unbounded repeat, each place in a text costs at most so much as the bounds say. With one, recheck has
 * to prove it from the automaton of the expression (Weideman et al., 2016: no place in it where a text can be read in two
 * ways). And a repeat within a repeat must not be readable in two ways either, since bounds of 20 still make 2^20 of them.
 */
export function reasonAgainst(source: string, flags: string): string | undefined {
  const pattern = parser.parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const { unbounded, nested, unproven } = shapeOf(pattern);
  for (const { min, max, element } of nested) {
    const body = `^(?:${withoutBounds(element, source)})*$`;
    const verdict = checkSync(body, flags.replace(/[gy]/g, ''), ANALYSIS);
    if (verdict.status === 'unknown' || verdict.complexity.type === 'exponential')
      return `${element.raw} can be read in many ways, and is repeated {${min},${max}}: its parts must not overlap`;
  }
  if (!unbounded) return undefined;
  if (unproven) return `${unbounded} has no bound, beside ${unproven}, of which nothing can be proven: give it a bound`;
  const verdict = checkSync(source, flags, ANALYSIS);
  if (verdict.status === 'safe') return undefined;
  return verdict.status === 'vulnerable'
    ? `${verdict.complexity.summary}: give its repeats bounds, or let nothing follow that they may have taken`
    : 'not to be proven in time: give its repeats bounds';
}

interface Shape {
  /** A repeat without a bound. */
  unbounded: string | undefined;
  /** Something the proof knows nothing of. */
  unproven: string | undefined;
  /** Repeats of what may be read in several ways. */
  readonly nested: AST.Quantifier[];
}

function shapeOf(pattern: AST.Pattern): Shape {
  const shape: Shape = { unbounded: undefined, unproven: undefined, nested: [] };
  visitRegExpAST(pattern, {
    onQuantifierEnter: (node) => {
      if (node.max === Number.POSITIVE_INFINITY) shape.unbounded ??= node.raw;
      if (node.max >= MANY && varies(node.element)) shape.nested.push(node);
    },
    onAssertionEnter: (node) => {
      if (isLook(node)) shape.unproven ??= node.raw;
    },
    onBackreferenceEnter: (node) => {
      shape.unproven ??= node.raw;
    },
  });
  return shape;
}

/** True for what holds alternatives or a repeat. */
function varies(node: AST.Element): boolean {
  let found = false;
  visitRegExpAST(node, {
    onAlternativeEnter: ({ parent }) => {
      found ||= parent.type !== 'Pattern' && 'alternatives' in parent && parent.alternatives.length > 1;
    },
    onQuantifierEnter: ({ min, max }) => {
      found ||= min !== max;
    },
  });
  return found;
}

/** The text of a part with its long repeats unbounded and without looks ahead and behind: it matches more, never less. */
function withoutBounds(node: AST.Element, source: string): string {
  const changes: { from: number; to: number; text: string }[] = [];
  visitRegExpAST(node, {
    onQuantifierEnter: ({ element, end, min, max }) => {
      if (max >= MANY) changes.push({ from: element.end, to: end, text: min === 0 ? '*' : '+' });
    },
    onAssertionEnter: (inner) => {
      if (isLook(inner)) changes.push({ from: inner.start, to: inner.end, text: '' });
    },
  });
  let text = '';
  let at = node.start;
  for (const change of changes.sort((a, b) => a.from - b.from)) {
    // What is inside of a look has gone with it.
    if (change.from < at) continue;
    text += source.slice(at, change.from) + change.text;
    at = change.to;
  }
  return text + source.slice(at, node.end);
}

function isLook({ kind }: AST.Assertion): boolean {
  return kind === 'lookahead' || kind === 'lookbehind';
}
