import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { browserHost, hostCall } from '../host.ts'
import { servePage } from '../page.ts'
import type { Workspaces } from '../workspace.ts'
import { readJson, send, toRequest } from './exchange.ts'
import { createGate } from './gate.ts'

export interface Loopback {
  readonly port: number
  /** A one-time address; see Gate.address. */
  address(): string
  close(): Promise<void>
}

export interface LoopbackOptions {
  readonly workspaces: Workspaces
  /** The built renderer. */
  readonly pages: string
  /** Preferred, so that pages of the last run find the app again; another one is taken when it is in use. */
  readonly port: number
  /** Told a new address when somebody came with a used one. */
  readonly onReused: (address: string) => void
}

/** Starts the loopback shell on 127.0.0.1. */
export async function serveLoopback({ workspaces, pages, port, onReused }: LoopbackOptions): Promise<Loopback> {
  const server = createServer()
  const listen = (at: number): Promise<void> =>
    new Promise((listening, failed) => {
      server.once('error', failed)
      server.listen(at, '127.0.0.1', () => {
        server.off('error', failed)
        listening()
      })
    })
  await listen(port).catch(() => listen(0))
  const gate = createGate((server.address() as AddressInfo).port)
  const page = servePage(pages)

  const open = (token: string | null, headers: IncomingHttpHeaders, to: ServerResponse): void => {
    const cookie = gate.admit(token)
    // A browser that was let in before may come by its old address again.
    if (cookie || !gate.refuse('GET', '/', headers)) {
      const set = cookie ? { 'set-cookie': cookie } : {}
      return void to.writeHead(303, { ...set, location: '/', 'cache-control': 'no-store' }).end()
    }
    if (gate.wasAdmitted(token)) onReused(gate.address())
    refuse(to, '这个地址无效，或已经用过一次。启动“巡检”的终端窗口里有新的地址。')
  }

  const events = (to: ServerResponse): void => {
    to.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    to.write(':\n\n')
    const stop = workspaces.subscribe((event) => to.write(`data: ${JSON.stringify(event)}\n\n`))
    to.on('close', stop)
  }

  const json = async (
    message: IncomingMessage,
    to: ServerResponse,
    answer: (body: Record<string, unknown>) => unknown,
  ) => {
    const body = await readJson(message)
    if (!body) return send(new Response(null, { status: 400 }), to)
    return send(Response.json((await answer(body)) ?? null), to)
  }

  const route = async (message: IncomingMessage, to: ServerResponse): Promise<void> => {
    const url = new URL(message.url ?? '/', gate.origin)
    const refused = gate.refuse(message.method ?? '', url.pathname, message.headers)
    if (refused) return refuse(to, '没有权限。请从启动“巡检”的终端窗口里给出的地址打开。')
    switch (`${message.method} ${url.pathname}`) {
      case 'GET /open':
        return open(url.searchParams.get('token'), message.headers, to)
      case 'GET /events':
        return events(to)
      case 'POST /call':
        return json(message, to, ({ name, input, call }) =>
          workspaces.app.dispatch.call(String(name), input, typeof call === 'string' ? call : undefined),
        )
      case 'POST /cancel':
        return json(message, to, ({ call }) => workspaces.app.dispatch.cancel(String(call)))
      case 'POST /host':
        return json(message, to, ({ name, input }) => hostCall(browserHost, workspaces, String(name), input))
    }
    if (url.pathname === '/file' || url.pathname.startsWith('/file/'))
      return send(await workspaces.app.file(toRequest(message, gate.origin)), to)
    return send(message.method === 'GET' ? await page(url.pathname) : new Response(null, { status: 405 }), to)
  }

  server.on('request', (message, to) => {
    route(message, to).catch((error: unknown) => {
      workspaces.log({ procedure: `http ${message.method} ${message.url?.split('?')[0]}`, error })
      if (to.headersSent) to.destroy()
      else to.writeHead(500).end()
    })
  })

  return {
    port: (server.address() as AddressInfo).port,
    address: () => gate.address(),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function refuse(to: ServerResponse, sentence: string): void {
  to.writeHead(403, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }).end(sentence)
}
