import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** The Node that the project runs on: this one when it is new enough, else the one that npm installed. */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const system = { linux: 'linux', win32: 'win' }[/** @type {string} */ (process.platform)]
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', binary)
  return existsSync(path) ? path : undefined
}

/**
 * Goes on in Node 24 when this process runs on an older one, and ends this process with its exit code.
 * Returns only in a Node that is new enough.
 */
export async function requireNode() {
  const node =
    findNode() ??
    stop(
      `Rounds needs Node 24 or newer; this is ${process.version}. Please install it from https://nodejs.org and run the command again.`,
    )
  if (!existsSync(join(root, 'node_modules', 'vite')))
    stop('The dependencies are not installed: please run `npm ci` first.')
  if (node !== process.execPath) process.exit(await run(node, process.argv.slice(1)))
}

/**
 * Runs a program to its end with this terminal and returns its exit code. Ctrl+C reaches it through the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function run(command, args, env = process.env) {
  return new Promise((ended) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, env })
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    const ignore = () => undefined
    process.on('SIGTERM', pass)
    process.on('SIGINT', ignore)
    const done = (/** @type {number} */ code) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', ignore)
      ended(code)
    }
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('close', (code) => done(code ?? 1))
  })
}

/**
 * @param {string} sentence
 * @returns {never}
 */
export function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** @param {string} version */
function isNewEnough(version) {
  return Number(version.split('.')[0]) >= 24
}
