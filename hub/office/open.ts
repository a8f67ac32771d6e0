import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, lastBackupFile } from '../config.ts'
import type { OpenHub } from '../open.ts'
import { openReplica } from './replica.ts'
import { serveOffice } from './server.ts'

export interface Office {
  readonly port: number
  close(): Promise<void>
}

/** Where the pages lie: beside the bundled program, or built from sources. */
export function officePages(): string | undefined {
  const here = import.meta.dirname
  const folders = [join(here, '..', 'renderer'), join(here, '..', '..', 'out', 'renderer')]
  return folders.find((folder) => existsSync(join(folder, 'index.html')))
}

/** Opens the office: its replica below the hub's data, and its pages. */
export async function openOffice(
  config: Config,
  open: OpenHub,
  at: { readonly port: number; readonly pages: string; readonly seenAt: (device: string) => string | undefined },
  log: (problem: { readonly procedure: string; readonly error: unknown }) => void,
): Promise<Office> {
  const replica = await openReplica(join(config.folder, 'office'), open, log)
  try {
    const server = await serveOffice({
      bureau: { open, replica, seenAt: at.seenAt, lastBackup: lastBackupFile(config.folder) },
      pages: at.pages,
      host: config.host,
      port: at.port,
      names: config.names,
    })
    // Pages are there at once; what is not read yet comes while they are open.
    void replica.sync()
    return {
      port: server.port,
      async close() {
        await server.close()
        await replica.close()
      },
    }
  } catch (error) {
    await replica.close()
    throw error
  }
}
