/** The value below which the given share (0 to 1) of the values lie, by the nearest-rank method. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There is nothing to take a percentile of');
  return value;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `ours` against `baseline`, both measured in this run: the figure that holds on other machines too. */
export function ratioLine(what: string, ours: number, baseline: number, unit = 'ms'): string {
  const ratio = (ours / baseline).toFixed(2);
  return `${what}: ${ours.toFixed(2)} ${unit} against ${baseline.toFixed(2)} ${unit}, ratio ${ratio}`;
}
