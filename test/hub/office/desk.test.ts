import { expect, test } from 'vitest'
import { cutOf, tablesOf } from '../../../db/scoped.ts'
import { readRecord } from '../../../db/records.ts'
import { finding } from '../../../domain/record/finding.ts'
import { roleOf } from '../../../hub/office/desk.ts'
import { newSession, officeSite, officeUser } from '../../support/office-site.ts'

const value = <T>(reply: { ok: boolean; value?: unknown }): T => {
  expect(reply).toMatchObject({ ok: true })
  return reply.value as T
}

test('the replica follows the feed, and what the office writes reaches the laptop under the user’s name', async () => {
  const site = await officeSite()
  const { there, contract, sync } = await site.laptop()
  const { inspection } = await there.act('inspection', 'start', { contract, period: '2024-Q1' })
  await there.act('finding', 'add', { inspection, item: '', group: 'tuning' })
  await sync()
  expect(site.replica.problem()).toBe('')

  const user = officeUser('reviewer')
  await site.replica.admit(user)
  const call = site.as(user)
  const home = value<{ contracts: { id: string }[]; findings: { id: string }[] }>(await call('home.overview', {}))
  expect(home.contracts.map((c) => c.id)).toEqual([contract])
  const [id] = home.findings.map((f) => f.id)
  const before = readRecord(site.replica.base.db, finding, id!)!
  const written = await call('finding.close', {
    finding: id,
    state: 'accepted',
    reason: '院方书面同意',
    inspection: '',
    seen: before.heads['state'] ?? null,
  })
  expect(written).toMatchObject({ ok: true })
  await site.replica.sync()
  await sync()
  const history = await there.act('history', 'of', { table: 'finding', row: id! })
  expect(JSON.stringify(history)).toContain(user.name)
  const feed = await site.open.hub.store.read((read) => read.end())
  const [last] = await site.open.hub.store.read((read) => read.rows([feed.seq]))
  expect(last).toMatchObject({ author: user.id, device: site.replica.device, scope: contract })
}, 120_000)

test('a user of one contract neither sees nor changes another, whatever is asked', async () => {
  const site = await officeSite()
  const [one, two] = [await site.laptop(), await site.laptop()]
  const { inspection } = await two.there.act('inspection', 'start', { contract: two.contract, period: '2024-Q1' })
  const secret = await two.there.put(Buffer.from('只给合同乙看的证据'))
  await two.there.act('evidence', 'addFile', {
    ownerTable: 'inspection',
    owner: inspection,
    item: '',
    sha256: secret,
    name: '秘密.txt',
    source: 'file',
  } as never)
  await one.sync()
  await two.sync()
  const user = officeUser('reviewer', [one.contract])
  await site.replica.admit(user)
  const call = site.as(user)

  const home = value<{ contracts: { id: string }[] }>(await call('home.overview', {}))
  expect(home.contracts.map((c) => c.id)).toEqual([one.contract])
  const records = value<{ contracts: { record: { id: string } }[] }>(await call('setup.records', {}))
  expect(records.contracts.map((c) => c.record.id)).toEqual([one.contract])
  expect(value<unknown[]>(await call('inspection.list', {}))).toEqual([])
  expect(JSON.stringify(await call('search.find', { text: '', contract: '', limit: 50 }))).not.toContain(inspection)
  for (const [name, input] of [
    ['inspection.state', { inspection }],
    ['obligation.matrix', { contract: two.contract }],
    ['report.check', { kind: 'R01', table: 'inspection', row: inspection, period: '' }],
    ['history.of', { table: 'inspection_item', row: `${inspection}:BIZ-01` }],
    ['inspection.start', { contract: two.contract, period: '2024-Q2' }],
    ['inspection.void', { inspection, reason: '误建' }],
    ['record.edit', { table: 'inspection', row: inspection, register: 'place', value: '', seen: null, seal: true }],
    ['evidence.addFile', { ownerTable: 'inspection', owner: 'x', item: '', sha256: secret, name: 'a', source: 'file' }],
  ] as const)
    expect([name, await call(name, input)]).toEqual([
      name,
      { ok: false, failure: expect.objectContaining({ code: 'not-found' }) },
    ])

  // The laptop's files are in its own folder here; the hub's are served only to who was told of them.
  const session = newSession()
  const file = (path: string) => site.desks.of(user).file(session, new Request(`https://office${path}`))
  expect((await file(`/file/${secret}`)).status).toBe(404)
  session.files.add(secret)
  expect((await file(`/file/${'0'.repeat(64)}`)).status).toBe(404)

  // Where the table of rights and the look at the input both failed, the write itself still would.
  const acting = site.desks.of(user)
  expect(acting.db.prepare('SELECT count(*) FROM contract').pluck().get()).toBe(1)
  expect(() => acting.db.raw.exec('DELETE FROM draft')).toThrow(/readonly|modify/)
}, 240_000)

test('who only reads writes nothing', async () => {
  const site = await officeSite()
  const { there, contract, sync } = await site.laptop()
  const { inspection } = await there.act('inspection', 'start', { contract, period: '2024-Q1' })
  await sync()
  const call = site.as(officeUser('reader'))
  expect(await call('inspection.state', { inspection })).toMatchObject({ ok: true })
  expect(await call('inspection.void', { inspection, reason: '误建' })).toMatchObject({
    failure: { code: 'forbidden' },
  })
  const upload = new Request('https://office/file', { method: 'PUT', body: 'x' })
  const user = officeUser('reader')
  expect((await site.desks.of(user).file(newSession(), upload)).status).toBe(403)
}, 120_000)

test('every table is cut by scope or by a rule, or is hidden on purpose', async () => {
  const site = await officeSite()
  const db = site.replica.base.db
  const cuts = Map.groupBy(tablesOf(db), (table) => cutOf(db, table).why)
  expect(cuts.get('rule')?.toSorted()).toEqual(['device_card', 'head', 'op', 'opaque', 'search_entry', 'state'])
  expect(cuts.get('hidden')?.toSorted()).toEqual(['ahead', 'cursor', 'file', 'outbox', 'quarantine'])
}, 60_000)

test('an admin of some contracts only is a reviewer of these', () => {
  expect(roleOf(officeUser('admin', ['c1']))).toBe('reviewer')
  expect(roleOf(officeUser('admin'))).toBe('admin')
})
