import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { hmac, newKeyPair, sha256, textSigner } from '../../db/crypto.ts'
import { pairingText, sessionText } from '../../domain/sync/feed.ts'
import { readPairingCode } from '../../domain/sync/pairing.ts'
import { root } from '../../scripts/node.mjs'
import { testFolder } from '../support/folder.ts'

/** The program behind `npm run hub`; the built one with `ROUNDS_TEST_HUB=out/hub/hub.cjs`. */
const program = process.env['ROUNDS_TEST_HUB'] ? [process.env['ROUNDS_TEST_HUB']] : ['scripts/run.mjs', 'hub/main.ts']

interface Running {
  readonly child: ChildProcess
  readonly out: () => string
  readonly error: () => string
  readonly ended: Promise<number | null>
}

function start(data: string, args: readonly string[] = []): Running {
  const env = { ...process.env, ROUNDS_HUB_DATA: data, ROUNDS_HUB_PORT: '0', ROUNDS_HUB_WATCH_PORT: '0' }
  const child = spawn(process.execPath, [...program, ...args], { cwd: root, env })
  let [out, error] = ['', '']
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (error += piece.toString()))
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, out: () => out, error: () => error, ended }
}

async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (let i = 0; i < 1200; i++) {
    const found = look()
    if (found) return found
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error('it did not come')
}

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly fingerprint: string
}

function post(port: number, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        rejectUnauthorized: false,
        agent: false,
        headers: { 'content-type': 'application/json', 'rounds-protocol': '1', ...headers },
      },
      (answer) => {
        const fingerprint = sha256((answer.socket as TLSSocket).getPeerCertificate().raw)
        let text = ''
        answer.on('data', (piece: Buffer) => (text += piece.toString()))
        answer.on('end', () =>
          resolve({ status: answer.statusCode!, body: JSON.parse(text) as Record<string, unknown>, fingerprint }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
}

test('the program is started, paired with, revoked from and stopped', async () => {
  const data = join(testFolder(), '中心站')
  const hub = start(data)
  const port = Number(await until(() => /https:\/\/[\d.]+:(\d+)/.exec(hub.error())?.[1]))
  const watch = await until(() => /(http:\/\/127\.0\.0\.1:\d+)\/health/.exec(hub.error())?.[1])
  expect(await (await fetch(`${watch}/health`)).json()).toMatchObject({ status: 'ok', store: 'sqlite', seq: 0 })
  expect(await (await fetch(`${watch}/metrics`)).text()).toContain('rounds_hub_stored')

  // TLS 1.2 is not spoken.
  const old = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, maxVersion: 'TLSv1.2' })
  const refused = new Promise((resolve, reject) => old.on('secureConnect', resolve).on('error', reject))
  await expect(refused).rejects.toThrow(/protocol version/i)

  const pairing = start(data, ['pair'])
  const code = await until(() => /配对码：(\S+)/.exec(pairing.out())?.[1])
  const { token, fingerprint } = readPairingCode(code)!
  const { privateKey, publicKey } = newKeyPair()
  const challenge = await post(port, '/v1/challenge', {})
  expect(challenge.status).toBe(401)
  expect(challenge.fingerprint.startsWith(fingerprint)).toBe(true)
  const proof = hmac(token, pairingText(challenge.fingerprint, 'laptop-1', publicKey))
  const ask = { device: 'laptop-1', publicKey, name: '笔记本', persons: [{ id: 'p1', name: '工程师甲' }], proof }
  const waiting = await post(port, '/v1/pair', ask)
  expect(waiting).toMatchObject({ status: 200, body: { outcome: 'waiting' } })
  const shown = await until(() => /核对数字：(\d{3}) (\d{3})/.exec(pairing.out()))
  expect(`${shown[1]}${shown[2]}`).toBe(waiting.body['digits'])
  pairing.child.stdin!.write('y\n*\n')
  expect(await pairing.ended).toBe(0)
  expect(pairing.out()).toContain('已配对：笔记本')
  expect((await post(port, '/v1/pair', ask)).body['outcome']).toBe('paired')

  const open = async (): Promise<Answer> => {
    const { body } = await post(port, '/v1/challenge', {})
    const text = sessionText(challenge.fingerprint, String(body['challenge']), 'laptop-1')
    const signature = textSigner(privateKey)(text)
    return post(port, '/v1/session', { device: 'laptop-1', challenge: body['challenge'], signature })
  }
  const session = await open()
  expect(session.status).toBe(200)
  const revoked = start(data, ['revoke', 'laptop-1'])
  expect(await revoked.ended).toBe(0)
  const headers = { authorization: `Bearer ${String(session.body['token'])}` }
  expect((await post(port, '/v1/pull', {}, headers)).status).toBe(403)
  expect((await open()).status).toBe(403)

  // A second hub on the same folder would not know of the first one's uploads.
  const second = start(data)
  expect(await second.ended).toBe(1)
  expect(second.error()).toContain('中心站正在运行')

  hub.child.kill('SIGTERM')
  expect(await hub.ended).toBe(0)
  const lines = hub.out().trim().split('\n')
  expect(lines.every((line) => typeof JSON.parse(line) === 'object')).toBe(true)
  expect(hub.out()).not.toContain(String(session.body['token']))
}, 240_000)

test('what is asked wrongly is said in a sentence, without a stack', () => {
  const data = join(testFolder(), 'data')
  const wrong = (args: string[], env: Record<string, string> = {}) => {
    const { status, stderr } = spawnSync(process.execPath, [...program, ...args], {
      cwd: root,
      env: { ...process.env, ROUNDS_HUB_DATA: data, ...env },
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).not.toMatch(/\n\s+at /)
    return stderr
  }
  expect(wrong(['migrate', '--to', 'mysql://x'])).toContain('postgres://')
  expect(wrong(['devices', '--color'])).toContain('命令写法不对')
  expect(wrong(['devices'], { ROUNDS_HUB_PORT: 'x' })).toContain('ROUNDS_HUB_PORT')
  expect(wrong([], { ROUNDS_HUB_DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' })).toContain('数据库不可用')
  expect(existsSync(join(data, 'hub.sqlite'))).toBe(false)
}, 120_000)
