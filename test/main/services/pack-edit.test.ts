import { expect, test } from 'vitest'
import { parsePackText } from '../../../domain/pack/read.ts'
import { nextVersion } from '../../../domain/pack/version.ts'
import { testApp } from '../../support/app.ts'
import { packA } from '../../support/pack-a.ts'
import { thirdContract, thirdPack, thirdPackText } from '../../support/third-pack.ts'

test.each([
  ['1.0', [], '1.1'],
  ['1.0', ['1.0', '1.1'], '1.2'],
  ['2024', ['2024'], '2025'],
  ['试行', ['试行'], '试行-2'],
  ['试行', ['试行', '试行-2'], '试行-3'],
])('after version %s, with %j taken, %s is proposed', (version, taken, next) => {
  expect(nextVersion(version, taken)).toBe(next)
})

async function started() {
  const there = testApp()
  return { ...there, ...(await thirdContract(there)) }
}

test('an imported version never changes: an edited one stands beside it', async () => {
  const { act, refused, pack } = await started()
  const view = await act('pack', 'view', { sha256: pack })
  expect(view).toMatchObject({ bundled: false, next: '1.1', draft: null, versions: [{ version: '1.0' }] })
  const changed = thirdPack((body) => void (body.payments[0]!.percent = 20))
  const same = await refused('pack.save', { sha256: pack, text: changed })
  expect(same.code).toBe('bad-pack')
  expect(same.sentence).toBe('合同包 sample-room-2025 已有版本“1.0”，内容不同。请改用另一个版本号，原版本不会被覆盖。')
  expect((await refused('pack.import', { text: changed })).sentence).toContain('已有版本“1.0”')
  const text = thirdPack((body) => {
    body.version = '1.1'
    body.payments[0]!.percent = 20
  })
  const { sha256 } = await act('pack', 'save', { sha256: pack, text })
  expect((await act('pack', 'view', { sha256: pack })).body.payments[0]!.percent).toBe(25)
  expect((await act('pack', 'view', { sha256 })).body.payments[0]!.percent).toBe(20)
})

test('what is wrong with an edited pack is told with its place, and nothing is saved', async () => {
  const { act, refused, pack } = await started()
  const text = thirdPack((body) => {
    body.version = '1.1'
    delete (body.clauses[6] as Partial<(typeof body.clauses)[0]>).frequency
  })
  expect((await refused('pack.save', { sha256: pack, text })).sentence).toBe('第 7 条缺少“频次”，未保存。')
  expect((await act('pack', 'view', { sha256: pack })).versions).toHaveLength(1)
})

test('what is being edited is kept over a restart, whatever is in it, until it is saved or thrown away', async () => {
  const { act, restart, pack } = await started()
  const half = '{"version":"1.1","clauses":[<90'
  await act('pack', 'keepDraft', { sha256: pack, text: half })
  const again = restart()
  expect((await again.act('pack', 'view', { sha256: pack })).draft).toBe(half)
  expect((await again.act('pack', 'list', {})).find((p) => p.sha256 === pack)!.edited).toBe(true)
  const text = thirdPack((body) => void (body.version = '1.1'))
  await again.act('pack', 'save', { sha256: pack, text })
  expect((await again.act('pack', 'view', { sha256: pack })).draft).toBeNull()
  await again.act('pack', 'keepDraft', { sha256: pack, text: half })
  await again.act('pack', 'keepDraft', { sha256: pack, text: null })
  expect((await again.act('pack', 'view', { sha256: pack })).draft).toBeNull()
  expect((await again.refused('pack.keepDraft', { sha256: 'a'.repeat(64), text: half })).code).toBe('not-found')
  expect((await again.refused('pack.view', { sha256: '../x' })).code).toBe('invalid-input')
})

test('a contract moves only to a version that has what its records speak of', async () => {
  const { act, refused, clock, contract, pack } = await started()
  clock.at('2025-06-03T10:00:00.000+08:00')
  const { number } = await act('fault', 'start', {
    contract,
    title: '冷通道空调停机',
    subject: 'room',
    reporter: { name: '值班员甲', department: '后勤科', phone: '', channel: 'phone' },
    quote: '空调停了。',
    policy: 'C-T1',
    symptom: { class: '空调', text: '停机' },
    reportedAt: clock.now(),
    backdated: '',
  })
  const without = thirdPack((body) => {
    body.version = '1.1'
    body.faults.policies[0]!.key = 'C-T2'
    body.faults.subjects[0]!.policies = ['C-T2']
  })
  const { sha256 } = await act('pack', 'save', { sha256: pack, text: without })
  expect((await refused('pack.adopt', { contract, sha256 })).sentence).toBe(
    `故障 ${number} 按层级 C-T1 处理，新版本里没有这个层级。没有换，记录不变。`,
  )
  const [bundled] = await act('pack', 'list', {})
  expect((await refused('pack.adopt', { contract, sha256: bundled!.sha256 })).sentence).toContain('同一个合同包')
  expect((await act('pack', 'list', {})).find((p) => p.sha256 === pack)!.contracts).toHaveLength(1)
})

test('what is exported can be imported elsewhere, and is the same version', async () => {
  const { app, act } = await started()
  const elsewhere = testApp()
  for (const { sha256, id, version } of await act('pack', 'list', {})) {
    const file = await act('pack', 'export', { sha256 })
    expect(file.name).toBe(`${id}_${version}.json`)
    const text = await (await app.file(new Request(`http://app/file/${file.sha256}`))).text()
    expect((await elsewhere.act('pack', 'import', { text })).sha256).toBe(sha256)
  }
})

test('bad packs leave nothing behind: no version, no draft, no half', async () => {
  const { act, refused } = await started()
  const before = await act('pack', 'list', {})
  const broken: [string, string][] = [
    [thirdPack((p) => Object.assign(p, { colour: 'red' })), '合同包有不认识的字段“colour”，未导入。'],
    [thirdPack((p) => void p.clauses.splice(6, 1)), '引用了不存在的条款 C-07'],
    [thirdPack((p) => void (p.clauses[1]!.id = 'C-01')), '合同包第 2 条的“编号”有误：条款编号 C-01 重复，未导入。'],
    [
      thirdPack((p) => void (p.period.end = '2026-02-30')),
      '合同包的“服务期的结束”不是有效日期，现为“2026-02-30”，未导入。',
    ],
    [
      thirdPack((p) => Object.assign(p.checklists[0]!.sections[0]!.items[0]!.measures[0]!, { abnormal: '>27' })),
      '合同包检查项 RM-01 第 1 个测量值的“异常条件”应为一组字段，现为“>27”，未导入。',
    ],
    [
      thirdPack((p) => void (p.payments[0]!.percent = 120)),
      '合同包第 1 个付款节点的“付款比例”不能大于 100，现为“120”，未导入。',
    ],
    [thirdPack((p) => void (p.name = '字'.repeat(4 * 1024 * 1024))), '合同包文件超过 10 MB，未导入。'],
    [`${thirdPackText.slice(0, -40)}`, '合同包文件不是有效的 JSON 文本，未导入。'],
  ]
  for (const [text, sentence] of broken) {
    const failure = await refused('pack.import', { text })
    expect(failure.code).toBe('bad-pack')
    expect([failure.sentence, ...Object.values(failure.fields ?? {})].join('\n')).toContain(sentence)
  }
  expect(await act('pack', 'list', {})).toEqual(before)
})

test('a script in a name is only a name', async () => {
  const { act } = await started()
  const name = '<img src=x onerror=alert(1)><script>alert(1)</script>'
  const text = thirdPack((p) => {
    p.id = 'script'
    p.name = name
    p.checklists[0]!.sections[0]!.items[0]!.object = name
  })
  expect((await act('pack', 'import', { text })).name).toBe(name)
})

test('the pack that ships reads its own export', () => {
  const read = parsePackText(JSON.stringify(packA))
  expect(read.ok && read.pack).toEqual(packA)
})
