import { z } from 'zod'
import { Expected, fail } from '../domain/failure.ts'
import type { Reply } from './dispatch.ts'
import { safeFileName } from './file-name.ts'
import type { WorkspaceName, Workspaces } from './workspace.ts'
import type { OfficeUser } from '../domain/office/view.ts'

/** What became of a document that the user wanted outside the app. */
export type SavedAs =
  | { readonly outcome: 'saved'; readonly path: string; readonly besideLocked: boolean }
  | { readonly outcome: 'cancelled' }

/** What the desktop around the app can do; the loopback shell leaves both to the browser. */
export interface Host {
  readonly capabilities: HostCapabilities
  /** Asks for a place and writes the stored file there. `besideLocked`: the target was open, `…(2)` was written. */
  saveAs(sha256: string, suggestedName: string): Promise<SavedAs>
  /** Opens a copy of the stored file in the program that the system has for it (Word, WPS). */
  openDocument(sha256: string, name: string): Promise<void>
  /** Asks for a folder and copies a package there, its folder and its zip file. */
  savePackage(id: string): Promise<SavedAs>
}

export interface HostCapabilities {
  readonly shell: 'electron' | 'loopback' | 'office'
  /** False: the renderer offers a download instead. */
  readonly saveAs: boolean
  readonly openDocument: boolean
  /** Who is signed in at the office; absent on a laptop. */
  readonly user?: OfficeUser
}

/** The host of the loopback shell. */
export const browserHost: Host = {
  capabilities: { shell: 'loopback', saveAs: false, openDocument: false },
  saveAs: () => fail('forbidden', '浏览器里请用下载。'),
  openDocument: () => fail('forbidden', '浏览器里请先下载，再用 Word 或 WPS 打开。'),
  savePackage: () => fail('forbidden', '浏览器里请下载压缩包。'),
}

const document = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(300) })
const kept = z.strictObject({ id: z.string().min(1).max(64) })
const workspace = z.strictObject({ name: z.enum(['main', 'demo']) })

/** Serves what a renderer asks of the shell itself, checked like any call. The reply has the shape of a call's. */
export async function hostCall(
  host: Host,
  workspaces: Pick<Workspaces, 'open' | 'log'>,
  name: string,
  input: unknown,
): Promise<Reply> {
  try {
    return { ok: true, value: await serve(host, workspaces, name, input) }
  } catch (error) {
    if (error instanceof Expected) return { ok: false, failure: error.failure }
    workspaces.log({ procedure: `host.${name}`, error })
    return { ok: false, bug: '程序出错，已记入日志。' }
  }
}

async function serve(host: Host, workspaces: Pick<Workspaces, 'open'>, name: string, input: unknown): Promise<unknown> {
  switch (name) {
    case 'capabilities':
      return host.capabilities
    case 'saveAs': {
      const asked = checked(document, input)
      return host.saveAs(asked.sha256, safeFileName(asked.name))
    }
    case 'openDocument': {
      const asked = checked(document, input)
      await host.openDocument(asked.sha256, safeFileName(asked.name))
      return null
    }
    case 'savePackage':
      return host.savePackage(checked(kept, input).id)
    case 'openWorkspace':
      await workspaces.open(checked(workspace, input).name satisfies WorkspaceName)
      return null
    default:
      throw new Error(`no host call ${name}`)
  }
}

function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  return parsed.success ? parsed.data : fail('invalid-input', '请求的内容格式不对。')
}
