import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { app, isReady } from './app.ts'
import { connected, serve, shownOrigin } from './chromium.ts'
import { ipcMain } from './ipc.ts'
import { answers, note } from './setting.ts'
import { strict } from './strict.ts'
import { BrowserWindow } from './window.ts'

/** Every name must be one that Electron really has. */
type Members<T> = Partial<Record<keyof T, unknown>>

const protocol = {
  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]) {
    if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes)
      if (!privileges?.standard || !privileges.secure || !privileges.supportFetchAPI)
        throw new Error(`${scheme}: a page of it could neither fetch nor have an origin`)
  },
  handle(scheme: string, handler: Parameters<typeof serve>[0]) {
    if (!isReady()) throw new Error('protocol.handle before the app is ready')
    if (scheme !== 'app') throw new Error(`unknown scheme ${scheme}`)
    serve(handler)
  },
} satisfies Members<Electron.Protocol>

/** The permissions that Chromium can be told of, by Electron's name and by Playwright's. */
const grantable = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  notifications: 'notifications',
} as const

type PermissionHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string },
) => void

const defaultSession = {
  /** Asked for each permission at once: the browser then grants a page exactly what the handler did. */
  setPermissionRequestHandler(handler: PermissionHandler) {
    const granted: string[] = []
    for (const [permission, known] of Object.entries(grantable))
      handler(
        undefined,
        permission,
        (yes) => {
          note({ what: 'permission', permission, granted: yes })
          if (yes) granted.push(known)
        },
        { requestingUrl: 'app://rounds/' },
      )
    void connected().grantPermissions(granted, { origin: shownOrigin })
  },
  setPermissionCheckHandler: () => undefined,
} satisfies Members<Electron.Session>

const dialog = {
  showErrorBox: (title: string, content: string) => note({ what: 'error-box', title, content }),
  showSaveDialog(_window: unknown, options: Electron.SaveDialogOptions) {
    note({ what: 'save-dialog', suggested: options.defaultPath ?? '' })
    const { saveAs } = answers()
    return Promise.resolve({ canceled: saveAs === undefined, filePath: saveAs ?? '' })
  },
  showOpenDialog(_window: unknown, options: Electron.OpenDialogOptions) {
    note({ what: 'folder-dialog', title: options.title ?? '' })
    const { folder } = answers()
    return Promise.resolve({ canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] })
  },
} satisfies Members<Electron.Dialog>

const shell = {
  openPath(path: string) {
    note({ what: 'open-path', path })
    return Promise.resolve(answers().openPath ?? '')
  },
} satisfies Members<Electron.Shell>

const Menu = {
  buildFromTemplate: (template: readonly Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: readonly Electron.MenuItemConstructorOptions[]) =>
    note({
      what: 'menu',
      labels: menu
        .flatMap(({ label, submenu }) => [label, ...(Array.isArray(submenu) ? submenu : []).map((item) => item.label)])
        .filter((label) => label !== undefined),
    }),
} satisfies Members<typeof Electron.Menu>

/** The system is told, and nobody clicks. */
class Notification extends EventEmitter {
  readonly #options: Electron.NotificationConstructorOptions
  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    if (!isReady()) throw new Error('Cannot create Notification before app is ready')
    this.#options = options
  }
  static isSupported = (): boolean => true
  show(): void {
    note({ what: 'notification', title: this.#options.title ?? '', body: this.#options.body ?? '' })
  }
}
/** Only what Electron's own class has. */
const notificationClass: Members<typeof Electron.Notification> & typeof Notification = Notification

const standIn: object = strict('electron', {
  app: strict('app', app),
  BrowserWindow,
  dialog: strict('dialog', dialog),
  ipcMain: strict('ipcMain', ipcMain),
  Menu: strict('Menu', Menu),
  Notification: notificationClass,
  protocol: strict('protocol', protocol),
  session: strict('session', { defaultSession: strict('defaultSession', defaultSession) }),
  shell: strict('shell', shell),
} satisfies Members<typeof Electron>)

// What `require('electron')` gives: the strict object itself instead of a namespace that answers undefined.
export { standIn as 'module.exports' }
