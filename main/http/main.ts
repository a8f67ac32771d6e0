import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Expected } from '../../domain/failure.ts'
import { clockFrom } from '../clock.ts'
import { fillDemo } from '../demo/fill.ts'
import { dataRoot } from '../folder.ts'
import { openWorkspaces } from '../workspace.ts'
import { openBrowser } from './browser.ts'
import { serveLoopback } from './server.ts'

// The loopback shell as a program. The first line it prints on standard output is the address.
const pages = join(import.meta.dirname, '..', '..', 'out', 'renderer')
try {
  if (!existsSync(join(pages, 'index.html'))) throw new Error('The renderer is not built: run `npm run build` first.')
  const root = dataRoot()
  const workspaces = openWorkspaces({
    root,
    clock: clockFrom(process.env['ROUNDS_CLOCK'], false),
    fillDemo,
  })
  // A page that outlived the program goes on where the next run listens.
  const portFile = join(root, 'loopback-port')
  const loopback = await serveLoopback({
    workspaces,
    pages,
    port: existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) & 0xffff : 0,
    onReused: (address) => console.log(`新的地址：${address}`),
  })
  writeFileSync(portFile, String(loopback.port))
  console.log(loopback.address())
  if (!process.argv.includes('--no-browser')) openBrowser(loopback.address())
  const stop = (): void => {
    void loopback.close().then(() => {
      workspaces.close()
      process.exit(0)
    })
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
} catch (error) {
  console.error(error instanceof Expected ? error.failure.sentence : error)
  process.exit(1)
}
