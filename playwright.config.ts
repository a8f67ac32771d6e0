import { defineConfig } from '@playwright/test'
import type { ShellOptions } from './test/e2e/fixtures.ts'

export default defineConfig<ShellOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { screenshot: 'only-on-failure' },
  projects: [
    { name: 'loopback', use: { kind: 'loopback' } },
    { name: 'electron-standin', use: { kind: 'electron-standin' } },
    { name: 'electron', use: { kind: 'electron' } },
  ],
})
