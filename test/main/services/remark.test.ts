import { expect, test } from 'vitest'
import { changeSetting, ambiguities } from '../../../domain/sla/ambiguity.ts'
import { defaultSlaSetting } from '../../../domain/sla/setting.ts'
import { faultApp } from '../../support/fault.ts'

test('remarks come with their clauses quoted, those of a place alone, and with what was decided otherwise', async () => {
  const { act, contract } = await faultApp()
  const all = await act('remark', 'list', { contract })
  expect(all.length).toBeGreaterThanOrEqual(20)
  const tiers = all.find((r) => r.id === 'tier-three')!
  expect(tiers.quotes.map((q) => q.id)).toEqual(['A-051', 'A-052'])
  expect(tiers.decision).toBeNull()
  const certificate = await act('remark', 'list', { contract, place: 'certificate' })
  expect(certificate.map((r) => r.id)).toEqual(['one-certificate'])

  const week = ambiguities.find((a) => a.id === 'A3')!
  const value = {
    ...changeSetting(defaultSlaSetting, week, { week: 'workdays5' }),
    decided: { A3: { by: '甲方代表', on: '2024-01-05' } },
  }
  const { contracts } = await act('setup', 'records', {})
  const seen = contracts[0]!.record.heads['sla'] ?? null
  await act('record', 'edit', { table: 'contract', row: contract, register: 'sla', value, seen, seal: true })
  const after = await act('remark', 'list', { contract, place: 'report' })
  expect(after.find((r) => r.id === 'one-week')!.decision).toEqual({
    reading: '5 个工作日',
    by: '甲方代表',
    on: '2024-01-05',
  })
})
