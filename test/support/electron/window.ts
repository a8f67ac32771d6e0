import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { BrowserWindowConstructorOptions } from 'electron'
import { app, isReady } from './app.ts'
import { connected, shownOrigin, toApp, toShown } from './chromium.ts'
import { carryMessages, senderFrame, type SenderFrame } from './ipc.ts'
import { preloadScript } from './page-side.ts'
import { note } from './setting.ts'
import { strict } from './strict.ts'

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

class WebContents extends EventEmitter {
  page: Page | undefined
  openHandler: OpenHandler = () => ({ action: 'allow' })
  #sent: Promise<unknown> = Promise.resolve()

  get mainFrame(): SenderFrame {
    return senderFrame(this.page!.mainFrame())
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  isDestroyed = (): boolean => this.page?.isClosed() ?? false
  /** In order; a page that is just loading hears nothing, as in the real one. */
  send(channel: string, ...args: unknown[]): void {
    const message = [channel, JSON.stringify(args)] as const
    this.#sent = this.#sent
      .then(() =>
        this.page?.evaluate(
          ([name, text]) =>
            (window as never as { __standInEvent?: (n: string, t: string) => void }).__standInEvent?.(name, text),
          message,
        ),
      )
      .catch(() => undefined)
  }
}

/** A page of the test's Chromium in the place of a window. */
class Window extends EventEmitter {
  readonly webContents = strict('webContents', new WebContents())
  readonly #opened: Promise<Page>

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const { contextIsolation, sandbox, nodeIntegration, preload } = options.webPreferences ?? {}
    if (!contextIsolation || !sandbox || nodeIntegration !== false || !preload)
      throw new Error('an unsafe window: contextIsolation, sandbox, no nodeIntegration and a preload are required')
    note({ what: 'window', options })
    app.emit('web-contents-created', {}, this.webContents)
    this.#opened = this.#open(options, readFileSync(preload, 'utf8'))
  }

  async #open({ width = 800, height = 600 }: BrowserWindowConstructorOptions, preload: string): Promise<Page> {
    const contents = this.webContents
    const page = await connected().newPage()
    contents.page = page
    await page.setViewportSize({ width, height })
    await carryMessages(page, contents)
    await page.addInitScript(preloadScript(preload))
    await page.route(
      (url) => url.origin !== shownOrigin,
      async (route) => {
        const url = route.request().url()
        if (!route.request().isNavigationRequest()) return route.abort()
        let prevented = false
        contents.emit('will-navigate', { url: toApp(url), preventDefault: () => (prevented = true) })
        if (!prevented) return route.continue()
        note({ what: 'navigation-denied', url })
        // Aborting would show an error page in the place of ours.
        return route.fulfill({ status: 204 })
      },
    )
    page.on('popup', (popup) => {
      if (contents.openHandler({ url: toApp(popup.url()) }).action === 'allow') return
      note({ what: 'window-denied', url: popup.url() })
      void popup.close()
    })
    page.on('close', () => {
      contents.emit('destroyed')
      this.emit('closed')
      app.emit('window-all-closed')
    })
    return page
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opened
    await page.goto(toShown(url))
    this.emit('ready-to-show')
  }
  reload(): void {
    void this.webContents.page?.reload()
  }
  show = (): void => undefined
  isMinimized = (): boolean => false
  restore = (): void => undefined
  focus(): void {
    note({ what: 'focus' })
  }
}

export const BrowserWindow = new Proxy(Window, {
  construct: (target, [options]: [BrowserWindowConstructorOptions]) => strict('BrowserWindow', new target(options)),
})
