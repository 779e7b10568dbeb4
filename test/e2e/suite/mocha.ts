// The browser build runs in both extension hosts: in Node and in a web worker.
import 'mocha/mocha.js';

// Defines `describe` and `it`, so this file is imported before every suite.
mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: ConsoleReporter as unknown as Mocha.ReporterConstructor });

/** Prints one line for each test and the whole error of a failed one, as plain text on the console. */
function ConsoleReporter(runner: Mocha.Runner): void {
  runner.on('pass', (test: Mocha.Test) => console.log(`pass: ${test.fullTitle()} (${test.duration} ms)`));
  runner.on('pending', (test: Mocha.Test) => console.log(`skipped: ${test.fullTitle()}`));
  runner.on('fail', (test: Mocha.Test, error: Error) => {
    failures.push(`${test.fullTitle()}\n${error.stack ?? error.message}`);
    console.error(`fail: ${failures.at(-1)}`);
  });
}

const failures: string[] = [];

/**
 * Runs every suite that was imported. VS Code calls this in the extension host.
 *
 * @throws when a test failed or there was none; the message lists the failures
 */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    // The browser build's own `run` reads the page's address, which no extension host has.
    const inherited: Mocha = Object.getPrototypeOf(mocha);
    const runner = inherited.run.call(mocha, (failed: number) => {
      const total = runner.total;
      console.log(`${total - failed} of ${total} tests passed`);
      if (total === 0) {
        reject(new Error('No test ran: the bundle imports no suite.'));
      } else if (failed > 0) {
        reject(new Error(`${failed} of ${total} tests failed:\n\n${failures.join('\n\n')}`));
      } else {
        resolve();
      }
    });
  });
}
