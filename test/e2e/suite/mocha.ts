// The browser build runs in both extension hosts: in Node and in a web worker.
import 'mocha/mocha.js';
import { endLine, reportLine } from './report.ts';

const failures: string[] = [];

// Defines `describe` and `it`, so this file is imported before every suite.
mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: ConsoleReporter as unknown as Mocha.ReporterConstructor });

/** Prints each test as it ends, with the whole error of a failed one. */
function ConsoleReporter(runner: Mocha.Runner): void {
  runner.on('pass', (test: Mocha.Test) => console.log(reportLine(`pass: ${test.fullTitle()} (${test.duration} ms)`)));
  runner.on('pending', (test: Mocha.Test) => console.log(reportLine(`skipped: ${test.fullTitle()}`)));
  runner.on('fail', (test: Mocha.Test, error: Error) => {
    const failure = `${test.fullTitle()}\n${error.stack ?? error.message}`;
    failures.push(failure);
    console.log(reportLine(`fail: ${failure}`));
  });
}

/**
 * Runs every suite that was imported. VS Code calls this in the extension host.
 *
 * @throws when a test failed, was skipped, or there was none; the message lists the failures
 */
export async function run(): Promise<void> {
  const problem = await runMocha();
  console.log(endLine(problem === undefined));
  if (problem !== undefined) {
    throw new Error(problem);
  }
}

function runMocha(): Promise<string | undefined> {
  return new Promise((resolve) => {
    // The browser build's own `run` reads the page's address, which no extension host has.
    const plain: Mocha = mocha.constructor.prototype;
    const runner = plain.run.call(mocha, () => {
      const { tests = 0, passes = 0 } = runner.stats ?? {};
      console.log(reportLine(`${passes} of ${runner.total} tests passed`));
      if (tests === 0) {
        resolve('No test ran: the bundle imports no suite.');
      } else if (passes === runner.total && failures.length === 0) {
        resolve(undefined);
      } else {
        resolve(`${passes} of ${runner.total} tests passed.\n\n${failures.join('\n\n')}`);
      }
    });
  });
}
