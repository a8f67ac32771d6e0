import { defineConfig } from '@playwright/test'
import type { ShellOptions } from './test/e2e/fixtures.ts'

export default defineConfig<ShellOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  timeout: 120_000,
  // Two cores, two browsers and other load: what is right comes late there, and what is wrong stays wrong.
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // On a machine that others load as well; what passed only the second time is named at the end of the run.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { screenshot: 'only-on-failure' },
  // Most specs run over every shell; what only one has is in a spec of its own.
  projects: [
    { name: 'loopback', use: { kind: 'loopback' }, testIgnore: ['electron.spec.ts', 'desktop.spec.ts'] },
    { name: 'electron-standin', use: { kind: 'electron-standin' }, testIgnore: ['loopback.spec.ts', 'office.spec.ts'] },
    {
      name: 'electron',
      use: { kind: 'electron' },
      testIgnore: ['loopback.spec.ts', 'office.spec.ts', 'desktop.spec.ts'],
    },
  ],
})
