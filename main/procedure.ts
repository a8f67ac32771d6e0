import type { z } from 'zod'
import type { Draft } from '../db/draft.ts'
import type { Db } from '../db/handle.ts'
import type { Patch, RecordType, Seen } from '../domain/record/record-type.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Vault } from './files/vault.ts'
import type { PackageStore } from './package/store.ts'
import type { Studio } from './picture/studio.ts'
import type { SyncEngine } from './sync/engine.ts'

/**
 * Who acts, where several people use one database, as at the office. Absent on a laptop, whose own state names its one
 * user.
 */
export interface Acting {
  /** Id of the person. */
  readonly author: string
  /** Stops a write into a contract that the person has no right to; fails as `forbidden`. */
  admit(scope: string): void
  /** The database that commands write to. What queries read may be only a part of it. */
  readonly db: Db
}

/** What every handler gets. Time, ids and files come from here, never from the environment. */
export interface QueryContext {
  readonly db: Db
  /** The app's clock; tests and the demo move it. */
  now(): Instant
  readonly files: Vault
  /** Acceptance packages that were written. */
  readonly packages: PackageStore
  /** Hashes of files that records refer to and the folder lacks, found at the start. */
  readonly missing: readonly string[]
  /** Work on pictures, in a thread of its own. */
  readonly pictures: Studio
  /** The exchange with the hub. */
  readonly sync: SyncEngine
  /** True in the demo workspace, whose data are clearly marked examples. */
  readonly demo: boolean
  readonly acting?: Acting
}

/** A command runs inside one transaction, opened by dispatch: `ctx.db` is the transaction. */
export interface CommandContext extends QueryContext {
  /** 128 random bits. */
  newId(): string
  /** Id of the person who acts; empty before the first run is done. */
  readonly author: string
  /**
   * Sets registers of a record: row, operation and outbox together. `seen` says, per register, the head the
   * user was shown; when it is no longer the current one the command fails as `stale` and nothing is
   * replaced. Registers without an entry are set over the current head: for what the system derives.
   */
  write<D extends RecordType>(type: D, id: string, scope: string, patch: Patch<D>, seen?: Seen): void
  /**
   * Ends a conflict of one register: sets it over every head that the user was shown, `shown`. Fails as `stale` when
   * these are no longer the heads that stand. For the explicit choice of a person alone.
   */
  resolve(type: RecordType, id: string, register: string, value: unknown, shown: readonly string[]): void
  /** Keeps typed text durable without sealing it into an operation yet. */
  draft(draft: Draft): void
  /** Names the acting person from now on, in this very transaction as well. */
  actAs(person: string): void
}

/** A task runs long: it opens short transactions of its own, reports progress and can be cancelled. */
export interface TaskContext extends QueryContext {
  readonly signal: AbortSignal
  progress(done: number, total: number, label: string): void
  /** One short transaction, exactly like a command. */
  transact<T>(run: (ctx: CommandContext) => Synchronous<T>): T
}

/** A handler that returns a promise where it must not is a type error that says so. */
export type Synchronous<T> = T extends PromiseLike<unknown> ? 'a command is synchronous: make it a task' : T

export interface Procedure<
  K extends 'query' | 'command' | 'task' = 'query' | 'command' | 'task',
  I extends z.ZodType = z.ZodType,
  O = unknown,
> {
  readonly kind: K
  readonly input: I
  // The context differs by kind; dispatch is the only caller and passes the right one.
  readonly handler: (ctx: never, input: never) => O
}

/** Reads and never writes. */
export function query<I extends z.ZodType, O>(
  input: I,
  handler: (ctx: QueryContext, input: z.output<I>) => Synchronous<O>,
): Procedure<'query', I, O> {
  return { kind: 'query', input, handler: handler as never }
}

/** Writes, synchronously, in one transaction. */
export function command<I extends z.ZodType, O>(
  input: I,
  handler: (ctx: CommandContext, input: z.output<I>) => Synchronous<O>,
): Procedure<'command', I, O> {
  return { kind: 'command', input, handler: handler as never }
}

/** Runs long and may be asynchronous. */
export function task<I extends z.ZodType, O>(
  input: I,
  handler: (ctx: TaskContext, input: z.output<I>) => Promise<O>,
): Procedure<'task', I, Promise<O>> {
  return { kind: 'task', input, handler: handler as never }
}

export type Router = Readonly<Record<string, Readonly<Record<string, Procedure>>>>
