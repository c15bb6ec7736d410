import { defineConfig } from 'vitest/config'

// One project per kind of test, by where the file lies; `npx vitest run PATH` runs one file and starts only what it needs.
// Where files share modules (`isolate: false`), reading them again for each file took a third of the time. Pages keep their own: a
// library that tidies the document up after each test says so once, when it is read.
const cluster = './test/support/cluster.ts'
const temporal = './test/support/temporal-for-tests.ts'

const inWorkflow = ['workflows/**/*.test.ts', 'test/scenarios/**/*.test.ts']
const inReplay = ['test/replay/**/*.test.ts']
// What takes many minutes has a command of its own (test/collections/at-length.ts).
const inFaults = [process.env.AT_LENGTH === undefined ? 'test/faults/**/*.test.ts' : 'test/faults/**/*.at-length.ts']
const inBrowser = ['test/browser/**/*.test.ts']
const inConsole = ['admin-ui/**/*.test.{ts,tsx}', 'portal/**/*.test.{ts,tsx}']
const inUnit = [
  'domain/**/*.test.ts',
  'scripts/**/*.test.ts',
  'bin/**/*.test.ts',
  'test/simulation/**/*.test.ts',
  'test/tidy.test.ts',
  'test/deployment/**/*.test.ts',
]

const MINUTE = 60_000

export default defineConfig({
  test: {
    pool: 'forks',
    // Both cores of the smallest machine; by default vitest leaves one of two idle.
    maxWorkers: 2,
    // A test that fails now and then is a defect, never something to try again.
    retry: 0,
    env: { TZ: 'UTC' },
    exclude: ['**/node_modules/**', '**/dist/**'],
    projects: [
      { extends: true, test: { name: 'unit', include: inUnit, isolate: false, testTimeout: 3 * MINUTE } },
      { extends: true, test: { name: 'console', include: inConsole, testTimeout: MINUTE } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['**/*.test.ts'],
          isolate: false,
          exclude: [
            '**/node_modules/**',
            '**/dist/**',
            ...inUnit,
            ...inConsole,
            ...inWorkflow,
            ...inReplay,
            ...inFaults,
            ...inBrowser,
          ],
          globalSetup: [cluster],
          // Long enough for a machine with other work: it ends what hangs, and says nothing about speed.
          testTimeout: 3 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
      {
        extends: true,
        test: {
          name: 'workflow',
          include: inWorkflow,
          globalSetup: [cluster, temporal],
          testTimeout: 3 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
      { extends: true, test: { name: 'replay', include: inReplay, testTimeout: MINUTE, hookTimeout: MINUTE } },
      {
        extends: true,
        test: {
          name: 'fault',
          include: inFaults,
          globalSetup: [cluster, temporal],
          fileParallelism: false,
          testTimeout: 5 * MINUTE,
          hookTimeout: 5 * MINUTE,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // What a click brings about is looked for until it is there, as a person would; a second is short on a busy machine.
          expect: { poll: { timeout: 15_000, interval: 100 } },
          include: inBrowser,
          globalSetup: [cluster, temporal],
          testTimeout: 3 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
    ],
  },
})
