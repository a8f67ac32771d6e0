import { existsSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import { listDecisions } from '../../db/conflicts.ts'
import { Expected, fail } from '../../domain/failure.ts'
import {
  type ConflictView,
  type DeviceView,
  type OfficeAnswers,
  type OfficeCall,
  officeCalls,
  type PairingWindow,
} from '../../domain/office/view.ts'
import { clockMs } from '../../domain/sync/clock.ts'
import { instantOf } from '../../domain/time/instant.ts'
import type { Reply } from '../../main/dispatch.ts'
import { invalidInput, plainProblem } from '../../main/invalid-input.ts'
import { personName } from '../../main/services/people.ts'
import { changeDevice, revokeDevice } from '../feed/devices.ts'
import { approvePairing, currentPairing, openPairing, rejectPairing } from '../feed/pairing.ts'
import { addUser, changeUser, setPassword, signIn } from '../feed/users.ts'
import type { OpenHub } from '../open.ts'
import type { UserRow } from '../store/store.ts'
import { lockedSentence, type Lockout } from './lockout.ts'
import { type Desk, roleOf } from './desk.ts'
import type { Replica } from './replica.ts'
import { officeRights, refusalFor } from '../../domain/office/rights.ts'

/** What the office's own screens work with. */
export interface Bureau {
  readonly open: OpenHub
  readonly replica: Replica
  /** When a device last asked for anything; undefined while it has not since the start. */
  readonly seenAt: (device: string) => string | undefined
  /** Ends every session of a user. */
  signOut(login: string): void
  /** Counts wrong passwords, as the sign-in page does. */
  readonly locks: Lockout
  /** Where the time of the last backup stands. */
  readonly lastBackup: string
}

type Input<C extends OfficeCall> = z.output<(typeof officeCalls)[C]>
type Answering = {
  readonly [C in OfficeCall]: (
    at: Bureau,
    who: { user: UserRow; desk: Desk },
    input: Input<C>,
  ) => Promise<OfficeAnswers[C]>
}

/** Answers a call of the office's own screens, checked like any call. */
export async function officeCall(
  at: Bureau,
  who: { readonly user: UserRow; readonly desk: Desk },
  name: string,
  input: unknown,
): Promise<Reply> {
  if (!Object.hasOwn(officeCalls, name)) return { ok: false, bug: `没有“${name.slice(0, 100)}”这个功能，请刷新页面。` }
  const call = name as OfficeCall
  const sentence = refusalFor(roleOf(who.user), officeRights[call])
  if (sentence !== undefined) return { ok: false, failure: { code: 'forbidden', sentence } }
  const parsed = officeCalls[call].safeParse(input ?? {}, { error: plainProblem })
  if (!parsed.success) return { ok: false, failure: invalidInput(parsed.error.issues) }
  try {
    return { ok: true, value: await answering[call](at, who, parsed.data as never) }
  } catch (error) {
    if (error instanceof Expected) return { ok: false, failure: error.failure }
    at.replica.log({ procedure: `office.${call}`, error })
    return { ok: false, bug: '中心站出错，已记入日志。' }
  }
}

const answering: Answering = {
  async conflicts(_at, { desk }) {
    const scope = desk.db.prepare('SELECT t.scope FROM op o JOIN tx t ON t.id = o.tx WHERE o.id = ?').pluck()
    return listDecisions(desk.db).map(({ conflict: { table, row, register, values } }): ConflictView => {
      return { table, row, register, contract: scope.get(values[0]!.op) as string }
    })
  },
  async devices(at) {
    const { hub, identity } = at.open
    const [rows, lines] = await hub.store.read(async (read) => [await read.devices(0), await read.lines()] as const)
    const db = at.replica.base.db
    const written = db.prepare(
      'SELECT count(*) AS n, max(clock) AS clock FROM tx WHERE device = ? AND hub_seq IS NOT NULL',
    )
    return {
      now: hub.now(),
      devices: rows.map(({ card, scopes }): DeviceView => {
        const { n, clock } = written.get(card.device) as { n: number; clock: string | null }
        return {
          id: card.device,
          name: card.name,
          kind: card.kind,
          persons: card.persons.map((id) => ({ id, name: personName(db, id) })),
          scopes,
          issuedAt: card.issuedAt,
          revokedAt: card.revokedAt,
          seenAt: at.seenAt(card.device) ?? null,
          transactions: n,
          lastWrite: clock === null ? null : instantOf(clockMs(clock)),
          numberings: lines.filter((line) => line.device === card.device).length,
        }
      }),
      pairing: pairingView(await currentPairing(hub, identity)),
    }
  },
  async openPairing(at) {
    const { code, expiresAt } = await openPairing(at.open.hub, at.open.identity)
    return { code, expiresAt }
  },
  async approve(at, _who, { pairing, name, scopes }) {
    const { hub, identity } = at.open
    const window = await currentPairing(hub, identity)
    if (window?.id !== pairing || !window.request) fail('not-found', '配对窗口已关闭或已过期，请重新生成配对码。')
    const persons = window.request.persons.map(({ id }) => id)
    await approvePairing(hub, identity, pairing, { name, kind: 'laptop', persons, scopes })
    return null
  },
  async reject(at, _who, { pairing }) {
    await rejectPairing(at.open.hub, pairing)
    return null
  },
  async changeDevice(at, _who, { device, name, scopes }) {
    notOwn(at, device)
    await changeDevice(at.open.hub, at.open.identity, device, { name, scopes })
    return null
  },
  async revoke(at, _who, { device }) {
    notOwn(at, device)
    await revokeDevice(at.open.hub, at.open.identity, device)
    return null
  },
  async users(at) {
    const rows = await at.open.hub.store.read((read) => read.users())
    return rows.map(({ login, name, role, scopes, disabledAt }) => ({ login, name, role, scopes, disabledAt }))
  },
  async addUser(at, _who, input) {
    const user = await addUser(at.open.hub, { ...input, scopes: heldBy(input) })
    await at.replica.admit(user)
    return null
  },
  async changeUser(at, { user }, input) {
    if (input.login === user.login && input.role !== 'admin')
      fail('forbidden', '不能取消自己的“管理员”权限。请由另一位管理员来改。')
    await changeUser(at.open.hub, input.login, { name: input.name, role: input.role, scopes: heldBy(input) })
    const changed = await at.open.hub.store.read((read) => read.user(input.login))
    if (changed) await at.replica.admit(changed)
    return null
  },
  async setPassword(at, _who, { login, password }) {
    await setPassword(at.open.hub, login, password)
    at.signOut(login)
    return null
  },
  async setDisabled(at, { user }, { login, disabled }) {
    if (login === user.login) fail('forbidden', '不能停用自己。请由另一位管理员来做。')
    await changeUser(at.open.hub, login, { disabledAt: disabled ? at.open.hub.now() : '' })
    if (disabled) at.signOut(login)
    return null
  },
  async changeOwnPassword(at, { user }, { old, password }) {
    // Whoever sits at somebody's open session must not find out the password either.
    const keys = [`user ${user.login}`, `own ${user.login}`]
    const wait = at.locks.wait(keys)
    if (wait > 0) fail('forbidden', lockedSentence(wait))
    at.locks.begin(keys)
    if (!(await signIn(at.open.hub, user.login, old)))
      fail('invalid-input', '现在的密码不对，没有修改。', { old: '现在的密码不对' })
    at.locks.succeed(keys)
    await setPassword(at.open.hub, user.login, password)
    at.signOut(user.login)
    return null
  },
  async health(at) {
    const { hub, identity, blobs } = at.open
    const totals = await hub.store.read((read) => read.totals())
    const db = at.replica.base.db
    const count = (sql: string): number => db.prepare(sql).pluck().get() as number
    return {
      now: hub.now(),
      store: hub.store.kind,
      seq: totals.seq,
      read: count('SELECT coalesce(max(seq), 0) FROM cursor'),
      waiting: count('SELECT count(*) FROM tx WHERE hub_seq IS NULL AND refused IS NULL'),
      refused: count('SELECT count(*) FROM tx WHERE refused IS NOT NULL'),
      conflicts: listDecisions(db).length,
      blobs: totals.blobs,
      blobBytes: totals.blobBytes,
      missing: totals.missing,
      freeBytes: await blobs.freeBytes(),
      lastBackup: existsSync(at.lastBackup) ? readFileSync(at.lastBackup, 'utf8') : null,
      certificateUntil: instantOf(identity.certificateUntil.getTime()),
      fingerprint: identity.fingerprint,
      problem: at.replica.problem(),
    }
  },
}

/** Who manages what all contracts share holds them all. */
const heldBy = ({ role, scopes }: { role: string; scopes: string[] }): string[] => (role === 'admin' ? ['*'] : scopes)

function notOwn({ replica }: Bureau, device: string): void {
  if (device === replica.device) fail('forbidden', '这是中心站办公室自己，不能修改或撤销。')
}

function pairingView(window: Awaited<ReturnType<typeof currentPairing>>): PairingWindow | null {
  if (!window) return null
  const { id, state, expiresAt, request, digits = '' } = window
  return { id, state, expiresAt, request: request ? { ...request, digits } : null }
}
