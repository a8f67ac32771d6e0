import { onTestFinished } from 'vitest'
import { randomId, verifyText } from '../../db/crypto.ts'
import { hello } from '../../hub/feed/hub.ts'
import { issueCard } from '../../hub/feed/devices.ts'
import { pull } from '../../hub/feed/pull.ts'
import { push } from '../../hub/feed/push.ts'
import { type Desks, openDesks } from '../../hub/office/desk.ts'
import { openReplica, type Replica } from '../../hub/office/replica.ts'
import type { Session } from '../../hub/office/session.ts'
import { openHub, type OpenHub } from '../../hub/open.ts'
import type { UserRow } from '../../hub/store/store.ts'
import { loadDevice } from '../../main/device.ts'
import { syncRound } from '../../main/sync/round.ts'
import { setUpDemo } from '../../main/demo/fill.ts'
import { openDatabase } from '../../db/open.ts'
import { type TestApp, testApp } from './app.ts'
import { testFolder } from './folder.ts'

export interface OfficeSite {
  readonly open: OpenHub
  readonly replica: Replica
  readonly desks: Desks
  /** A laptop that is paired, with its contract. */
  laptop(scopes?: readonly string[]): Promise<{ there: TestApp; contract: string; sync: () => Promise<void> }>
  /** A call of a user, as the pages make it. */
  as(user: UserRow, session?: Session): (name: string, input: unknown) => ReturnType<ReturnType<Desks['of']>['call']>
}

export const newSession = (): Session => ({ login: 'x', password: '', files: new Set() })

/** Somebody of the office. No password: who calls here is signed in. */
export function officeUser(role: UserRow['role'], scopes: readonly string[] = ['*']): UserRow {
  return { id: randomId(), login: role, name: `办公室${role}`, role, scopes, password: '', disabledAt: '' }
}

/** A hub with its office, without a network. */
export async function officeSite(): Promise<OfficeSite> {
  const folder = testFolder()
  const config = {
    folder,
    databaseUrl: '',
    host: '127.0.0.1',
    port: 0,
    watchPort: null,
    watchToken: '',
    names: ['127.0.0.1'],
  }
  const open = await openHub(config)
  const problems: unknown[] = []
  const replica = await openReplica(
    `${folder}/office`,
    open,
    (problem) => problem.procedure !== 'office.login' && problems.push(problem),
  )
  const desks = openDesks(replica)
  onTestFinished(async () => {
    desks.close()
    await replica.close()
    await open.close()
    if (problems.length > 0) throw new Error('the office had bugs', { cause: problems })
  })
  return {
    open,
    replica,
    desks,
    async laptop(scopes) {
      const there = testApp()
      const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
      const key = loadDevice(there.folder)
      const db = openDatabase(`${there.folder}/rounds.db`, there.clock.now())
      onTestFinished(() => void db.raw.close())
      const me = db.prepare('SELECT id FROM person').pluck().all() as string[]
      const grant = { name: '笔记本', kind: 'laptop' as const, persons: me, scopes: scopes ?? [contract] }
      await open.hub.store.write((write) =>
        issueCard(write, open.hub, open.identity, { id: key.device, publicKey: key.publicKey }, grant),
      )
      return {
        there,
        contract,
        async sync() {
          const row = () => open.hub.store.read((read) => read.device(key.device))
          await syncRound({
            db,
            client: {
              hello: async () => hello(open.hub, (await row())!),
              push: (request) => push(open.hub, key.device, request),
              pull: (request) => pull(open.hub, key.device, request),
            },
            hubKey: open.identity.publicKey,
            newId: randomId,
            verify: verifyText,
            changed: () => undefined,
            progress: () => undefined,
            goOn: () => undefined,
          })
          await replica.sync()
        },
      }
    },
    as(user, session = newSession()) {
      return (name, input) => desks.of(user).call(session, name, input)
    },
  }
}
