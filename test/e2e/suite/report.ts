// What the in-editor tests print and the runner reads: the only channel that every extension host has is its console.

const linePrefix = '[in-editor] ';
const ends = { passed: `${linePrefix}end: passed`, failed: `${linePrefix}end: failed` };

/** Marks text as part of the tests' report. */
export function reportLine(text: string): string {
  return linePrefix + text;
}

/** The last line of a report. */
export function endLine(passed: boolean): string {
  return passed ? ends.passed : ends.failed;
}

/** One console message as the runner sees it. */
export type ReadLine = { kind: 'other' } | { kind: 'report'; text: string } | { kind: 'end'; passed: boolean };

/** Tells what a console message is; VS Code may put words of its own before it. */
export function readLine(message: string): ReadLine {
  if (message.endsWith(ends.passed)) {
    return { kind: 'end', passed: true };
  }
  if (message.endsWith(ends.failed)) {
    return { kind: 'end', passed: false };
  }
  const start = message.indexOf(linePrefix);
  return start < 0 ? { kind: 'other' } : { kind: 'report', text: message.slice(start + linePrefix.length) };
}
