import { app, dialog } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { explain } from '../../db/open.ts'
import { Expected } from '../../domain/failure.ts'
import { clockFrom } from '../clock.ts'
import { fillDemo } from '../demo/fill.ts'
import { dataRoot } from '../folder.ts'
import { openWorkspaces } from '../workspace.ts'
import { desktopHost } from './host.ts'
import { pushEvents, serveIpc } from './ipc.ts'
import { setMenu } from './menu.ts'
import { notify } from './notify.ts'
import { registerScheme, servePages } from './pages.ts'
import { confine, openWindow } from './window.ts'

registerScheme()
app.enableSandbox()
// Windows shows notifications only of an app that it knows; the id is that of electron-builder.yml.
if (process.platform === 'win32') app.setAppUserModelId('cn.rounds.inspection')

const root = dataRoot()
// Chromium's profile lies with the data, so that one data folder has one instance of the app.
const profile = join(root, 'electron')
try {
  mkdirSync(profile, { recursive: true })
  app.setPath('userData', profile)
  if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp)
  else app.quit()
} catch (error) {
  giveUp(explain(error, profile))
}

function start(): void {
  const workspaces = openWorkspaces({ root, clock: clockFrom(process.env['ROUNDS_CLOCK'], app.isPackaged), fillDemo })
  confine()
  setMenu()
  servePages(workspaces, join(app.getAppPath(), 'out', 'renderer'))
  const window = openWindow()
  serveIpc(workspaces, desktopHost(workspaces, window))
  pushEvents(workspaces, window.webContents)
  notify(workspaces, window)
  window.webContents.on('render-process-gone', (_, details) => {
    workspaces.log({ procedure: 'renderer', error: details.reason })
    if (details.reason !== 'clean-exit') window.reload()
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => workspaces.close())
}

/** A start that failed is told in a box of its own; there is no window yet that could. */
function giveUp(error: unknown): void {
  const known = error instanceof Expected
  if (!known) console.error(error)
  dialog.showErrorBox(
    '“巡检”没有启动',
    known ? error.failure.sentence : `程序出错：${error instanceof Error ? error.message : String(error)}`,
  )
  app.exit(1)
}
