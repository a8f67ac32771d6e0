import { join } from 'node:path'
import { requireNode, root, run } from './node.mjs'

// `npm start`: the desktop app where Electron can run, else the same app in a browser.
await requireNode()
const { build } = await import('./build.mjs')
const { obtainElectron } = await import('./electron.mjs')

const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
const wantsBrowser = process.argv.includes('--browser')
const electron = headless || wantsBrowser ? {} : await obtainElectron()
await build({ main: electron.path !== undefined })

if (electron.path) {
  // Chromium refuses to run sandboxed as root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) console.log('Running as root: the Chromium sandbox is off. Do not do this with real records.')
  process.exit(await run(electron.path, ['.', ...(asRoot ? ['--no-sandbox'] : [])]))
}
if (electron.reason)
  console.log(
    `Electron is not installed (${electron.reason}; ELECTRON_MIRROR names another source): opening in the browser instead.`,
  )
else if (headless) console.log('No display: open this address in a browser on this machine. Ctrl+C ends the app.')
process.exit(await run(process.execPath, [join(root, 'main', 'http', 'main.ts')]))
