import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Real databases, real files, on machines of two cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
