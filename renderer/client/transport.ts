import type { Failure } from '../../domain/failure.ts'
import { fileLimit, fileTooLarge } from '../../domain/file-limit.ts'
import type { Reply } from '../../main/dispatch.ts'
import type { HostCapabilities, SavedAs } from '../../main/host.ts'
import type { ShellEvent, WorkspaceName } from '../../main/workspace.ts'

/** `connection`: the loopback shell went away (`up` false) or is back, after which everything is read anew. */
export type ClientEvent = ShellEvent | { readonly type: 'connection'; readonly up: boolean }

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }
  | { readonly ok: false; readonly bug: string }

/** What the preload script of the Electron shell gives the page. */
export interface Bridge {
  call(name: string, input: unknown, call: string): Promise<Reply>
  cancel(call: string): void
  host(name: string, input: unknown): Promise<Reply>
  on(listener: (event: ShellEvent) => void): () => void
}

declare global {
  interface Window {
    readonly rounds?: Bridge
  }
}

/** What became of a document: `downloaded` where only the browser knows the place. */
export type Saved = SavedAs | { readonly outcome: 'downloaded' }

/** In ms. */
const reconnectAfter = 2000

const lost = '连接不上本机服务，没有保存。您写的还在框里；请确认“巡检”还在运行，然后重试。'

/** A bridge that also tells of the connection, as only the loopback shell has one to lose. */
interface Line extends Omit<Bridge, 'on'> {
  on(listener: (event: ClientEvent) => void): () => void
  office?(name: string, input: unknown): Promise<Reply>
}

const line: Line = window.rounds ?? loopback()

/** The one way from the renderer to the app, over whichever shell runs it. */
export const transport = {
  /** Calls `area.name`. `id` names this call to {@link cancel} and in progress events. Never rejects. */
  call: (name: string, input: unknown, id: string = crypto.randomUUID()): Promise<Reply> => line.call(name, input, id),
  cancel: (id: string): void => line.cancel(id),
  /** Hears every event. Returns the unsubscription. */
  on: (listener: (event: ClientEvent) => void): (() => void) => line.on(listener),
  /** Stores bytes of at most 100 MB; a bundle for sync may be larger. */
  async putFile(file: Blob, kind?: 'bundle'): Promise<{ sha256: string; size: number } | { failure: Failure }> {
    // The shells refuse it too, but a browser that still sends may not hear the answer.
    if (kind === undefined && file.size > fileLimit) return { failure: fileTooLarge }
    try {
      const response = await fetch(kind ? `/file?for=${kind}` : '/file', { method: 'PUT', body: file })
      if (response.ok || response.headers.get('content-type')?.startsWith('application/json'))
        return (await response.json()) as { sha256: string; size: number } | { failure: Failure }
    } catch {
      // Told below.
    }
    return { failure: { code: 'bad-file', sentence: '文件没有保存成功，请再试一次。' } }
  },
  /** Where the page finds stored bytes. With `name` the answer is a download under that name. */
  fileUrl(sha256: string, as: { readonly type: string; readonly name?: string }): string {
    return `/file/${sha256}?${new URLSearchParams(as.name === undefined ? { type: as.type } : { type: as.type, name: as.name })}`
  },
  /** What only the office's own screens ask; a failure in every other shell. */
  office: (name: string, input: unknown): Promise<Outcome<unknown>> =>
    line.office ? line.office(name, input) : Promise.resolve({ ok: false, bug: '这一页只在中心站的网页里有。' }),
  host: {
    capabilities: () => line.host('capabilities', {}) as Promise<Outcome<HostCapabilities>>,
    /** Saves stored bytes where the user wants them: by a dialog, or as a download in a browser. */
    async saveAs(sha256: string, name: string): Promise<Outcome<Saved>> {
      if (window.rounds) return (await line.host('saveAs', { sha256, name })) as Outcome<Saved>
      const link = document.createElement('a')
      link.href = transport.fileUrl(sha256, { type: 'application/octet-stream', name })
      link.download = name
      link.click()
      return { ok: true, value: { outcome: 'downloaded' } }
    },
    /** Opens a copy in Word or WPS; a failure where {@link HostCapabilities.openDocument} is false. */
    openDocument: (sha256: string, name: string) =>
      line.host('openDocument', { sha256, name }) as Promise<Outcome<null>>,
    /** Brings a package out: into a folder of the user's, or its zip file as a download in a browser. */
    async savePackage(id: string): Promise<Outcome<Saved>> {
      if (window.rounds) return (await line.host('savePackage', { id })) as Outcome<Saved>
      const link = document.createElement('a')
      link.href = `/file/package/${id}`
      link.download = ''
      link.click()
      return { ok: true, value: { outcome: 'downloaded' } }
    },
    /** Changes the workspace; on the `workspace` event every page starts anew. */
    openWorkspace: (name: WorkspaceName) => line.host('openWorkspace', { name }) as Promise<Outcome<null>>,
  },
}

function loopback(): Line {
  const listeners = new Set<(event: ClientEvent) => void>()
  const emit = (event: ClientEvent): void => listeners.forEach((listener) => listener(event))
  let up = true
  const listen = (): void => {
    const source = new EventSource('/events')
    source.onmessage = (message: MessageEvent<string>) => emit(JSON.parse(message.data) as ShellEvent)
    source.onerror = () => {
      if (up) emit({ type: 'connection', up: (up = false) })
      // Refused, until the address of a new run has been opened in this browser.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, reconnectAfter)
    }
    source.onopen = () => {
      if (!up) emit({ type: 'connection', up: (up = true) })
    }
  }
  listen()
  const post = async (path: string, body: unknown): Promise<Reply> => {
    const text = JSON.stringify(body)
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
        // What is saved while the page closes still arrives; browsers allow 64 KiB of such bodies at a time.
        keepalive: document.visibilityState === 'hidden' && text.length < 20_000,
      })
      return response.ok ? ((await response.json()) as Reply) : { ok: false, bug: lost }
    } catch {
      return { ok: false, bug: lost }
    }
  }
  return {
    call: (name, input, call) => post('/call', { name, input, call }),
    cancel: (call) => void post('/cancel', { call }),
    host: (name, input) => post('/host', { name, input }),
    office: (name, input) => post('/office', { name, input }),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
