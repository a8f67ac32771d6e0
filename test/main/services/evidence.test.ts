import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sha256 } from '../../../db/crypto.ts'
import { reportOf } from '../../../main/demo/fill.ts'
import { begunInspection } from '../../support/builders.ts'

const picture = (): Promise<Uint8Array> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#3366aa' } })
    .png()
    .toBuffer()
type There = Awaited<ReturnType<typeof begunInspection>>
const add = async ({ act, put, inspection }: There, bytes: Uint8Array, name = '截图.png') =>
  act('evidence', 'addFile', {
    ownerTable: 'inspection',
    owner: inspection,
    item: 'BIZ-01',
    sha256: await put(bytes),
    name,
    source: 'paste',
  })
const pathOf = (folder: string, hash: string): string => join(folder, 'files', hash.slice(0, 2), hash)

test('a picture is kept as it was, with an upright copy for the report', async () => {
  const there = await begunInspection()
  const bytes = await picture()
  await add(there, bytes)
  const [piece] = (await there.item('BIZ-01')).evidence
  expect(piece!.file).toMatchObject({
    kind: 'picture',
    sha256: sha256(bytes),
    size: bytes.byteLength,
    width: 400,
    height: 300,
    addedBy: '工程师甲',
    notice: '',
  })
  const original = await there.app.file(new Request(`http://app/file/${piece!.file!.sha256}`))
  expect(new Uint8Array(await original.arrayBuffer())).toEqual(new Uint8Array(bytes))
  expect((await there.app.file(new Request(`http://app/file/${piece!.file!.copy}`))).status).toBe(200)
})

test('what is no picture is kept as a file and says so', async () => {
  const there = await begunInspection()
  for (const [bytes, name] of [
    [new Uint8Array(), '空.png'],
    [new TextEncoder().encode('not a picture'), '假.png'],
    [new TextEncoder().encode('BM rest of a bitmap'), '图.bmp'],
    [(await picture()).subarray(0, 60), '断.png'],
  ] as const) {
    const added = await add(there, bytes, name)
    expect(added.kind).toBe('file')
    expect(added.notice).toMatch(/[\u4e00-\u9fff].*。/)
  }
  expect((await there.item('BIZ-01')).evidence.length).toBe(4)
  expect(there.bugs).toEqual([])
})

test('pasted output is kept raw with its hash, fills this item and its neighbour, and waits for a word', async () => {
  const there = await begunInspection()
  const text = [
    'TABLESPACE_NAME                  ALLOC_MB    USED_MB USED_PCT_ALLOC     MAX_MB USED_PCT_MAX',
    '------------------------------ ---------- ---------- -------------- ---------- ------------',
    'EBILL_DATA                        40960.0    38260.7          93.41    40960.0        93.41',
    'SYSTEM                            32767.9    18432.4          56.25    32767.9        56.25',
  ].join('\r\n')
  const added = await there.act('evidence', 'addText', {
    ownerTable: 'inspection',
    owner: there.inspection,
    item: 'ENV-05',
    text,
    source: 'paste',
  })
  expect(added).toMatchObject({ here: 1, elsewhere: [{ item: 'ENV-06', rows: 1 }] })
  expect((await there.act('evidence', 'text', { evidence: added.evidence })).raw).toBe(text)
  expect((await there.item('ENV-05')).evidence[0]!.file!.sha256).toBe(sha256(text))
  for (const id of ['ENV-05', 'ENV-06'])
    expect(await there.item(id)).toMatchObject({ progress: 'pending', meas: { verdict: null } })
})

test('raw text is raw: marks, blanks and all; nothing is taken for a picture', async () => {
  const there = await begunInspection()
  const text = '\uFEFF  行一\r\n\t行二😀𠮷\u0007\n'
  const { evidence } = await there.act('evidence', 'addText', {
    ownerTable: 'inspection',
    owner: there.inspection,
    item: 'BIZ-01',
    text,
    source: 'paste',
  })
  expect((await there.act('evidence', 'text', { evidence })).raw).toBe(text)
  const { evidence: image } = await add(there, await picture())
  expect((await there.refused('evidence.text', { evidence: image })).sentence).toContain('不是文本')
})

test('a pasted megabyte is kept whole', { timeout: 60_000 }, async () => {
  const there = await begunInspection()
  const text = '2024-03-20 09:00:00 ERROR 票据\n'.repeat(40_000)
  const { evidence } = await there.act('evidence', 'addText', {
    ownerTable: 'inspection',
    owner: there.inspection,
    item: 'BIZ-01',
    text,
    source: 'paste',
  })
  expect((await there.act('evidence', 'text', { evidence })).raw).toBe(text)
})

test('marked text is gone from the copy and stays in the original', async () => {
  const there = await begunInspection()
  const { evidence } = await there.act('evidence', 'addText', {
    ownerTable: 'inspection',
    owner: there.inspection,
    item: 'BIZ-01',
    text: '患者 张某某 已缴费',
    source: 'paste',
  })
  const { copy } = await there.act('evidence', 'redact', {
    evidence,
    boxes: [],
    marks: [{ from: 3, to: 6 }],
    cleared: false,
    seen: null,
  })
  const shown = await (await there.app.file(new Request(`http://app/file/${copy}`))).text()
  expect(shown).not.toContain('张某某')
  expect((await there.act('evidence', 'text', { evidence })).raw).toContain('张某某')
  const stale = { evidence, boxes: [], marks: [], cleared: true, seen: null }
  expect((await there.refused('evidence.redact', stale)).code).toBe('stale')
})

test('a removed piece leaves the item and comes back with everything it had', async () => {
  const there = await begunInspection()
  const { evidence } = await add(there, await picture())
  await there.act('evidence', 'remove', { evidence, reason: '拍错了' })
  expect((await there.item('BIZ-01')).evidence).toEqual([])
  const { item, inspection } = { item: 'BIZ-01', inspection: there.inspection }
  expect(await there.act('evidence', 'removed', { ownerTable: 'inspection', owner: inspection, item })).toMatchObject([
    { id: evidence, state: { reason: '拍错了' } },
  ])
  await there.act('evidence', 'restore', { evidence })
  expect((await there.item('BIZ-01')).evidence.map((e) => e.id)).toEqual([evidence])
})

test('pieces keep the order they are given', async () => {
  const there = await begunInspection()
  const ids: string[] = []
  const at = { ownerTable: 'inspection', owner: there.inspection, item: 'BIZ-01' } as const
  for (const text of ['一', '二', '三'])
    ids.push((await there.act('evidence', 'addText', { ...at, text, source: 'paste' })).evidence)
  const order = async () => (await there.item('BIZ-01')).evidence.map((e) => ids.indexOf(e.id))
  expect(await order()).toEqual([0, 1, 2])
  await there.act('evidence', 'move', { evidence: ids[2]!, before: ids[0]! })
  expect(await order()).toEqual([2, 0, 1])
  await there.act('evidence', 'move', { evidence: ids[2]!, before: null })
  expect(await order()).toEqual([0, 1, 2])
  expect((await there.refused('evidence.move', { evidence: ids[0]!, before: ids[0]! })).code).toBe('not-found')
})

test('a lost or changed file is told where it is needed, and found at the start', async () => {
  const there = await begunInspection()
  const { evidence } = await there.act('evidence', 'addText', {
    ownerTable: 'inspection',
    owner: there.inspection,
    item: 'BIZ-01',
    text: '原文',
    source: 'paste',
  })
  writeFileSync(pathOf(there.folder, sha256('原文')), '假文')
  expect((await there.refused('evidence.text', { evidence })).sentence).toContain('已损坏')
  rmSync(pathOf(there.folder, sha256('原文')))
  expect((await there.refused('evidence.text', { evidence })).sentence).toContain('不在数据文件夹')
  const again = there.restart()
  expect((await again.act('about', 'workspace', {})).missingFiles).toBe(1)
  const { lines, ready } = await again.act('report', 'check', reportOf(there.inspection))
  expect(lines.find((l) => l.id === 'files')).toMatchObject({ ok: false, detail: '少 1 件' })
  expect(ready).toBe(false)
})

test('bytes that were never sent, an item that is not there: refused before anything is kept', async () => {
  const there = await begunInspection()
  const base = { ownerTable: 'inspection', owner: there.inspection, item: 'BIZ-01', name: 'x', source: 'file' }
  expect((await there.refused('evidence.addFile', { ...base, sha256: 'a'.repeat(64) })).code).toBe('bad-file')
  const hash = await there.put(await picture())
  expect((await there.refused('evidence.addFile', { ...base, sha256: hash, item: 'NO-99' })).code).toBe('not-found')
  expect((await there.refused('evidence.addFile', { ...base, sha256: hash, owner: 'nowhere' })).code).toBe('not-found')
  expect(
    (await there.refused('evidence.addText', { ...base, sha256: undefined, text: '', source: 'paste' })).code,
  ).toBe('invalid-input')
})
