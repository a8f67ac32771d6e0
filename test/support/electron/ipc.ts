import type { Frame, Page } from '@playwright/test'
import { toApp } from './chromium.ts'

/** What `event.senderFrame` is; a main frame has no parent. */
export interface SenderFrame {
  readonly url: string
  readonly parent: SenderFrame | null
}
const frames = new WeakMap<Frame, SenderFrame>()
export function senderFrame(frame: Frame): SenderFrame {
  let known = frames.get(frame)
  if (!known) {
    known = {
      get url() {
        return toApp(frame.url())
      },
      get parent() {
        const parent = frame.parentFrame()
        return parent && senderFrame(parent)
      },
    }
    frames.set(frame, known)
  }
  return known
}

type Handler = (event: unknown, ...args: unknown[]) => unknown
const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  on(channel: string, handler: Handler): void {
    handlers.set(`send:${channel}`, handler)
  },
}

/** Carries the page's messages to the handlers, with the frame they really come from. */
export async function carryMessages(page: Page, sender: unknown): Promise<void> {
  await page.exposeBinding('__standInInvoke', async ({ frame }, channel: string, text: string) => {
    const handler = handlers.get(channel)
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      const value = await handler({ senderFrame: senderFrame(frame), sender }, ...(JSON.parse(text) as unknown[]))
      return JSON.stringify({ value: value ?? null })
    } catch (error) {
      return JSON.stringify({ error: `Error invoking remote method '${channel}': ${String(error)}` })
    }
  })
}
