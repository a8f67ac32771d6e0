import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BrowserContext, chromium } from '@playwright/test'
import { setting } from './setting.ts'

/** Chromium knows no `app:` scheme: a port of this machine stands for it, which is a secure context too. */
export const shownOrigin = `http://127.0.0.1:${setting.port}`
const appOrigin = 'app://rounds'

export const toShown = (url: string): string => url.replace(appOrigin, shownOrigin)
export const toApp = (url: string): string => url.replace(shownOrigin, appOrigin)

let context: BrowserContext | undefined

/** The browser context that the test owns. */
export function connected(): BrowserContext {
  if (!context) throw new Error('used before the app was ready')
  return context
}

export async function connect(): Promise<void> {
  const browser = await chromium.connectOverCDP(setting.browser)
  context = browser.contexts()[0]
}

/** Serves what `protocol.handle` was given, streamed both ways. */
export function serve(handler: (request: Request) => Response | Promise<Response>): void {
  const server = createServer((message, to) => {
    const bodiless = message.method === 'GET' || message.method === 'HEAD'
    const request = {
      url: toApp(new URL(message.url ?? '/', shownOrigin).href),
      method: message.method ?? 'GET',
      headers: new Headers(),
      body: bodiless ? null : Readable.toWeb(message),
    } as unknown as Request
    Promise.resolve(handler(request))
      .then(async (response) => {
        to.writeHead(response.status, Object.fromEntries(response.headers))
        if (response.body) await pipeline(Readable.fromWeb(response.body as never), to)
        else to.end()
      })
      .catch(() => to.destroy())
  })
  server.listen(setting.port, '127.0.0.1')
}
