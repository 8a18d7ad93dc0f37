import { defineConfig } from 'vitest/config';

/** Projects differ in what they need: nothing, a built site with a real server, or also Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          // Ten thousand runs of a property take a while on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          // Each file has servers and data of its own, so that two may run at once.
          include: ['tests/{integration,search}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // They measure how long something stalls.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/*.test.ts', 'tests/screens/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They measure no time, and each file has a server and a browser of its own.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'accessibility',
          include: ['tests/browser/accessibility/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They measure no time and share nothing, so that two files run at once.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/**/*.long.ts'],
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
