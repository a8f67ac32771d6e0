import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { epochOf } from '../../domain/time/instant.ts'
import { type Host, hostCall } from '../../main/host.ts'
import { readJson, send, toRequest } from '../../main/http/exchange.ts'
import { servePage } from '../../main/page.ts'
import { fail } from '../../domain/failure.ts'
import { signIn } from '../feed/users.ts'
import type { UserRow } from '../store/store.ts'
import { type Bureau, officeCall } from './calls.ts'
import { type Desk, openDesks, roleOf } from './desk.ts'
import { createGate } from './gate.ts'
import { lockedSentence, lockout } from './lockout.ts'
import { loginPage } from './login-page.ts'
import { officeSessions, type Session } from './session.ts'

export interface OfficeServer {
  readonly port: number
  close(): Promise<void>
}

export interface OfficeServerOptions {
  readonly bureau: Omit<Bureau, 'signOut' | 'locks'>
  /** The built renderer. */
  readonly pages: string
  readonly host: string
  readonly port: number
  /** What this machine is called, beside the names of the certificate. */
  readonly names: readonly string[]
}

/** Wrong passwords in a row before one address, one user from one address, one user from anywhere, or who changes a password is locked. */
const mostWrong = (key: string): number => (key.startsWith('ip ') ? 30 : key.startsWith('user ') ? 50 : 5)
const lockedMs = 15 * 60_000
/** How often an open stream of events is held against its session, in ms. */
const streamCheckMs = 15_000
const formLimit = 8 * 1024

interface Visitor {
  readonly token: string
  readonly session: Session
  readonly user: UserRow
  readonly desk: Desk
}

/** The office's pages over HTTPS. Who is not signed in is shown the sign-in page, whatever was asked. */
export async function serveOffice(options: OfficeServerOptions): Promise<OfficeServer> {
  const { pages, names } = options
  const { hub, identity } = options.bureau.open
  const { replica } = options.bureau
  const nowMs = (): number => epochOf(hub.now())
  const sessions = officeSessions(nowMs)
  const locks = lockout(mostWrong, lockedMs, nowMs)
  const desks = openDesks(replica)
  const bureau: Bureau = { ...options.bureau, locks, signOut: (login) => sessions.closeAll(login) }
  const page = servePage(pages)
  const server = createServer({ key: identity.certificateKey, cert: identity.certificate, minVersion: 'TLSv1.3' })
  server.headersTimeout = 15_000
  server.requestTimeout = 300_000
  const portNow = (): number => (server.address() as AddressInfo).port
  const gate = createGate(identity.certificate, names, portNow)

  /** Whose request this is. Rights are read anew each time: what the office takes away is gone at once. */
  const visitor = async (message: IncomingMessage): Promise<Visitor | undefined> => {
    const token = gate.token(message.headers)
    const session = token === '' ? undefined : sessions.of(token)
    if (!session) return undefined
    const user = await hub.store.read((read) => read.user(session.login))
    if (!user || user.disabledAt !== '') sessions.closeAll(session.login)
    else if (user.password !== session.password) sessions.close(token)
    else return { token, session, user, desk: desks.of(user) }
    return undefined
  }

  const login = async (message: IncomingMessage): Promise<Response> => {
    const form = await readForm(message)
    if (!form) return loginPage(401, '请求不完整，请重新登录。')
    const [name = '', password = ''] = [form.get('login')?.trim(), form.get('password')?.slice(0, 1000)]
    const address = message.socket.remoteAddress ?? ''
    const keys = [`ip ${address}`, `user ${name}`, `both ${address} ${name}`]
    const wait = locks.wait(keys)
    if (wait > 0) return loginPage(429, lockedSentence(wait), name)
    locks.begin(keys)
    const user = await signIn(hub, name, password)
    if (!user) {
      replica.log({ procedure: 'office.login', error: `wrong password from ${address}` })
      return loginPage(401, '登录名或密码不对。', name)
    }
    locks.succeed(keys)
    await replica.admit(user)
    return seeOther('/office/overview', { 'set-cookie': gate.cookie(sessions.open(user)) })
  }

  const events = (at: Visitor, message: IncomingMessage, to: ServerResponse): void => {
    to.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    to.write(':\n\n')
    const stop = at.desk.subscribe((event) => to.write(`data: ${JSON.stringify(event)}\n\n`))
    const check = setInterval(() => {
      to.write(':\n\n')
      visitor(message).then(
        (still) => still?.desk === at.desk || to.end(),
        () => to.end(),
      )
    }, streamCheckMs)
    to.on('close', () => {
      clearInterval(check)
      stop()
    })
  }

  const json = async (
    message: IncomingMessage,
    to: ServerResponse,
    answer: (body: Record<string, unknown>) => unknown,
  ) => {
    const body = await readJson(message)
    if (!body) return send(new Response(null, { status: 400 }), to)
    return send(Response.json((await answer(body)) ?? null, { headers: { 'cache-control': 'no-store' } }), to)
  }

  const route = async (message: IncomingMessage, to: ServerResponse): Promise<void> => {
    const method = message.method ?? ''
    const origin = `https://${message.headers.host}`
    if (gate.refuse(method, message.headers)) return void to.writeHead(403, { 'content-length': '0' }).end()
    const { pathname } = new URL(message.url ?? '/', origin)
    if (method === 'POST' && pathname === '/login') return send(await login(message), to)
    const at = await visitor(message)
    if (!at) {
      const navigates = method === 'GET' && (message.headers.accept ?? '').includes('text/html')
      return send(navigates ? loginPage(200) : new Response(null, { status: 401 }), to)
    }
    const { desk, session, user } = at
    switch (`${method} ${pathname}`) {
      case 'GET /login':
        return send(seeOther('/office/overview'), to)
      case 'POST /logout':
        sessions.close(at.token)
        return send(seeOther('/login', { 'set-cookie': gate.cookie('') }), to)
      case 'GET /events':
        return events(at, message, to)
      case 'POST /call':
        return json(message, to, ({ name, input, call }) =>
          desk.call(session, String(name), input, typeof call === 'string' ? call : undefined),
        )
      case 'POST /cancel':
        return json(message, to, ({ call }) => desk.cancel(String(call)))
      case 'POST /host':
        return json(message, to, ({ name, input }) => hostCall(hostOf(user), elsewhere(bureau), String(name), input))
      case 'POST /office':
        return json(message, to, ({ name, input }) => officeCall(bureau, { user, desk }, String(name), input))
    }
    if (pathname === '/file' || pathname.startsWith('/file/'))
      return send(await desk.file(session, toRequest(message, origin)), to)
    return send(method === 'GET' ? await page(pathname) : new Response(null, { status: 405 }), to)
  }

  server.on('request', (message, to) => {
    route(message, to).catch((error: unknown) => {
      replica.log({ procedure: `office ${message.method} ${message.url?.split('?')[0]}`, error })
      if (to.headersSent) to.destroy()
      else to.writeHead(500).end()
    })
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(options.port, options.host, () => {
      server.off('error', failed)
      listening()
    })
  })

  return {
    port: portNow(),
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          desks.close()
          closed()
        })
        server.closeAllConnections()
      }),
  }
}

/** What this shell can do: everything that the desktop would do is left to the browser. */
function hostOf(user: UserRow): Host {
  return {
    capabilities: {
      shell: 'office',
      saveAs: false,
      openDocument: false,
      user: { login: user.login, name: user.name, role: roleOf(user), scopes: user.scopes },
    },
    saveAs: () => fail('forbidden', '浏览器里请用下载。'),
    savePackage: () => fail('forbidden', '浏览器里请用下载。'),
    openDocument: () => fail('forbidden', '浏览器里请先下载，再用 Word 或 WPS 打开。'),
  }
}

const elsewhere = ({ replica }: Bureau): Parameters<typeof hostCall>[1] => ({
  open: () => fail('forbidden', '中心站只有一个工作区。'),
  log: replica.log,
})

const seeOther = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } })

async function readForm(message: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!message.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return undefined
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of message as AsyncIterable<Buffer>) {
    size += piece.byteLength
    if (size > formLimit) return undefined
    pieces.push(piece)
  }
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'))
}
