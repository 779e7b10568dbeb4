import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `unit` runs in seconds; `built` works on what the build wrote; `editor` opens real editors. */
export default defineConfig({
  test: {
    // Many tests wait for other programs: on two cores, one worker (all but one core) would leave both idle half the time.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{unit,service,grammar}/**/*.test.ts', 'test/protocol/*.test.ts', 'test/desktop/*.test.ts'],
          exclude: ['**/*.built.test.ts'],
          // Properties and the tools of eight languages: on a busy machine seconds are no sign of a fault.
          testTimeout: 30_000,
          setupFiles: 'test/propertySeed.ts',
        },
      },
      {
        test: {
          name: 'built',
          include: ['test/{manifest,webview,cli}/**/*.test.ts', 'test/protocol/*.built.test.ts'],
          testTimeout: 30_000,
          setupFiles: 'test/propertySeed.ts',
        },
      },
      {
        test: {
          name: 'editor',
          include: ['test/e2e/**/*.e2e.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
