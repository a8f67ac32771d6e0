import { protocol } from 'electron'
import { servePage } from '../page.ts'
import type { Workspaces } from '../workspace.ts'
import { isOwn } from './origin.ts'

/** Must run before the app is ready: gives `app:` what a web origin has. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** Serves the built renderer in `folder` and stored bytes at `app://rounds/`. */
export function servePages(workspaces: Workspaces, folder: string): void {
  const page = servePage(folder)
  protocol.handle('app', async (request) => {
    if (!isOwn(request.url)) return new Response(null, { status: 404 })
    const { pathname } = new URL(request.url)
    try {
      if (pathname === '/file' || pathname.startsWith('/file/')) return await workspaces.app.file(request)
      return request.method === 'GET' ? await page(pathname) : new Response(null, { status: 405 })
    } catch (error) {
      workspaces.log({ procedure: `app ${request.method} ${pathname}`, error })
      return new Response(null, { status: 500 })
    }
  })
}
