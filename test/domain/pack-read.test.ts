import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packBytesMax, parsePack, parsePackText } from '../../domain/pack/read.ts'

const text = readFileSync(new URL('../../assets/contracts/medical-einvoice-2024.json', import.meta.url), 'utf8')

/** Sets (or, with undefined, removes) one field of the genuine pack; returns what the reader says. */
function broken(path: string, value: unknown): string[] {
  const pack = JSON.parse(text)
  const keys = path.split('.').filter((k) => k !== '')
  const last = keys.pop()!
  const parent = keys.reduce((node, key) => node[key], pack)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  const read = parsePack(pack)
  return read.ok ? [] : read.problems.map((p) => p.sentence)
}

const item = 'checklists.0.sections.1.items.4'

describe('a malformed pack is refused with the place and the reason', () => {
  it.each<[string, string, unknown, string]>([
    ['missing frequency', 'clauses.11.frequency', undefined, '合同包第 12 条缺少“频次”，未导入。'],
    [
      'a limit whose quote the clause does not have',
      'faults.policies.1.milestones.2.quote',
      '12小时内修复',
      '合同包第 2 个时限 第 3 个时限节点的“引用原文”有误：不是条款 A-050 原文中的文字，未导入。',
    ],
    [
      'a subject with an unknown tier',
      'faults.subjects.1.policies.0',
      'A-XX',
      '合同包第 2 个故障对象 第 1 个时限有误：没有时限 A-XX，未导入。',
    ],
    [
      'a tier twice',
      'faults.policies.1.key',
      'A-T1',
      '合同包第 2 个时限的“时限编号”有误：时限编号 A-T1 重复，未导入。',
    ],
    [
      'a service of an unknown clause',
      'services.0.clause',
      'A-999',
      '合同包第 1 种服务的“条款”有误：引用了不存在的条款 A-999，未导入。',
    ],
    ['missing name', 'name', undefined, '合同包缺少“名称”，未导入。'],
    ['missing period start', 'period.start', undefined, '合同包缺少“服务期的开始”，未导入。'],
    ['missing sentence', `${item}.sentence`, undefined, '合同包检查项 ENV-05 缺少“合同原文”，未导入。'],
    [
      'unknown frequency',
      'clauses.11.frequency',
      'weekly',
      '合同包第 12 条的“频次”只能是 per-period、monthly、on-event、whole-period、once、none，现为“weekly”，未导入。',
    ],
    ['unknown field', 'colour', 'red', '合同包有不认识的字段“colour”，未导入。'],
    ['unknown field of a clause', 'clauses.0.colour', 'red', '合同包第 1 条有不认识的字段“colour”，未导入。'],
    ['duplicate clause id', 'clauses.11.id', 'A-001', '合同包第 12 条的“编号”有误：条款编号 A-001 重复，未导入。'],
    [
      'duplicate item id',
      'checklists.0.sections.0.items.0.id',
      'ENV-05',
      '合同包检查项 ENV-05 的“编号”有误：检查项编号 ENV-05 重复，未导入。',
    ],
    [
      'duplicate suggestion id',
      `${item}.suggestions.1.id`,
      'g01',
      '合同包检查项 ENV-05 第 2 条建议的“编号”与前面的重复，现为“g01”，未导入。',
    ],
    ['impossible date', 'period.start', '2024-02-30', '合同包的“服务期的开始”不是有效日期，现为“2024-02-30”，未导入。'],
    [
      'date in words',
      'period.end',
      '2024年12月31日',
      '合同包的“服务期的结束”不是有效日期，现为“2024年12月31日”，未导入。',
    ],
    ['end before start', 'period.end', '2023-12-31', '合同包的“服务期的结束”有误：服务期结束早于开始，未导入。'],
    [
      'limit as text',
      `${item}.measures.0.abnormal`,
      '<90',
      '合同包检查项 ENV-05 第 1 个测量值的“异常条件”应为一组字段，现为“<90”，未导入。',
    ],
    [
      'bound as text',
      `${item}.measures.0.abnormal.value`,
      '<90',
      '合同包检查项 ENV-05 第 1 个测量值的“异常条件的数值”应为数字，现为“<90”，未导入。',
    ],
    ['wrong type', 'clauses.2.text', 7, '合同包第 3 条的“原文”应为文字，现为“7”，未导入。'],
    ['empty text', 'clauses.2.text', '', '合同包第 3 条的“原文”不能为空，未导入。'],
    ['clause null', 'clauses.2', null, '合同包第 3 条应为一组字段，现为空值，未导入。'],
    ['fraction', 'clauses.2.occurrence', 1.5, '合同包第 3 条的“第几次出现”应为整数，现为“1.5”，未导入。'],
    ['too small', 'clauses.2.occurrence', 0, '合同包第 3 条的“第几次出现”不能小于 1，现为“0”，未导入。'],
    ['too long', 'clauses.2.limit', '长'.repeat(201), '合同包第 3 条的“时限”超过 200 个字，未导入。'],
    ['no clauses', 'clauses', 'none', '合同包的“条款”应为列表，现为“none”，未导入。'],
    ['id with a space', 'id', 'a b', '合同包的“编号”只能用字母、数字和连字符，最多 64 个，现为“a b”，未导入。'],
    ['other schema version', 'schema', 2, '合同包的“格式版本”只能是 1，现为“2”，未导入。'],
    ['control character', 'name', '合同\u0007A', '合同包的“名称”含有控制字符，未导入。'],
    ['half a character', 'clauses.3.proof', 'a\ud800', '合同包第 4 条的“证明”含有控制字符，未导入。'],
    [
      'sentence that is not the clause',
      `${item}.sentence`,
      '检查表空间。',
      '合同包检查项 ENV-05 的“合同原文”有误：与条款 A-030 的原文不一致，未导入。',
    ],
    [
      'missing section in the report',
      'checklists.0.reportOrder',
      ['business'],
      '合同包第 1 张清单的“报告顺序”应把每个章节各列一次，未导入。',
    ],
  ])('%s', (_name, path, value, sentence) => {
    expect(broken(path, value)).toContain(sentence)
  })

  it('names the place apart from the sentence', () => {
    const pack = JSON.parse(text)
    delete pack.clauses[11].frequency
    expect(parsePack(pack)).toEqual({
      ok: false,
      problems: [
        {
          place: '第 12 条 频次',
          sentence: '合同包第 12 条缺少“频次”，未导入。',
          path: ['clauses', 11, 'frequency'],
          said: '第 12 条缺少“频次”',
        },
      ],
    })
  })

  it('says everything at once, and counts what is more than a hundred', () => {
    const pack = JSON.parse(text)
    pack.clauses = Array.from({ length: 150 }, () => ({ ...pack.clauses[0], frequency: 'x' }))
    const read = parsePack(pack)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.problems).toHaveLength(101)
    expect(read.problems.at(-1)!.sentence).toBe('合同包另有 50 处问题，未导入。')
  })

  it('shows no control character and no endless text of the file', () => {
    const [sentence] = broken('cycle', `a\u0000${'b'.repeat(500)}`)
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(sentence).not.toMatch(/\u0000/)
    expect(sentence!.length).toBeLessThan(120)
  })
})

describe('text that only looks dangerous is kept', () => {
  it.each(['<script>alert(1)</script>', "'; DROP TABLE pack; --", '票据\n第二行\t制表', '🧾 𠮷'])('%s', (name) => {
    const pack = JSON.parse(text)
    pack.name = name
    const read = parsePack(pack)
    expect(read.ok && read.pack.name).toBe(name)
  })
})

describe('the text of a file', () => {
  const sentenceOf = (file: string): string => {
    const read = parsePackText(file)
    return read.ok ? 'ok' : read.problems[0]!.sentence
  }
  it.each<[string, string, string]>([
    ['the genuine file', text, 'ok'],
    ['with a byte order mark', `\uFEFF${text}`, 'ok'],
    ['empty', '', '合同包文件不是有效的 JSON 文本，未导入。'],
    ['cut off', text.slice(0, -10), '合同包文件不是有效的 JSON 文本，未导入。'],
    ['a picture', '\u0089PNG\r\n', '合同包文件不是有效的 JSON 文本，未导入。'],
    ['a list', '[]', '文件里不是合同包，未导入。'],
    ['a word', '"pack"', '文件里不是合同包，未导入。'],
    ['null', 'null', '文件里不是合同包，未导入。'],
    ['just within 10 MB', text + ' '.repeat(packBytesMax - new TextEncoder().encode(text).length), 'ok'],
    [
      'a byte too long',
      text + ' '.repeat(packBytesMax - new TextEncoder().encode(text).length + 1),
      '合同包文件超过 10 MB，未导入。',
    ],
    ['10 MB in Chinese characters', '票'.repeat(packBytesMax / 3 + 1), '合同包文件超过 10 MB，未导入。'],
  ])('%s', (_name, file, sentence) => {
    expect(sentenceOf(file)).toBe(sentence)
  })

  it('survives a file that is nested a hundred thousand deep', () => {
    expect(sentenceOf(`{"clauses":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toMatch(/未导入。$/)
  })
})

it('takes a pack that says nothing of faults and services', () => {
  const { faults, services, deliverables, ...older } = JSON.parse(text)
  expect(deliverables.length).toBeGreaterThan(0)
  for (const clause of older.clauses) delete clause.rules
  expect(faults.policies.length + services.length).toBeGreaterThan(0)
  const read = parsePack(older)
  expect(read.ok && [read.pack.faults, read.pack.services]).toEqual([{ policies: [], subjects: [], symptoms: [] }, []])
})
