import type { App } from '../app.ts'
import type { AppRouter as Router } from '../router.ts'
import type { Procedure } from '../procedure.ts'
import type { z } from 'zod'

type Input<P> = P extends { readonly input: infer I extends z.ZodType } ? z.input<I> : never
type Output<P> = P extends Procedure & { readonly handler: (...args: never) => infer O } ? Awaited<O> : never

/** Calls procedures as the renderer does, through dispatch, and stops at the first that does not do what was asked. */
export interface Actor {
  readonly act: <A extends keyof Router & string, P extends keyof Router[A] & string>(
    area: A,
    procedure: P,
    input: Input<Router[A][P]>,
  ) => Promise<Output<Router[A][P]>>
  /** Stores bytes as the file handler does. Returns their hash. */
  readonly put: (bytes: Uint8Array) => Promise<string>
}

export function actorOf(app: App): Actor {
  return {
    async act(area, procedure, input) {
      const reply = await app.dispatch.call(`${area}.${procedure}`, input)
      if (reply.ok) return reply.value as never
      throw new Error(`${area}.${procedure}: ${'failure' in reply ? JSON.stringify(reply.failure) : reply.bug}`)
    },
    async put(bytes) {
      const response = await app.file(new Request('http://app/file', { method: 'PUT', body: bytes as BodyInit }))
      if (!response.ok) throw new Error(`file was refused: ${response.status}`)
      return ((await response.json()) as { sha256: string }).sha256
    },
  }
}
