import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { build as bundle } from 'vite'
import { root } from './node.mjs'

/**
 * The main process, its preload and its worker threads, as CommonJS: an ES module would register its schemes too
 * late. Each is one file that needs no other: a sandboxed preload can load none, and the workers lie outside the
 * archive that holds the rest.
 */
const workerEntries = {
  'picture-worker': 'main/picture/worker.ts',
  'report-worker': 'main/report/worker/entry.ts',
  'package-worker': 'main/package/worker.ts',
  'sheet-worker': 'main/sheet/worker.ts',
  'sync-worker': 'main/sync/ahead/worker.ts',
}
const mainEntries = { electron: 'main/electron/main.ts', preload: 'main/electron/preload.ts', ...workerEntries }

/**
 * The office hub, a program of its own, which is not part of the desktop package. Its office draws reports and makes
 * packages: the same workers lie beside it.
 */
const hubEntries = { hub: 'hub/main.ts' }

/** What the bundles require at run time: Electron itself, packages with native parts, and one that pg can do without. */
const external = ['electron', 'better-sqlite3', 'sharp', '@resvg/resvg-js', 'pg-native']

/**
 * Builds what is older than its sources.
 * @param {{ main: boolean, hub?: boolean, force?: boolean }} what `main`: the Electron main process too, not only the
 * renderer; `hub`: the office hub too, which takes the workers of main
 */
export async function build({ main, hub = false, force = false }) {
  const key = sourceKey()
  await once('renderer', (outDir) =>
    bundle({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir, emptyOutDir: true } }),
  )
  if (main || hub) await once('main', (outDir) => bundleAll(mainEntries, outDir))
  if (hub)
    await once('hub', async (outDir) => {
      await bundleAll(hubEntries, outDir)
      for (const name of Object.keys(workerEntries))
        copyFileSync(join(root, 'out', 'main', `${name}.cjs`), join(outDir, `${name}.cjs`))
    })

  /**
   * Makes `out/name` anew, aside and swapped in when complete: a build that fails leaves the last one in place.
   * @param {string} name
   * @param {(outDir: string) => Promise<unknown>} make
   */
  async function once(name, make) {
    const folder = join(root, 'out', name)
    const keyFile = join(folder, 'key')
    if (!force && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return
    const aside = `${folder}-${process.pid}`
    try {
      await make(aside)
      writeFileSync(join(aside, 'key'), key)
      rmSync(folder, { recursive: true, force: true })
      renameSync(aside, folder)
    } finally {
      rmSync(aside, { recursive: true, force: true })
    }
  }
}

/**
 * @param {Record<string, string>} entries
 * @param {string} outDir
 */
async function bundleAll(entries, outDir) {
  for (const [name, entry] of Object.entries(entries)) await bundleProgram(name, entry, outDir)
}

/**
 * @param {string} name
 * @param {string} entry
 * @param {string} outDir
 */
function bundleProgram(name, entry, outDir) {
  return bundle({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { [name]: entry },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  })
}

/** Changes whenever a source file does. */
function sourceKey() {
  const hash = createHash('sha256')
  for (const folder of ['renderer', 'domain', 'db', 'main', 'hub', 'assets']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const { size, mtimeMs } = statSync(path)
      hash.update(`${path}\n${size}\n${mtimeMs}\n`)
    }
  }
  for (const file of ['package-lock.json', 'vite.config.ts', 'scripts/build.mjs'])
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

if (process.argv[1] === import.meta.filename) await build({ main: true, hub: true, force: true })
