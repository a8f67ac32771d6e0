import { describe, expect, it } from 'vitest'
import { proposedConclusion } from '../../../domain/inspection/conclusion.ts'
import type { InspectionFacts } from '../../../domain/inspection/facts.ts'
import { finding, normalFacts, withItems } from '../../support/inspection-facts.ts'
import { sampleFacts } from '../../support/sample-inspection.ts'

const words = (facts: InspectionFacts): string =>
  proposedConclusion(facts)
    .map((p) => p.text)
    .join('')

describe('the proposed conclusion', () => {
  it('says all is normal only of all', () => {
    expect(words(normalFacts())).toContain('全部检查项结果正常')
    const missing = withItems(normalFacts(), {
      'ENV-04': (i) => ({ meas: { ...i.meas, verdict: 'unchecked', reason: '测试账号未提供' } }),
    })
    expect(words(missing)).not.toContain('全部检查项结果正常')
    expect(words(missing)).toContain('未检查1项')
  })
  it('names what is open, its reach and the date, and marks what was filled in', () => {
    const text = words(sampleFacts())
    expect(text).toContain('正常13项、关注2项、异常1项')
    expect(text).toContain('待整改的异常项为用户表空间 EBILL_DATA 使用率93.41%。')
    expect(text).toContain('建议甲方于2024-04-12前批准并安排整改，我方提供技术支持并复检。')
    expect(text).toContain('关注项中现场已处理1项并复测正常。')
    const filled = proposedConclusion(sampleFacts()).filter((p) => p.variable)
    expect(filled.map((p) => p.text)).toContain('2024-04-12')
  })
  it('gives no conclusion while items are open', () => {
    const facts = withItems(normalFacts(), { 'BIZ-01': (i) => ({ meas: { ...i.meas, verdict: null } }) })
    expect(words(facts)).toContain('尚有1项未检查，完成后给出结论。')
    expect(words(facts)).not.toContain('稳定')
  })
  it('lets the system run on where 关注 is the worst', () => {
    const facts = withItems(normalFacts(), {
      'ENV-09': (i) => ({ meas: { ...i.meas, verdict: 'attention' }, findings: [finding('f', 'ENV-09')] }),
    })
    expect(words(facts)).toContain('系统整体运行正常，具备持续运行条件；需关注事项为示例问题，已在第6章给出改进建议')
  })
})
