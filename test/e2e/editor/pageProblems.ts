import type { Page } from 'playwright-core';

/** What a page said and what went wrong in it, in the order it came. Frames and workers of the page included. */
export interface PageProblems {
  /** Every console message, as `type: text`. */
  console: string[];
  /** Uncaught errors, with their stack. */
  pageErrors: string[];
  /** Content Security Policy violations as Chromium words them, each with the address of its document. */
  cspViolations: string[];
}

/**
 * Collects console messages, uncaught errors and CSP violations of a page from now on.
 *
 * CSP violations are taken from the console: a listener for the DOM event would be lost when VS Code writes a
 * webview's document anew.
 */
export function collectPageProblems(page: Page): PageProblems {
  const problems: PageProblems = { console: [], pageErrors: [], cspViolations: [] };
  page.on('console', (message) => {
    const text = message.text();
    problems.console.push(`${message.type()}: ${text}`);
    if (message.type() === 'error' && /Content Security Policy/i.test(text)) {
      problems.cspViolations.push(`${message.location().url}: ${text}`);
    }
  });
  page.on('pageerror', (error) => {
    problems.pageErrors.push(error.stack ?? error.message);
  });
  return problems;
}
