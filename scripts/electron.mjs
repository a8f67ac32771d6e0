import { existsSync, readFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { root, run } from './node.mjs'

const folder = join(root, 'node_modules', 'electron')
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Longest wait for an answer of the place the runtime comes from, in milliseconds. */
const probeLimit = 5000

/** Path of Electron's program for this system, when it is there in the right version. */
export function findElectron() {
  const name =
    { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[
      /** @type {string} */ (process.platform)
    ] ?? 'electron'
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist')
  try {
    if (readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return undefined
  } catch {
    return undefined
  }
  return existsSync(join(dist, name)) ? join(dist, name) : undefined
}

/**
 * Electron's program, downloaded when it can be; else why not, in a few words.
 * @returns {Promise<{ path?: string, reason?: string }>}
 */
export async function obtainElectron() {
  const found = findElectron()
  if (found) return { path: found }
  const refused = await probe()
  if (refused) return { reason: refused }
  console.log(`Downloading the Electron runtime ${version} (about 110 MB, once) …`)
  const started = Date.now()
  const beat = setInterval(() => console.log(`  … ${Math.round((Date.now() - started) / 1000)} s`), 10_000)
  const code = await run(process.execPath, [join(folder, 'install.js')], { ...process.env, NODE_USE_ENV_PROXY: '1' })
  clearInterval(beat)
  const path = findElectron()
  return code === 0 && path ? { path } : { reason: 'the download failed' }
}

/**
 * Asks for the runtime's headers only: a firewall that drops packets would otherwise hold a download for ever.
 * The mirrors are named as @electron/get names them. Returns why it cannot be had, or nothing.
 */
async function probe() {
  const { env } = process
  const mirror =
    env['npm_config_electron_mirror'] ??
    env['NPM_CONFIG_ELECTRON_MIRROR'] ??
    env['ELECTRON_MIRROR'] ??
    'https://github.com/electron/electron/releases/download/'
  const custom = env['npm_config_electron_custom_dir'] ?? env['ELECTRON_CUSTOM_DIR'] ?? 'v{{ version }}'
  const url = `${mirror}${custom.replace('{{ version }}', version)}/electron-v${version}-${process.platform}-${process.arch}.zip`
  try {
    http.setGlobalProxyFromEnv?.()
    const { host } = new URL(url)
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) })
    return response.ok ? undefined : `${host} answers ${response.status}`
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return timedOut ? `no answer within ${probeLimit / 1000} s` : 'its download server cannot be reached'
  }
}
