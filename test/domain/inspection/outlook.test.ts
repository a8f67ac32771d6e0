import { describe, expect, it } from 'vitest'
import { proposedOutlook } from '../../../domain/inspection/outlook.ts'
import { normalFacts } from '../../support/inspection-facts.ts'
import { sampleFacts } from '../../support/sample-inspection.ts'

describe('the proposed outlook', () => {
  it('follows up open findings, makes up what was not checked, and inspects again', () => {
    const { plan, needs } = proposedOutlook(sampleFacts())
    expect(plan.split('\n')).toEqual([
      'P01 用户表空间整改与复检（2024-04-12前，双方）',
      'P02 备份与空间处理与复查（2024-06-14前，双方）',
      '补检备份与空间（恢复验证）（与下季度巡检同时，双方）',
      '2024年第二季度巡检（合同17项）（2024-06-30前，乙方）',
    ])
    expect(needs.split('\n')).toEqual([
      '用户表空间 EBILL_DATA 使用率93.41%：确认处理方案并安排实施时间（2024-04-08，P01）',
      '备份与空间 db01 /backup 备份卷使用率83.62%：确认处理方案并安排实施时间（2024-06-10，P02）',
      '提供补检条件：备份与空间（恢复验证）（2024-04-01，ENV-07）',
    ])
  })
  it('asks nothing of the hospital when all is normal, and knows the last quarter', () => {
    const facts = normalFacts()
    expect(proposedOutlook(facts).needs).toBe('')
    const plan = {
      ...facts.inspection.plan!,
      period: { id: '2024-Q4', name: '2024 Q4', from: '2024-10-01', to: '2024-12-31' },
    }
    const last = proposedOutlook({ ...facts, inspection: { ...facts.inspection, plan } })
    expect(last.plan).toBe('续签后首个季度巡检（合同17项）（按续签合同，乙方）')
  })
})
