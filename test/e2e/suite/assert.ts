/**
 * Ends the test when a condition does not hold. Node's own `assert` is missing in the web extension host.
 *
 * @throws with the message
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(message);
  }
}

/**
 * Ends the test when two values differ as JSON.
 *
 * @throws naming both values
 */
export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  assert(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}
