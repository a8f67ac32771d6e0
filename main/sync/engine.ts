import type { Db } from '../../db/handle.ts'
import { randomHex, randomId, verifyText } from '../../db/crypto.ts'
import { beginIncarnation, readTransport } from '../../db/outbox.ts'
import { readState, writeState } from '../../db/state.ts'
import { Expected } from '../../domain/failure.ts'
import { explain } from '../../db/open.ts'
import { epochOf, type Instant, instantOf } from '../../domain/time/instant.ts'
import type { Vault } from '../files/vault.ts'
import { readAhead } from './ahead/reader.ts'
import { fetchFile, earlyFiles, sendFiles, waitingFiles } from './blobs.ts'
import { HubProblem, type HubProblemCode } from './client.ts'
import { type HttpsClient, httpsClient } from './https-client.ts'
import { type Pairing, readPairing, writePairing } from './pairing-state.ts'
import type { Peer } from './peer.ts'
import { syncRound } from './round.ts'

/** What a device signs with, and by what it is known. */
export interface DeviceKey {
  readonly device: string
  readonly publicKey: string
  sign(text: string): string
}

export type SyncPhase = 'unpaired' | 'idle' | 'working' | 'waiting' | 'paused'

/** How sync stands, for the screen. */
export interface SyncState {
  readonly phase: SyncPhase
  readonly step: 'push' | 'pull' | 'files' | null
  readonly done: number
  /** 0 while it is not known. */
  readonly total: number
  /** Why the last round ended before its end; null when it did not. */
  readonly problem: { readonly code: HubProblemCode | 'local'; readonly sentence: string } | null
  /** When everything was last exchanged. */
  readonly lastAt: Instant | null
  /** When it is tried again by itself. */
  readonly nextAt: Instant | null
}

export interface SyncEngine {
  readonly key: DeviceKey
  state(): SyncState
  /** The hub that this very device is paired with. */
  pairing(): Pairing | undefined
  /** Something was saved, or the pairing changed: sync soon. */
  poke(): void
  /** One round now, with the files; joins one that runs. Fails with the sentence of what stood in the way. */
  now(): Promise<void>
  pause(paused: boolean): void
  /** Records came by another way, or the pairing changed. */
  arrived(tables: readonly string[]): void
  /** Fetches a file that a record names. False when it cannot be had. */
  fetch(sha256: string): Promise<boolean>
  close(): void
}

export interface EngineOptions {
  readonly db: Db
  readonly files: Vault
  readonly key: DeviceKey
  readonly now: () => Instant
  /** Told of tables that changed; `sync` stands for the state itself. */
  readonly changed: (tables: readonly string[]) => void
  readonly log: (problem: { readonly procedure: string; readonly error: unknown }) => void
  /** The demo is never synced. */
  readonly off: boolean
  readonly timing?: Timing
}

/** Milliseconds. */
export interface Timing {
  /** After a save. */
  readonly soon: number
  /** While nothing happens. */
  readonly idle: number
  /** First wait after a failure; it doubles up to `longest`, and is spread so that not all laptops return at once. */
  readonly backOff: number
  readonly longest: number
}

const usual: Timing = { soon: 2000, idle: 60_000, backOff: 5000, longest: 600_000 }

const pausedKey = 'sync/paused'
const lastKey = 'sync/last'
/** Problems that time alone does not mend: asked again at the longest interval. */
const stubborn = new Set<HubProblemCode>(['untrusted', 'unauthorised', 'revoked', 'version'])

class Stopped extends Error {}

/** Runs rounds of sync by itself, and when it is asked. */
export function openEngine(options: EngineOptions): SyncEngine {
  const { db, files, key, changed, log, timing = usual } = options
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  let failures = 0
  let closed = false
  /** Something was saved while a round ran. */
  let poked = false
  let client: { readonly of: string; readonly client: HttpsClient } | undefined
  let shown: Pick<SyncState, 'step' | 'done' | 'total' | 'problem'> = { step: null, done: 0, total: 0, problem: null }
  let toldAt = 0

  const pairing = (): Pairing | undefined => {
    const there = options.off ? undefined : readPairing(db)
    return there?.device === key.device ? there : undefined
  }
  const isPaused = (): boolean => readState(db, pausedKey) === '1'
  const nowMs = (): number => epochOf(options.now())
  const show = (next: Partial<typeof shown>): void => {
    const before = shown.step
    shown = { ...shown, ...next }
    // Every page would make the screen read again.
    if (before === shown.step && performance.now() - toldAt < 1000) return
    toldAt = performance.now()
    changed(['sync'])
  }
  const clientOf = (to: Pairing): HttpsClient => {
    const of = JSON.stringify([to.hub, to.address, to.fingerprint])
    if (client?.of === of) return client.client
    client?.client.close()
    const repinned = (fingerprint: string): void => {
      const renewed = { ...to, fingerprint }
      writePairing(db, renewed)
      if (client) client = { ...client, of: JSON.stringify([to.hub, to.address, fingerprint]) }
    }
    const made = httpsClient({
      pairing: to,
      device: key.device,
      sign: (t) => key.sign(t),
      verify: verifyText,
      repinned,
    })
    client = { of, client: made }
    return made
  }
  const goOn = (): void => {
    if (closed || isPaused()) throw new Stopped('sync stops')
  }
  const round = async (to: Pairing): Promise<void> => {
    const hub = clientOf(to)
    const ahead = readAhead({ db, client: hub, own: key.device, verify: verifyText })
    const peer: Peer = {
      db,
      client: ahead,
      hubKey: to.hubKey,
      newId: randomId,
      verify: verifyText,
      changed,
      progress: (step, done, total) => show({ step, done, total }),
      goOn,
    }
    show({ step: 'push', done: 0, total: 0 })
    try {
      await syncRound(peer)
    } finally {
      ahead.close()
    }
    const carry = { db, files, client: hub, now: options.now, goOn }
    if (waitingFiles(db).length > 0) show({ step: 'files', done: 0, total: 0 })
    const { damaged } = await sendFiles({ ...carry, progress: (done, total) => show({ step: 'files', done, total }) })
    for (const hash of earlyFiles(db, files)) await fetchFile(carry, hash, 'application/octet-stream')
    writeState(db, lastKey, options.now())
    if (damaged.length > 0)
      throw new HubProblem(
        'bad-answer',
        `有 ${damaged.length} 个附件在本机缺失或已损坏，没有上传。请从备份找回后再同步。`,
      )
  }

  const start = (): Promise<void> => {
    const to = pairing()
    if (!to || closed) return Promise.resolve()
    clearTimeout(timer)
    dueAt = Infinity
    const mine = round(to).then(
      () => {
        failures = 0
        show({ step: null, problem: null })
        schedule(poked ? timing.soon : timing.idle)
        poked = false
      },
      (error: unknown) => {
        if (error instanceof Stopped || closed) {
          if (!closed) show({ step: null })
          return
        }
        failures++
        const known = explain(error, '')
        const problem = problemOf(known)
        if (problem.code === 'local' && !(known instanceof Expected)) log({ procedure: 'sync', error })
        show({ step: null, problem })
        schedule(delayOf(error))
        throw error
      },
    )
    running = mine.finally(() => (running = undefined))
    // Whoever asked for it hears of the failure; the timer does not need to.
    running.catch(() => undefined)
    show({ step: 'push' })
    return running
  }
  const delayOf = (error: unknown): number => {
    const base = Math.min(timing.longest, timing.backOff * 2 ** Math.min(failures - 1, 20))
    const wait = error instanceof HubProblem && stubborn.has(error.code) ? timing.longest : base
    const asked = error instanceof HubProblem ? (error.retryAfter ?? 0) * 1000 : 0
    return Math.max(asked, wait * (0.5 + Number.parseInt(randomHex(2), 16) / 65_536))
  }
  /** The earliest of what was asked for holds. */
  const schedule = (ms: number): void => {
    if (closed || !pairing() || isPaused()) return
    const at = performance.now() + ms
    if (at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void (running ?? start()).catch(() => undefined), ms)
    timer.unref()
  }

  if (!readTransport(db)) db.raw.transaction(() => beginIncarnation(db, randomId()))()
  schedule(timing.soon)
  return {
    key,
    pairing,
    state() {
      const phase: SyncPhase = !pairing()
        ? 'unpaired'
        : running
          ? 'working'
          : isPaused()
            ? 'paused'
            : shown.problem
              ? 'waiting'
              : 'idle'
      const last = readState(db, lastKey) ?? ''
      const nextAt = Number.isFinite(dueAt) ? instantOf(nowMs() + Math.max(0, dueAt - performance.now())) : null
      return { ...shown, phase, lastAt: last === '' ? null : last, nextAt }
    },
    poke() {
      if (running) poked = true
      else if (failures === 0) schedule(timing.soon)
    },
    async now() {
      if (running) await running.catch(() => undefined)
      await start()
    },
    pause(paused) {
      writeState(db, pausedKey, paused ? '1' : '0')
      clearTimeout(timer)
      dueAt = Infinity
      failures = 0
      if (!paused) schedule(0)
      changed(['sync'])
    },
    arrived(tables) {
      changed([...tables, 'sync'])
      failures = 0
      if (running) poked = true
      else schedule(0)
    },
    async fetch(sha256) {
      const to = pairing()
      if (!to || isPaused()) return false
      const carry = { db, files, client: clientOf(to), now: options.now, goOn }
      try {
        return await fetchFile(carry, sha256, 'application/octet-stream')
      } catch (error) {
        if (error instanceof HubProblem || error instanceof Stopped) return false
        throw error
      }
    },
    close() {
      closed = true
      clearTimeout(timer)
      client?.client.close()
    },
  }
}

function problemOf(error: unknown): NonNullable<SyncState['problem']> {
  if (error instanceof HubProblem) return { code: error.code, sentence: error.sentence }
  if (error instanceof Expected) return { code: 'local', sentence: error.failure.sentence }
  return { code: 'local', sentence: '同步时程序出错，已记入日志。记录都在本机，没有丢；稍后会自动再试。' }
}
