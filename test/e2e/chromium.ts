import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.mjs'

/** The Chromium of one worker: pages of every shell but real Electron are its. */
export interface Browser {
  readonly context: BrowserContext
  /** Where others connect to it. */
  readonly debugging: string
  close(): Promise<void>
}

/** `anyCertificate`: takes the certificate that a hub made for itself; an office imports it. */
export async function openBrowser({ anyCertificate = false } = {}): Promise<Browser> {
  const port = await freePort()
  const profile = mkdtempSync(join(tmpdir(), 'rounds-chromium-'))
  const executablePath = findChromium()
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: [
      `--remote-debugging-port=${port}`,
      '--no-sandbox',
      // No name resolves: a page that asks for another host cannot reach it, whatever else fails.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    ignoreHTTPSErrors: anyCertificate,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
  })
  return {
    context,
    debugging: `http://127.0.0.1:${port}`,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
