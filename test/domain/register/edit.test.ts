import { expect, test } from 'vitest'
import { holdsSecret, registerEditProblem } from '../../../domain/register/edit.ts'

test.each([
  ['账号 admin，密码：Abc@123', true],
  ['password=hunter2', true],
  ['口令是123456', true],
  ['密码：由信息科保管', false],
  ['密码：不存', false],
  ['已改默认口令，口令由甲方保管', false],
  ['密码策略：8 位以上', false],
])('%s: %s', (text, found) => {
  expect(holdsSecret(text)).toBe(found)
})

test('a value that contradicts itself is refused with a sentence', () => {
  expect(registerEditProblem('certificate', 'validity', { from: '2025-01-05', to: '2024-01-05' })).toContain(
    '早于生效日期',
  )
  expect(registerEditProblem('certificate', 'validity', { from: '', to: '2024-01-05' })).toBeUndefined()
  expect(registerEditProblem('staff', 'service', { contracts: [], from: '2024-02-01', to: '2024-01-01' })).toContain(
    '早于到岗',
  )
  const account = { system: '', login: 'admin', role: '', holder: '', purpose: '密码：Abc@123' }
  expect(registerEditProblem('archive_entry', 'account', account)).toContain('不存口令')
})
