import { hostname } from 'node:os'
import { z } from 'zod'
import { listConflicts, listDecisions } from '../../db/conflicts.ts'
import { verifyText, randomId } from '../../db/crypto.ts'
import { listRecords } from '../../db/records.ts'
import { readState } from '../../db/state.ts'
import {
  countWaiting,
  countWaitingFiles,
  countWaitingOf,
  listQuarantined,
  listWaiting,
  type WaitingCount,
} from '../../db/sync-status.ts'
import { fail } from '../../domain/failure.ts'
import { person } from '../../domain/record/organisation.ts'
import { clockMs } from '../../domain/sync/clock.ts'
import { epochOf, instantOf } from '../../domain/time/instant.ts'
import { command, query, type QueryContext, task } from '../procedure.ts'
import { HubProblem } from '../sync/client.ts'
import { hubAddress, introduce, type Introduction, keepPairing } from '../sync/pair.ts'
import { exportBundle, importBundle } from './sync/bundle.ts'
import { choiceSchema, conflictViews, decide } from './sync/conflict.ts'
import { duplicateViews } from './sync/duplicate.ts'
import { recordMarks } from './sync/marks.ts'
import { labelOf } from './sync/label.ts'
import { personName } from './people.ts'
import { readSettings } from './setting.ts'

const hour = 3_600_000
/** How often the office is asked whether it has approved, in ms. */
const askEvery = 2000
const place = z.strictObject({ table: z.string().min(1), row: z.string().min(1) })

const refusals: Readonly<Record<string, string>> = {
  malformed: '中心站认为内容格式不对',
  device: '中心站不认识写入它的电脑',
  signature: '签名不符，内容可能被改动过',
  author: '写入人还没有在中心站登记到这台电脑',
  scope: '这台电脑还没有这份合同的权限',
  revoked: '写入它的电脑已被撤销',
}

const oldestAt = ({ oldest }: WaitingCount): string | null => (oldest === null ? null : instantOf(clockMs(oldest)))

/** True when work has waited so long that somebody should see to it. A clock that jumped is no reason. */
function isLate(ctx: QueryContext, waiting: WaitingCount): boolean {
  if (waiting.oldest === null) return false
  const age = epochOf(ctx.now()) - clockMs(waiting.oldest)
  return age > readSettings(ctx.db).nagHours * hour
}

function introduction(ctx: QueryContext, name: string): Introduction {
  const { device, publicKey } = ctx.sync.key
  const persons = listRecords(ctx.db, person).map((p) => ({ id: p.id, name: p.name?.name ?? '' }))
  const me = readState(ctx.db, 'me') ?? ''
  // Whoever has acted here: a paired laptop holds colleagues too, and they are not for this device to sign.
  const acted = ctx.db.prepare("SELECT DISTINCT author FROM tx WHERE device = ? AND author <> ''").pluck().all(device)
  const own = persons.filter((p) => p.id === me || acted.includes(p.id))
  return { device, publicKey, name, persons: own.slice(0, 100) }
}

export const sync = {
  /** How sync stands: phase, progress, what waits and how large, problems, and how much there is to decide. */
  status: query(z.strictObject({}), (ctx) => {
    const waiting = countWaiting(ctx.db)
    const pairing = ctx.sync.pairing()
    return {
      ...ctx.sync.state(),
      /** This very device. */
      device: ctx.sync.key.device,
      hub: pairing ? { address: pairing.address, pairedAt: pairing.pairedAt } : null,
      waiting: waiting.waiting,
      refused: waiting.refused,
      oldestAt: oldestAt(waiting),
      late: pairing !== undefined && isLate(ctx, waiting),
      files: countWaitingFiles(ctx.db),
      quarantined: listQuarantined(ctx.db).length,
      conflicts: listDecisions(ctx.db).length,
    }
  }),
  /** Whether one record was seen at the hub, and its conflicts. */
  record: query(place, (ctx, input) => {
    const waiting = countWaitingOf(ctx.db, input.table, input.row)
    const state = waiting.refused > 0 ? 'refused' : waiting.waiting > 0 ? 'waiting' : 'synced'
    return {
      state: ctx.sync.pairing() ? state : ('local' as const),
      waiting: waiting.waiting,
      refused: waiting.refused,
      conflicts: listConflicts(ctx.db, input).map((c) => c.register),
    }
  }),
  /** What waits, action by action, and what was kept aside. */
  queue: query(z.strictObject({ limit: z.int().min(1).max(1000).default(200) }), (ctx, input) => ({
    entries: listWaiting(ctx.db, input.limit).map(({ clock, author, refused, table, row, ...entry }) => ({
      ...entry,
      at: instantOf(clockMs(clock)),
      who: personName(ctx.db, author),
      label: labelOf(ctx.db, table, row),
      refused: refused === null ? null : (refusals[refused] ?? refused),
    })),
    files: countWaitingFiles(ctx.db),
    aside: listQuarantined(ctx.db),
  })),
  /** One round now. Fails with the sentence of what stands in the way. */
  now: task(z.strictObject({}), async (ctx) => {
    if (!ctx.sync.pairing()) fail('forbidden', '这台电脑还没有与中心站配对，请先配对。')
    if (ctx.sync.state().phase === 'paused') fail('forbidden', '同步已暂停，请先点“继续同步”。')
    try {
      await ctx.sync.now()
    } catch (error) {
      if (error instanceof HubProblem) fail('offline', error.sentence)
      throw error
    }
    return ctx.sync.state()
  }),
  /** Stops syncing by itself, or goes on. Nothing is lost meanwhile. */
  pause: task(z.strictObject({ paused: z.boolean() }), async (ctx, input) => {
    ctx.sync.pause(input.paused)
    return ctx.sync.state()
  }),
  /**
   * Pairs this laptop by the code that the office reads out. Tells the six digits as progress, to be compared with those
   * on the office's screen, and ends when the office has approved.
   */
  pair: task(
    z.strictObject({
      address: z.string().trim().min(1, '请填写中心站地址').max(300),
      code: z.string().trim().min(1, '请填写配对码').max(100),
      name: z.string().trim().max(100).default(''),
    }),
    async (ctx, input) => {
      if (ctx.demo) fail('forbidden', '演示数据不参与同步，请切换到正式数据后再配对。')
      const address = hubAddress(input.address)
      const who = introduction(ctx, input.name || hostname())
      try {
        for (;;) {
          const step = await introduce(address, input.code, who, verifyText, ctx.signal)
          if (step.outcome === 'paired') {
            ctx.transact((tx) => {
              step.save(tx.db)
              keepPairing(tx.db, { ...step.pairing, pairedAt: ctx.now() }, randomId)
            })
            ctx.sync.arrived([])
            return { address, hub: step.pairing.hub }
          }
          ctx.progress(0, 0, step.digits)
          await rest(askEvery, ctx.signal)
        }
      } catch (error) {
        if (error instanceof HubProblem) fail('offline', error.sentence)
        throw error
      }
    },
  ),
  /** Writes a bundle for a USB stick; the bytes are fetched as a stored file. */
  exportBundle: task(
    z.strictObject({
      /** Contracts; empty for all. */
      contracts: z.array(z.string()).max(1000).default([]),
      /** Only what the hub is not known to have. */
      waitingOnly: z.boolean().default(true),
      files: z.boolean().default(true),
    }),
    (ctx, { contracts, waitingOnly, files }) =>
      exportBundle(ctx, { scopes: contracts.length > 0 ? contracts : 'all', waitingOnly }, files),
  ),
  /** Takes in a bundle that was stored before, whole or not at all. */
  importBundle: task(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), (ctx, input) =>
    importBundle(ctx, input.sha256),
  ),
  /** Every conflict, or those of one record: both values, who, when, on which device. */
  conflicts: query(z.strictObject({ of: place.optional() }), (ctx, input) => conflictViews(ctx.db, input.of)),
  /** Ends a conflict by an explicit choice. */
  resolve: command(
    z.strictObject({
      table: z.string().min(1),
      row: z.string().min(1),
      register: z.string().min(1),
      shown: z.array(z.string()).min(1).max(1000),
      choice: choiceSchema,
    }),
    (ctx, input) => decide(ctx, input),
  ),
  /** What lists show beside records: in conflict, not yet at the office, changed after it was signed. */
  marks: query(z.strictObject({}), (ctx) => recordMarks(ctx)),
  /** Records that two laptops may have made of one thing. */
  duplicates: query(z.strictObject({}), (ctx) => duplicateViews(ctx.db)),
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new Error('cancelled'))
    })
  })
}
