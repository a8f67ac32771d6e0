import { app, BrowserWindow, session } from 'electron'
import { join } from 'node:path'
import { isOwn, origin } from './origin.ts'

/** What a page of ours may be granted: the buttons that copy, and pasting evidence. */
const permitted = new Set(['clipboard-sanitized-write', 'clipboard-read'])

/** Opens the window. `preload` lies beside the bundled main process. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 620,
    show: false,
    title: 'Rounds 巡检',
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'main', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${origin}/`)
  return window
}

/** Denies whatever a page could use to leave our origin: navigation, windows, webviews, permissions. */
export function confine(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => {
      if (!isOwn(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOwn(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  const allowed = (permission: string, from: string): boolean => permitted.has(permission) && isOwn(from)
  session.defaultSession.setPermissionRequestHandler((_, permission, answer, details) =>
    answer(allowed(permission, details.requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_, permission, from) => allowed(permission, from))
}
