import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // The default leaves a core to a watching editor; a run of all tests has the machine to itself.
    maxWorkers: '100%',
    // Real databases, real files, on machines of two cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
