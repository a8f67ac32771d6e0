import { explain } from '../db/open.ts'
import type { Signer } from '../db/log.ts'
import { Expected, type Failure } from '../domain/failure.ts'
import type { Procedure, QueryContext, Router, TaskContext } from './procedure.ts'
import { invalidInput, plainProblem } from './invalid-input.ts'
import { transact, type Written } from './writer.ts'

/** What a call comes back with. Expected failures are values; a bug is told as one. */
export type Reply =
  | {
      readonly ok: true
      readonly value: unknown
      /** What a command wrote, so that this window knows its own changes from others'. */
      readonly written?: Omit<Written, 'tables'>
    }
  | { readonly ok: false; readonly failure: Failure }
  | { readonly ok: false; readonly bug: string }

export type Event =
  | { readonly type: 'changed'; readonly tables: readonly string[] }
  | {
      readonly type: 'progress'
      readonly call: string
      readonly done: number
      readonly total: number
      readonly label: string
    }

export interface Dispatch {
  /**
   * Calls `area.name` with unchecked input. `call` is the caller's own id of this call: progress events carry
   * it and {@link cancel} takes it.
   */
  call(name: string, input: unknown, call?: string): Promise<Reply>
  /** Stops a running task; its reply is the failure `cancelled`. Unknown ids are ignored. */
  cancel(call: string): void
  /** Tells every window of tables that changed outside of a procedure. */
  changed(tables: readonly string[]): void
  /** Hears of every change after its commit. Returns the unsubscription. */
  subscribe(listener: (event: Event) => void): () => void
}

/** Derives validation, the transaction and the change event from what each procedure declares. */
export function createDispatch(
  router: Router,
  base: QueryContext & { readonly path: string },
  signer: Signer,
  newId: () => string,
  log: (problem: { readonly procedure: string; readonly error: unknown }) => void,
): Dispatch {
  const writing = (): QueryContext => (base.acting ? { ...base, db: base.acting.db } : base)
  const listeners = new Set<(event: Event) => void>()
  const running = new Map<string, AbortController>()
  /** A window that fails to hear of a change must not make the change look failed. */
  const emit = (event: Event): void => {
    for (const listener of listeners)
      try {
        listener(event)
      } catch (error) {
        log({ procedure: event.type, error })
      }
  }
  const announce = (written: Written): void => {
    if (written.tables.length > 0) emit({ type: 'changed', tables: written.tables })
  }
  const find = (name: string): Procedure | undefined => {
    const [area, procedure, ...rest] = name.split('.')
    if (!area || !procedure || rest.length > 0 || !Object.hasOwn(router, area)) return undefined
    return Object.hasOwn(router[area]!, procedure) ? router[area]![procedure] : undefined
  }

  const run = async (procedure: Procedure, name: string, input: unknown, call: string): Promise<Reply> => {
    switch (procedure.kind) {
      case 'query':
        return { ok: true, value: procedure.handler(base as never, input as never) ?? null }
      case 'command': {
        const { value, written } = transact(writing(), signer, newId, name, (ctx) =>
          procedure.handler(ctx as never, input as never),
        )
        announce(written)
        return { ok: true, value: value ?? null, written: { transactions: written.transactions, heads: written.heads } }
      }
      case 'task': {
        const abort = new AbortController()
        running.set(call, abort)
        const transactions: string[] = []
        const heads: Record<string, string> = {}
        const ctx: TaskContext = {
          ...base,
          signal: abort.signal,
          progress: (done, total, label) => emit({ type: 'progress', call, done, total, label }),
          transact(handler) {
            const { value, written } = transact(writing(), signer, newId, name, handler)
            announce(written)
            transactions.push(...written.transactions)
            Object.assign(heads, written.heads)
            return value as never
          },
        }
        try {
          const value = (await procedure.handler(ctx as never, input as never)) ?? null
          return { ok: true, value, written: { transactions, heads } }
        } catch (error) {
          if (abort.signal.aborted) throw new Expected({ code: 'cancelled', sentence: '已取消，没有写入任何内容。' })
          throw error
        } finally {
          running.delete(call)
        }
      }
    }
  }

  return {
    async call(name, input, call = newId()) {
      const procedure = find(name)
      if (!procedure) return { ok: false, bug: `程序里没有“${name.slice(0, 100)}”这个功能，请重新启动。` }
      const parsed = procedure.input.safeParse(input ?? {}, { error: plainProblem })
      if (!parsed.success) return { ok: false, failure: invalidInput(parsed.error.issues) }
      try {
        return await run(procedure, name, parsed.data, call)
      } catch (error) {
        const known = explain(error, base.path)
        if (known instanceof Expected) return { ok: false, failure: known.failure }
        log({ procedure: name, error })
        return { ok: false, bug: '程序出错，已记入日志。您写的还在框里，没有丢。' }
      }
    },
    cancel: (call) => running.get(call)?.abort(),
    changed: (tables) => emit({ type: 'changed', tables }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
