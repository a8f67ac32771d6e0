import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shell } from './shell.ts'

export interface SavedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** What `act` saves out of the app: by the dialog of the desktop shell, or as a download of the browser. */
export async function savedFile(shell: Shell, folder: string, act: () => Promise<void>): Promise<SavedFile> {
  if (shell.kind === 'loopback') {
    const [download] = await Promise.all([shell.page.waitForEvent('download'), act()])
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  const path = join(folder, `saved-${shell.journal().length}.docx`)
  shell.answer({ saveAs: path })
  await act()
  await shell.page.getByText(`已另存为 ${path}`).waitFor()
  const dialog = shell.journal().findLast((entry) => entry.what === 'save-dialog')!
  return { name: dialog.suggested.split('/').at(-1)!, bytes: readFileSync(path) }
}
