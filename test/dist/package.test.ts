import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build as pack, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../scripts/build.mjs'
import { findElectron } from '../../scripts/electron.mjs'
import { root } from '../../scripts/node.mjs'
import { openBrowser } from '../e2e/chromium.ts'
import { openShell } from '../e2e/shell.ts'
import { stubElectron } from './stub.ts'

const mebibyte = 1024 * 1024
const electron = findElectron()

describe.skipIf(!electron && process.platform !== 'linux')('the packaged app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-package-'))
  let app: string
  let resources: string

  beforeAll(async () => {
    await build({ main: true })
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
      version: string
    }
    await pack({
      projectDir: root,
      targets: Platform.current().createTarget('dir'),
      publish: 'never',
      config: {
        extends: join(root, 'electron-builder.yml'),
        directories: { output: join(folder, 'dist'), buildResources: 'assets/icons' },
        electronDist: electron ? dirname(electron) : stubElectron(join(folder, 'electron'), version),
      },
    })
    app = join(
      folder,
      'dist',
      readdirSync(join(folder, 'dist')).find((name) => name.endsWith('-unpacked') || name.startsWith('mac'))!,
    )
    resources = dirname(files(app).find(({ path }) => path.endsWith('app.asar'))!.path)
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds the app, and only it', () => {
    const names = listPackage(join(resources, 'app.asar'), { isPack: false }).map((name) => name.replaceAll('\\', '/'))
    const wanted = [
      'package.json',
      'out/main/electron.cjs',
      'out/main/preload.cjs',
      'out/main/picture-worker.cjs',
      'out/main/report-worker.cjs',
      'out/main/package-worker.cjs',
      'out/main/sheet-worker.cjs',
      'out/main/sync-worker.cjs',
      'out/renderer/index.html',
      'assets/fonts/chart-sc.otf',
      'assets/calendars/cn-2026.json',
    ]
    for (const name of wanted) expect(names).toContain(`/${name}`)
    const outside = names.filter((name) => !/^\/(package\.json|out|assets|node_modules)(\/|$)/.test(name))
    expect(outside).toEqual([])
    const packages = new Set(names.map((name) => /^\/node_modules\/((@[^/]+\/)?[^/]+)/.exec(name)?.[1]).filter(Boolean))
    const [platform, arch] = [process.platform, process.arch]
    expect(
      [...packages].filter((name) => !['@img', '@resvg'].includes(name!)).toSorted((a, b) => (a! < b! ? -1 : 1)),
    ).toEqual(
      [
        '@img/colour',
        `@img/sharp-${platform}-${arch}`,
        ...(platform === 'win32' ? [] : [`@img/sharp-libvips-${platform}-${arch}`]),
        '@resvg/resvg-js',
        `@resvg/resvg-js-${platform}-${arch}${{ linux: '-gnu', win32: '-msvc' }[platform as string] ?? ''}`,
        'better-sqlite3',
        'detect-libc',
        'semver',
        'sharp',
      ].sort(),
    )
    const sources = names.filter((name) =>
      /\.(tsx?|mts|map|c|cc|cpp|h|gyp|gypi)$|\/(test|tests|__tests__|\.github)\//.test(name),
    )
    expect(sources).toEqual([])
  })

  test("has only this system's native binaries, outside the archive", () => {
    const native = files(resources).filter(({ path }) => /\.(node|dll|dylib)$|\.so(\.[\d.]+)?$/.test(path))
    const own = process.platform === 'win32' ? /win32-x64|windows/ : new RegExp(`${process.platform}-${process.arch}`)
    expect(native.length).toBeGreaterThanOrEqual(3)
    for (const { path } of native) expect(path).toMatch(own)
    for (const { path } of native) expect(path).toContain('app.asar.unpacked')
    expect(existsSync(join(resources, 'app.asar.unpacked/out/main/report-worker.cjs'))).toBe(true)
    expect(existsSync(join(resources, 'app.asar.unpacked/out/main/electron.cjs'))).toBe(false)
  })

  test('is small', () => {
    const archive = statSync(join(resources, 'app.asar')).size
    const all = files(resources)
    const total = all.reduce((sum, { size }) => sum + size, 0)
    const largest = all.toSorted((a, b) => b.size - a.size).slice(0, 10)
    const lines = largest.map(
      ({ path, size }) => `${(size / mebibyte).toFixed(2).padStart(8)} MiB  ${path.slice(resources.length + 1)}`,
    )
    console.log(
      [
        'The ten largest files of the package:',
        ...lines,
        `${(total / mebibyte).toFixed(2).padStart(8)} MiB  in all`,
      ].join('\n'),
    )
    expect(archive).toBeLessThanOrEqual(15 * mebibyte)
    expect(total).toBeLessThanOrEqual(60 * mebibyte)
  })

  test('has its fuses set', async () => {
    const program = { linux: 'rounds', win32: 'Rounds 巡检.exe', darwin: 'Rounds 巡检.app' }[
      process.platform as string
    ]!
    const wire = await getCurrentFuseWire(join(app, program))
    const closed = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    for (const fuse of closed)
      expect([FuseV1Options[fuse], wire[fuse]]).toEqual([FuseV1Options[fuse], FuseState.DISABLE])
    for (const fuse of on) expect([FuseV1Options[fuse], wire[fuse]]).toEqual([FuseV1Options[fuse], FuseState.ENABLE])
  })

  test('runs: the packaged main, taken apart, opens its page, fills the demo, and refuses a moved clock', async () => {
    const appPath = join(folder, 'app')
    extractAll(join(resources, 'app.asar'), appPath)
    const browser = await openBrowser()
    try {
      const start = { browser, folder: mkdtempSync(join(folder, 'run-')), env: {}, appPath, packaged: true }
      const shell = await openShell('electron-standin', start)
      expect(await shell.page.title()).toBe('Rounds 巡检')
      const stored = await shell.page.evaluate(
        async () => (await fetch('/file', { method: 'PUT', body: 'packed' })).status,
      )
      expect(stored).toBe(200)
      const reply = await shell.page.evaluate(() => window.rounds!.call('about.workspace', {}, 'one'))
      expect(reply).toMatchObject({ ok: true, value: { demo: false } })
      // The demo draws pictures and writes a report: the worker threads, native parts, font and contract pack are there.
      const followed = shell.page.waitForEvent('load', { timeout: 240_000 })
      await shell.page.evaluate(() => void window.rounds!.host('openWorkspace', { name: 'demo' }))
      await followed
      const filled = await shell.page.evaluate(() => window.rounds!.call('about.workspace', {}, 'two'))
      expect(filled).toMatchObject({ ok: true, value: { demo: true } })
      await shell.stop()

      const moved = {
        ...start,
        folder: mkdtempSync(join(folder, 'run-')),
        env: { ROUNDS_CLOCK: '2024-03-20T09:00:00+08:00' },
      }
      await expect(openShell('electron-standin', moved)).rejects.toThrow(/ended with 1/)
    } finally {
      await browser.close()
    }
  }, 300_000)
})

function files(folder: string): { path: string; size: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, size: statSync(path).size }))
}
