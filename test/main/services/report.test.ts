import { rmSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sha256 } from '../../../db/crypto.ts'
import type { ReportModel } from '../../../domain/report/block.ts'
import { finaliseQuarter, firstQuarter, playQuarter, reportOf, setUpDemo } from '../../../main/demo/fill.ts'
import { type TestApp, testApp } from '../../support/app.ts'
import { begunInspection } from '../../support/builders.ts'

const service = { start: '2024-01-01', end: '2024-12-31' }

/** A whole first quarter, played through the procedures as the pages call them. */
async function playedQuarter() {
  const there = testApp()
  const clock = {
    now: there.clock.now,
    at: there.clock.at,
    pass: (s: number) => there.clock.pass(s * 1000),
    follow: () => undefined,
  }
  const contract = await setUpDemo(there, service)
  const inspection = await playQuarter(there, clock, contract, '2024-Q1', '2024-03-20T09:12:00.000+08:00', firstQuarter)
  const state = () => there.act('inspection', 'state', { inspection })
  return { ...there, contract, inspection, state }
}
const bytesOf = async ({ app }: TestApp, hash: string): Promise<Uint8Array> =>
  new Uint8Array(await (await app.file(new Request(`http://app/file/${hash}`))).arrayBuffer())
async function textOf(there: TestApp, hash: string): Promise<string> {
  const zip = await JSZip.loadAsync(await bytesOf(there, hash))
  const xml = await Promise.all(
    Object.keys(zip.files)
      .filter((n) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(n))
      .map((n) => zip.file(n)!.async('string')),
  )
  return xml.join('').replace(/<[^>]+>/g, '')
}

test('a quarter from its first item to a corrected second version', { timeout: 300_000 }, async () => {
  const there = await playedQuarter()
  const { act, refused, inspection, state, clock, restart } = there
  const item = async (id: string) => (await state()).items.find((i) => i.id === id)!

  const before = await state()
  expect(before.gaps).toEqual([])
  expect(before.counts).toMatchObject({ normal: 13, abnormal: 1, attention: 2 })
  expect((await item('ENV-05')).judgement.rows[0]).toMatchObject({ result: { verdict: 'abnormal' } })
  const draft = await act('report', 'preview', reportOf(inspection))
  expect(await textOf(there, draft.docx)).toContain('草稿')
  expect(await act('report', 'check', reportOf(inspection))).toMatchObject({ ready: true, version: 'V1.0' })

  // Finalising locks: every way to change the inspection is refused in a sentence.
  const first = await finaliseQuarter(there, inspection)
  const [finding] = (await item('ENV-05')).findings
  const [piece] = (await item('ENV-05')).evidence
  const locked: [string, unknown][] = [
    ['item.judge', { inspection, item: 'BIZ-01', verdict: 'unchecked', reason: 'x', seen: null }],
    ['item.explain', { inspection, item: 'BIZ-01', reason: 'x', seen: null, seal: false }],
    [
      'record.edit',
      { table: 'inspection', row: inspection, register: 'place', value: { place: 'x' }, seen: null, seal: false },
    ],
    [
      'record.edit',
      {
        table: 'inspection_item',
        row: `${inspection}:BIZ-01`,
        register: 'note',
        value: { text: 'x' },
        seen: null,
        seal: true,
      },
    ],
    [
      'record.edit',
      { table: 'evidence', row: piece!.id, register: 'caption', value: { text: 'x' }, seen: null, seal: true },
    ],
    [
      'record.edit',
      {
        table: 'finding',
        row: finding!.id,
        register: 'problem',
        value: { description: 'x', impact: '', risk: null },
        seen: null,
        seal: true,
      },
    ],
    ['evidence.addText', { ownerTable: 'inspection', owner: inspection, item: 'BIZ-01', text: 'x', source: 'paste' }],
    ['evidence.remove', { evidence: piece!.id, reason: 'x' }],
    ['evidence.redact', { evidence: piece!.id, boxes: [], marks: [], cleared: true, seen: null }],
    ['finding.add', { inspection, item: '', group: 'tuning' }],
    ['finding.confirmNone', { inspection, groups: ['tuning'], confirmed: false }],
    ['inspection.void', { inspection, reason: 'x' }],
    ['report.finalise', reportOf(inspection)],
  ]
  for (const [name, input] of locked) expect((await refused(name, input)).code, name).toBe('read-only')
  const finalise = (await act('history', 'of', { table: 'report', row: first.report }))[0]!
  const judged = (await act('history', 'of', { table: 'inspection_item', row: `${inspection}:BIZ-01` }))[0]!
  expect((await refused('history.undo', { transactions: [finalise.tx] })).code).toBe('forbidden')
  expect((await refused('history.undo', { transactions: [judged.tx] })).code).toBe('read-only')
  expect(await state()).toMatchObject({
    locked: true,
    record: before.record,
    counts: before.counts,
    progress: { done: 17, total: 17 },
  })

  // What was finalised: canonical model under its content hash, printed in the report; the covered operations.
  const document = await act('report', 'document', { report: first.report })
  const model = new TextDecoder().decode(await bytesOf(there, document.content))
  expect(sha256(model)).toBe(document.content)
  expect(document.name).toBe('示例医院_2024 Q1季度巡检报告_XJ-2024-Q1-001_V1.0.docx')
  const printed = await textOf(there, document.docx)
  expect(printed).toContain('XJ-2024-Q1-001')
  expect(printed.replace(/\s/g, '')).toContain(document.content.slice(0, 8))
  const { version } = (await state()).reports[0]!
  expect(version!.covers[`inspection_item/${inspection}:ENV-05/meas`]).toBe((await item('ENV-05')).heads['meas'])
  expect(version!.covers[`evidence/${piece!.id}/file`]).toBe(piece!.heads['file'])

  // After the signature: paper, scan, delivery, archive.
  await act('report', 'markPrinted', { report: first.report, copies: 2 })
  expect((await refused('report.archive', { report: first.report, box: '1' })).code).toBe('incomplete')
  const scan = await there.put(
    await sharp({ create: { width: 60, height: 80, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer(),
  )
  const { evidence } = await act('evidence', 'addFile', {
    ownerTable: 'inspection',
    owner: inspection,
    item: '',
    sha256: scan,
    name: '签字.jpg',
    source: 'scan',
  })
  const attach = { report: first.report, evidence: [evidence], signedBy: '院方甲', signedOn: '2024-03-22' }
  expect((await refused('report.attachScan', { ...attach, evidence: [piece!.id] })).code).toBe('not-found')
  expect((await refused('report.attachScan', { ...attach, signedOn: '昨天' })).sentence).toContain('签字日期')
  await act('report', 'attachScan', attach)
  await act('report', 'archive', { report: first.report, box: '2024-01' })

  // A correction opens the records again; given up without a change, the old version simply stands.
  expect((await refused('report.correct', { ...reportOf(inspection), reason: '  ' })).code).toBe('incomplete')
  await act('report', 'correct', { ...reportOf(inspection), reason: '补充演示原因' })
  expect((await state()).locked).toBe(false)
  await act('finding', 'close', {
    finding: finding!.id,
    state: 'closed',
    reason: '已扩容',
    seen: finding!.heads['state'] ?? null,
  })
  await act('report', 'abandonCorrection', reportOf(inspection))
  expect((await state()).locked).toBe(true)
  await act('report', 'correct', { ...reportOf(inspection), reason: '补充 BIZ-01 备注' })
  const note = {
    table: 'inspection_item',
    row: `${inspection}:BIZ-01`,
    register: 'note',
    value: { text: '更正后的备注' },
  } as const
  await act('record', 'edit', { ...note, seen: (await item('BIZ-01')).heads['note'] ?? null, seal: true })
  expect((await refused('report.abandonCorrection', reportOf(inspection))).code).toBe('invalid-input')
  clock.pass(86_400_000)
  const second = await finaliseQuarter(there, inspection)

  // Both versions are there; the old one is marked and is the very bytes that were signed.
  const { reports } = await state()
  expect(reports.map((r) => r.version!.version)).toEqual(['V1.0', 'V1.1'])
  expect(reports[0]!.superseded).toMatchObject({ by: second.report, reason: '补充 BIZ-01 备注' })
  expect(reports[1]!.version).toMatchObject({ supersedes: first.report, reason: '补充 BIZ-01 备注' })
  const old = await act('report', 'document', { report: first.report })
  expect(old).toEqual(document)
  expect(sha256(await bytesOf(there, old.docx))).toBe(first.docx)
  expect(second.docx).not.toBe(first.docx)
  expect(await textOf(there, second.docx)).toContain('更正后的备注')

  // Drawn again, the old version says what it said then, whatever the records say now.
  const { contracts } = await act('setup', 'records', {})
  const record = contracts[0]!.record
  await act('record', 'edit', {
    table: 'contract',
    row: record.id,
    register: 'hospital',
    value: { ...record.hospital!, name: '改名医院' },
    seen: record.heads['hospital'] ?? null,
    seal: true,
  })
  const again = await act('report', 'rerender', { report: first.report })
  const text = await textOf(there, again.docx)
  expect(text).toBe(printed)
  expect(text).not.toContain('改名医院')
  expect(text).not.toContain('更正后的备注')
  expect((JSON.parse(model) as ReportModel).version).toBe('V1.0')

  // Next quarter: the open finding is carried over, last quarter's values stand beside the fields and are not filled in.
  clock.at('2024-06-12T09:00:00.000+08:00')
  const next = await act('inspection', 'start', { contract: there.contract, period: '2024-Q2' })
  const view = await act('inspection', 'state', { inspection: next.inspection })
  expect(view.carried.length).toBeGreaterThan(0)
  expect(view.carried.every((f) => f.origin!.inspection === inspection)).toBe(true)
  const space = view.items.find((i) => i.id === 'ENV-05')!
  expect(space.meas.rows).toEqual([])
  expect(space.history[0]).toMatchObject({ period: '2024 Q1', verdict: 'abnormal' })

  // A file that goes missing is told, and the signed version cannot quietly become another one.
  expect(there.bugs).toEqual([])
  rmSync(join(there.folder, 'files', first.docx.slice(0, 2), first.docx))
  const later = restart()
  expect((await later.act('about', 'workspace', {})).missingFiles).toBe(1)
  expect((await later.app.file(new Request(`http://app/file/${first.docx}`))).status).toBe(404)
})

test(
  'an unfinished inspection is not finalised, and says where to go; its preview is a draft',
  { timeout: 60_000 },
  async () => {
    const there = await begunInspection()
    const failure = await there.refused('report.finalise', reportOf(there.inspection))
    expect(failure).toMatchObject({ code: 'incomplete', sentence: expect.stringContaining('还不能定稿') })
    const { lines, ready } = await there.act('report', 'check', reportOf(there.inspection))
    expect(ready).toBe(false)
    expect(lines.find((l) => !l.ok)!.goTo).toMatchObject({ step: expect.any(String) })
    expect((await there.state()).locked).toBe(false)
    const { docx, name } = await there.act('report', 'preview', reportOf(there.inspection))
    expect(name).toContain('草稿')
    expect(await textOf(there, docx)).toContain('未检查')
  },
)

test('strange texts in every field still make a report', { timeout: 60_000 }, async () => {
  const there = await begunInspection()
  const { act, inspection, state } = there
  const odd = '😀𠮷 <w:p/> & \u0000\u000b\uffff \u202e ]]> {value}'
  const { heads } = (await state()).record
  for (const [register, value] of Object.entries({
    place: { place: odd },
    people: { inspector: odd, reviewer: odd, witness: odd, witnessDepartment: odd },
    span: { from: odd, to: odd },
    method: { tools: odd, limits: odd },
    conclusion: { text: odd },
    outlook: { plan: odd, needs: odd },
  }))
    await act('record', 'edit', {
      table: 'inspection',
      row: inspection,
      register,
      value,
      seen: heads[register] ?? null,
      seal: true,
    })
  await there.judge('ENV-09', 'abnormal')
  const { docx } = await act('report', 'preview', reportOf(inspection))
  expect(await textOf(there, docx)).toContain('😀𠮷')
  expect(there.bugs).toEqual([])
})

test(
  'a report whose picture is gone is not drawn, and says why; one that is being drawn can be stopped',
  { timeout: 60_000 },
  async () => {
    const there = await begunInspection()
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#3366aa' } })
      .png()
      .toBuffer()
    await there.act('evidence', 'addFile', {
      ownerTable: 'inspection',
      owner: there.inspection,
      item: 'BIZ-01',
      sha256: await there.put(bytes),
      name: 'a.png',
      source: 'paste',
    })
    const [piece] = (await there.item('BIZ-01')).evidence
    const running = there.call('report.preview', reportOf(there.inspection), 'drawing')
    there.app.dispatch.cancel('drawing')
    expect(await running).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    rmSync(join(there.folder, 'files', piece!.file!.copy.slice(0, 2), piece!.file!.copy))
    expect((await there.refused('report.preview', reportOf(there.inspection))).sentence).toContain('不在数据文件夹')
    expect(there.bugs).toEqual([])
  },
)
