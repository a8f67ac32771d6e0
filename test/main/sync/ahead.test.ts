import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { randomId, verifyText } from '../../../db/crypto.ts'
import { writeState } from '../../../db/state.ts'
import { issueCard } from '../../../hub/feed/devices.ts'
import type { Served } from '../../../hub/serve.ts'
import { readAhead } from '../../../main/sync/ahead/reader.ts'
import type { HubClient, Pulled } from '../../../main/sync/client.ts'
import { type HttpsClient, httpsClient } from '../../../main/sync/https-client.ts'
import type { Peer } from '../../../main/sync/peer.ts'
import { syncRound } from '../../../main/sync/round.ts'
import { testFolder } from '../../support/folder.ts'
import { commit, projection, testSigner, testStore } from '../../support/store.ts'
import { servedHub } from '../../support/sync.ts'

/** A laptop that the office has admitted. */
async function admitted(served: Served, name: string) {
  const { db } = testStore()
  const signer = testSigner(name)
  const { hub, identity, port } = served
  const grant = { name, kind: 'laptop' as const, persons: ['person-1'], scopes: ['*'] }
  await hub.store.write((write) => issueCard(write, hub, identity, { id: name, publicKey: signer.publicKey }, grant))
  const address = { hub: identity.id, hubKey: identity.publicKey, address: `https://127.0.0.1:${port}` }
  const client = httpsClient({
    pairing: { ...address, fingerprint: identity.fingerprint, device: name, pairedAt: '' },
    device: name,
    sign: (text) => signer.sign(text),
    verify: verifyText,
    repinned: () => undefined,
  })
  onTestFinished(() => client.close())
  writeState(db, `device/${name}`, signer.publicKey)
  const round = (through: HubClient = client): Promise<void> => {
    const peer: Peer = {
      db,
      client: through,
      hubKey: identity.publicKey,
      newId: randomId,
      verify: verifyText,
      changed: () => undefined,
      progress: () => undefined,
      goOn: () => undefined,
    }
    return syncRound(peer)
  }
  return { db, signer, client, round, name }
}

type Laptop = Awaited<ReturnType<typeof admitted>>

/** Reads ahead, and remembers what came by the thread. */
function ahead({ db, client, name }: Laptop, worker?: URL) {
  const reading = readAhead({
    db,
    client,
    own: name,
    verify: verifyText,
    ...(worker ? { worker } : {}),
  })
  onTestFinished(() => reading.close())
  const pages: Pulled[] = []
  const watched: HubClient = {
    ...reading,
    async pull(request, large) {
      const page = await reading.pull(request, large)
      pages.push(page)
      return page
    },
  }
  return { watched, byThread: () => pages.filter((page) => page.reader).length, pages }
}

const saves = 900
/** One laptop with many saves, all of them at the hub; one of them was tampered with there. */
async function filledHub() {
  const folder = testFolder()
  const served = await servedHub(folder)
  const writer = await admitted(served, 'writer')
  for (let n = 0; n < saves; n++)
    commit(writer.db, writer.signer, `t${n}`, [
      { id: `o${n}`, table: 'finding', row: `r${n % 300}`, set: { state: [{ n }, n < 300 ? [] : [`o${n - 300}`]] } },
    ])
  await writer.round()
  const store = new Database(join(folder, 'hub.sqlite'))
  store.prepare(`UPDATE feed SET signature = 'AAAA' WHERE id = 't777'`).run()
  store.close()
  return { served, writer }
}

const asides = (laptop: Laptop) => laptop.db.prepare('SELECT reason FROM quarantine').pluck().all()

test('what a thread has read ahead and examined leaves the same rows as what is read here', async () => {
  const { served } = await filledHub()
  const plain = await admitted(served, 'plain')
  await plain.round()
  const quick = await admitted(served, 'quick')
  const { watched, byThread, pages } = ahead(quick)
  await quick.round(watched)
  expect(byThread()).toBeGreaterThan(0)
  expect(pages.length - byThread()).toBe(1)
  expect(projection(quick.db)).toEqual(projection(plain.db))
  for (const laptop of [plain, quick]) {
    expect(asides(laptop)).toEqual(['signature'])
    expect(laptop.db.prepare('SELECT count(*) FROM tx WHERE hub_seq IS NOT NULL').pluck().get()).toBe(saves - 1)
  }
})

test('a thread that cannot be started, or dies, costs nothing but time', async () => {
  const { served, writer } = await filledHub()
  const missing = await admitted(served, 'missing')
  const none = ahead(missing, new URL('./no-such-program.ts', import.meta.url))
  await missing.round(none.watched)
  expect(none.byThread()).toBe(0)
  const dying = await admitted(served, 'dying')
  const dead = ahead(dying, new URL('./dying-worker.ts', import.meta.url))
  await dying.round(dead.watched)
  expect(dead.byThread()).toBe(0)
  for (const laptop of [missing, dying]) {
    expect(asides(laptop)).toEqual(['signature'])
    expect(laptop.db.prepare('SELECT count(*) FROM tx').pluck().get()).toBe(saves - 1)
  }
  // Own work is recognised when it comes back.
  expect(asides(writer)).toEqual([])
})

test('pages that came early are thrown away when something else is asked', async () => {
  const { served } = await filledHub()
  const laptop = await admitted(served, 'laptop')
  const { watched } = ahead(laptop)
  const hello = await watched.hello()
  const start = { epoch: hello.epoch, scopes: ['*'], after: 0, chain: '', cards: 0, schemaVersion: 1 }
  const seqs = (page: Pulled) => (page.outcome === 'page' ? page.txs.map((tx) => tx.seq) : [])
  const first = await watched.pull(start, true)
  expect(seqs(first)).toHaveLength(500)
  // From the beginning again, as after a reset, and not what stands after the first page.
  expect(seqs(await watched.pull(start, false))).toEqual(Array.from({ length: 250 }, (_, n) => n + 1))
})

test('what follows is read while the hub is busy, and just that is pushed; what is saved meanwhile goes later', async () => {
  const served = await servedHub()
  const laptop = await admitted(served, 'laptop')
  const save = (id: string) =>
    commit(laptop.db, laptop.signer, id, [{ id, table: 'finding', row: id, set: { state: [null, []] } }])
  for (let n = 0; n < 1200; n++) save(`t${n}`)
  const prepared: unknown[] = []
  const pushed: { request: unknown; count: number }[] = []
  const client: HttpsClient = {
    ...laptop.client,
    prepare(request) {
      prepared.push(request)
      laptop.client.prepare!(request)
    },
    push(request) {
      pushed.push({ request, count: request.txs.length })
      if (pushed.length === 3) save('late')
      return laptop.client.push(request)
    },
  }
  await laptop.round(client)
  expect(pushed.map((p) => p.count)).toEqual([500, 500, 200, 1])
  expect(pushed.slice(1, 3).map((p) => p.request)).toEqual(prepared.slice(0, 2))
  expect(pushed[1]!.request).toBe(prepared[0])
  expect((await served.hub.store.read((read) => read.end())).seq).toBe(1201)
  expect(laptop.db.prepare('SELECT count(*) FROM tx WHERE hub_seq IS NULL').pluck().get()).toBe(0)
})
