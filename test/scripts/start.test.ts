import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../scripts/node.mjs'

let folder: string
let child: ChildProcess | undefined
let server: Server | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rounds-'))
})
afterEach(async () => {
  server?.close()
  if (child && child.exitCode === null) {
    const ended = new Promise((closed) => child!.once('close', closed))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

/** Runs `npm start`'s program without Electron's runtime until it prints an address; what it printed, and for how long. */
async function start(env: NodeJS.ProcessEnv): Promise<{ lines: string[]; seconds: number }> {
  const began = performance.now()
  const started = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    env: {
      // Neither a proxy nor a program that opens browsers.
      PATH: dirname(process.execPath),
      ROUNDS_DATA: folder,
      ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'none'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  let output = ''
  await new Promise<void>((printed, failed) => {
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (/^http:\S+\n/m.test(output)) printed()
    })
    started.on('close', (code) => failed(new Error(`ended with ${code}: ${output}`)))
  })
  return { lines: output.trim().split('\n'), seconds: (performance.now() - began) / 1000 }
}

const address = /^http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{43}$/

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  test('without a display just prints the address', async () => {
    const { lines } = await start({})
    expect(lines).toEqual([expect.stringMatching(/^No display/), expect.stringMatching(address)])
  })

  test('says in one line that the runtime is refused', async () => {
    const { lines } = await start({ DISPLAY: ':0', ELECTRON_MIRROR: 'http://127.0.0.1:1/' })
    expect(lines).toEqual([
      expect.stringMatching(/^Electron is not installed \(its download server cannot be reached/),
      expect.stringMatching(address),
    ])
  })

  test('does not hang on a download that is silently dropped', async () => {
    server = createServer()
    await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const { lines, seconds } = await start({ DISPLAY: ':0', ELECTRON_MIRROR: `http://127.0.0.1:${port}/` })
    expect(lines[0]).toMatch(/^Electron is not installed \(no answer within 5 s/)
    expect(seconds).toBeLessThan(20)
  })
})
