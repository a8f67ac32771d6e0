import { app, type BrowserWindow, dialog, shell } from 'electron'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fail } from '../../domain/failure.ts'
import type { Host } from '../host.ts'
import { savePackage, saveStored, writeStored } from '../save.ts'
import type { Workspaces } from '../workspace.ts'

/** Evidence may be anything, a program too: only these are handed to the system to open. */
const openable = new Set(['.docx', '.pdf', '.png', '.jpg', '.jpeg', '.webp', '.gif', '.bmp', '.txt', '.log'])

/** The desktop around the app. `window` is the one a dialog belongs to. */
export function desktopHost(workspaces: Workspaces, window: BrowserWindow): Host {
  return {
    capabilities: { shell: 'electron', saveAs: true, openDocument: true },
    async saveAs(sha256, suggestedName) {
      const extension = extname(suggestedName).slice(1)
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: '另存为',
        defaultPath: join(app.getPath('documents'), suggestedName),
        filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
      })
      if (canceled || !filePath) return { outcome: 'cancelled' }
      return { outcome: 'saved', ...(await saveStored(workspaces.app, sha256, filePath)) }
    },
    async savePackage(id) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: '验收包存到哪个文件夹',
        defaultPath: app.getPath('documents'),
        properties: ['openDirectory', 'createDirectory'],
      })
      const [folder] = filePaths
      if (canceled || !folder) return { outcome: 'cancelled' }
      return { outcome: 'saved', path: await savePackage(workspaces.app, id, folder), besideLocked: false }
    },
    async openDocument(sha256, name) {
      if (!openable.has(extname(name).toLowerCase()))
        fail('forbidden', '这种文件可能是程序，不直接打开。请先“另存为”，确认来源后再打开。')
      const folder = join(app.getPath('temp'), 'rounds', sha256.slice(0, 16))
      const path = join(folder, name)
      await mkdir(folder, { recursive: true })
      // A copy that is still open in Word cannot be written again, and need not be.
      if (!existsSync(path)) await writeStored(workspaces.app, sha256, path)
      const problem = await shell.openPath(path)
      if (problem) fail('bad-file', `系统没有能打开“${name}”的程序。请安装 Word 或 WPS，或者“另存为”后再打开。`)
    },
  }
}
