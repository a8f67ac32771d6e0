import { expect, test } from 'vitest'
import { sha256 } from '../../../db/crypto.ts'
import { readTransport } from '../../../db/outbox.ts'
import { writeState } from '../../../db/state.ts'
import { chainAfter } from '../../../domain/sync/feed.ts'
import type { PullAnswer, PullRequest, PushAnswer, PushRequest } from '../../../domain/sync/protocol.ts'
import { HubProblem } from '../../../main/sync/client.ts'
import type { Peer } from '../../../main/sync/peer.ts'
import { syncRound } from '../../../main/sync/round.ts'
import { commit, testSigner, testStore } from '../../support/store.ts'

/** A hub that answers what the test says, and what it was asked. */
function spoken(answers: {
  push?: (request: PushRequest) => PushAnswer
  pull?: (request: PullRequest) => PullAnswer
  scopes?: string[]
}) {
  const { db } = testStore()
  const signer = testSigner('here')
  writeState(db, 'device/here', signer.publicKey)
  const asked: { pushes: PushRequest[]; pulls: PullRequest[] } = { pushes: [], pulls: [] }
  let ids = 0
  const peer: Peer = {
    db,
    hubKey: 'hub',
    client: {
      hello: async () => ({
        hub: 'h',
        epoch: 'e1',
        protocol: { min: 1, max: 1 },
        minPullSchema: 1,
        scopes: answers.scopes ?? ['*'],
      }),
      async push(request) {
        asked.pushes.push(request)
        return (
          answers.push?.(request) ?? { outcome: 'accepted', last: request.from - 1 + request.txs.length, refused: [] }
        )
      },
      async pull(request) {
        asked.pulls.push(request)
        return answers.pull?.(request) ?? page([], { seq: request.after, chain: request.chain })
      },
    },
    newId: () => `id-${ids++}`,
    verify: () => true,
    changed: () => undefined,
    progress: () => undefined,
    goOn: () => undefined,
  }
  const save = (id: string) =>
    commit(db, signer, id, [{ id: `op-${id}`, table: 'finding', row: id, set: { state: [null, []] } }])
  return { db, peer, asked, save }
}

const page = (txs: (PullAnswer & { outcome: 'page' })['txs'], next: { seq: number; chain: string }): PullAnswer => ({
  outcome: 'page',
  txs,
  next,
  head: next.seq,
  more: false,
  cards: [],
})
const problem = async (peer: Peer): Promise<HubProblem> => {
  const error: unknown = await syncRound(peer).catch((e: unknown) => e)
  if (error instanceof HubProblem) return error
  throw error
}

test('a hub that says it has everything and shows nothing is asked a bounded number of times', async () => {
  const { peer, asked, save } = spoken({})
  save('t1')
  expect(await problem(peer)).toMatchObject({ code: 'bad-answer', sentence: expect.stringContaining('自相矛盾') })
  expect(asked.pushes.length).toBeLessThan(60)
})

test('a hub that answers fork or reset for ever does not keep the laptop busy', async () => {
  for (const answer of [{ outcome: 'fork' }, { outcome: 'reset', epoch: 'e1' }] as const) {
    const { peer, asked, save } = spoken({ push: () => answer })
    save('t1')
    expect((await problem(peer)).code).toBe('bad-answer')
    expect(asked.pushes.length).toBeLessThan(60)
  }
})

test('a page that is out of order is not taken, and nothing counts as read', async () => {
  const entry = (seq: number) => ({ seq, text: '{}', signature: 's' })
  const bad: PullAnswer[] = [
    page([entry(2), entry(1)], { seq: 2, chain: 'a'.repeat(64) }),
    page([entry(2)], { seq: 1, chain: 'a'.repeat(64) }),
    { ...page([], { seq: 3, chain: 'a'.repeat(64) }), more: true } as PullAnswer,
  ]
  for (const answer of bad) {
    const { db, peer } = spoken({ pull: () => answer })
    expect(await problem(peer)).toMatchObject({ code: 'bad-answer', sentence: expect.stringContaining('顺序') })
    expect(db.raw.prepare('SELECT seq FROM cursor').pluck().all()).toEqual([0])
    expect(db.raw.prepare('SELECT count(*) FROM quarantine').pluck().get()).toBe(0)
  }
})

test('a version that is too old to read still brings what it wrote', async () => {
  const { peer, asked, save } = spoken({ pull: () => ({ outcome: 'update', minPullSchema: 9 }) })
  save('t1')
  expect(await problem(peer)).toMatchObject({ code: 'version', sentence: expect.stringContaining('升级') })
  expect(asked.pushes[0]!.txs.length).toBe(1)
})

test('own work that comes back from the feed after a restore is checked by the own key', async () => {
  const feed: { seq: number; text: string; signature: string }[] = []
  const first = spoken({
    push: (request) => {
      feed.push(...request.txs.map((tx, n) => ({ ...tx, seq: n + 1 })))
      return { outcome: 'accepted', last: request.from - 1 + request.txs.length, refused: [] }
    },
    pull: () => page(feed, { seq: feed.length, chain: 'c'.repeat(64) }),
  })
  first.save('t1')
  await syncRound(first.peer)
  expect(first.db.raw.prepare('SELECT hub_seq FROM tx').pluck().all()).toEqual([1])
  const restored = spoken({ pull: () => page(feed, { seq: 1, chain: 'c'.repeat(64) }) })
  await syncRound(restored.peer)
  expect(restored.db.raw.prepare('SELECT id, hub_seq FROM tx').all()).toEqual([{ id: 't1', hub_seq: 1 }])
  const stranger = spoken({ pull: () => page(feed, { seq: 1, chain: 'c'.repeat(64) }) })
  stranger.db.raw.exec("DELETE FROM state WHERE key = 'device/here'")
  await syncRound(stranger.peer)
  expect(stranger.db.raw.prepare('SELECT reason FROM quarantine').pluck().all()).toEqual(['device'])
})

test('what the hub refused is told, does not hold up the rest, and is not offered again as it is', async () => {
  const seen: string[] = []
  const { db, peer, asked, save } = spoken({
    push: (request) => {
      seen.push(...request.txs.map((t) => t.text))
      return { outcome: 'accepted', last: request.from - 1 + request.txs.length, refused: [{ n: 1, reason: 'author' }] }
    },
    pull: ({ after }) =>
      page(after > 0 ? [] : seen.slice(1, 2).map((text) => ({ seq: 1, text, signature: 's' })), {
        seq: 1,
        chain: 'c'.repeat(64),
      }),
  })
  save('t1')
  save('t2')
  await syncRound(peer)
  expect(db.raw.prepare('SELECT id, refused, hub_seq FROM tx ORDER BY n').all()).toEqual([
    { id: 't1', refused: 'author', hub_seq: null },
    { id: 't2', refused: null, hub_seq: 1 },
  ])
  const before = asked.pushes.length
  await syncRound(peer)
  expect(asked.pushes.length).toBe(before)
})

test('a new numbering has the same chain on both sides', async () => {
  const { db, peer, asked, save } = spoken({
    pull: (request) => page([], { seq: request.after, chain: request.chain }),
    push: (request) =>
      request.incarnation === 'id-0' ? { outcome: 'fork' } : { outcome: 'accepted', last: 1, refused: [] },
  })
  save('t1')
  await problem(peer)
  const [, second] = asked.pushes
  expect(second).toMatchObject({ from: 1, prev: '' })
  const last = asked.pushes.findLast((p) => p.from === 2)!
  expect(last.prev).toBe(chainAfter(sha256, '', sha256(second!.txs[0]!.text)))
  expect(readTransport(db)!.last).toBe(1)
})

test('a batch that was prepared is not pushed where the hub wants another', async () => {
  let gaps = 0
  const { peer, asked, save } = spoken({
    push: (request) =>
      gaps++ === 0
        ? { outcome: 'gap', last: 0 }
        : { outcome: 'accepted', last: request.from - 1 + request.txs.length, refused: [] },
  })
  for (let n = 0; n < 510; n++) save(`t${n}`)
  const prepared: PushRequest[] = []
  // A hub that takes everything and shows nothing; what counts here is what it was asked before.
  await problem({ ...peer, client: { ...peer.client, prepare: (request) => void prepared.push(request) } })
  expect(prepared[0]!.from).toBe(501)
  expect(asked.pushes.slice(0, 3).map(({ from, txs }) => [from, txs.length])).toEqual([
    [1, 500],
    [1, 500],
    [501, 10],
  ])
})

test.each([
  { feed: 'shorter', end: 2 },
  { feed: 'as long', end: 3 },
  { feed: 'longer', end: 4 },
])('a hub that was restored in silence, its feed $feed now, is noticed by who lags in one scope', async ({ end }) => {
  const [before, after] = ['b'.repeat(64), 'a'.repeat(64)]
  const hub = { end: 3, chain: before }
  const answers = {
    scopes: ['c2'],
    pull({ after: from, chain, until = hub.end }: PullRequest): PullAnswer {
      if (from > hub.end || (from > 0 && chain !== hub.chain)) return { outcome: 'reset', epoch: 'e1' }
      return {
        ...page([], { seq: Math.max(from, Math.min(until, hub.end)), chain: hub.chain }),
        head: hub.end,
      } as PullAnswer
    },
  }
  const { db, peer, asked, save } = spoken(answers)
  save('t1')
  db.raw.exec("INSERT INTO cursor (scope, seq, chain) VALUES ('c2', 0, ''), ('org', 0, '')")
  await problem(peer)
  db.raw.exec('UPDATE tx SET hub_seq = 1')
  await syncRound(peer)
  expect(db.raw.prepare('SELECT scope, seq, chain FROM cursor').all()).toEqual([
    { scope: 'c2', seq: 3, chain: before },
    { scope: 'org', seq: 3, chain: before },
  ])
  // The hub is restored, and one more contract is granted.
  Object.assign(hub, { end, chain: after })
  answers.scopes = ['c1', 'c2']
  const pushes = asked.pushes.length
  await problem(peer)
  // What was in the feed that is gone is offered again, and every scope is read from the beginning.
  expect(asked.pushes[pushes]).toMatchObject({ from: 1, txs: [{}] })
  expect(asked.pulls.some((p) => p.after === 0 && p.scopes.length === 3)).toBe(true)
  expect(new Set(db.raw.prepare('SELECT chain FROM cursor').pluck().all())).toEqual(new Set([after]))
})
