import { expect, test } from 'vitest'
import { Expected } from '../../../domain/failure.ts'
import { openOwner, ownerOf } from '../../../main/services/owner.ts'
import { begunInspection } from '../../support/builders.ts'
import { commit, testSigner, testStore } from '../../support/store.ts'

const identity = { contract: 'contract-1', number: 'BK-20240209-001', createdAt: '', createdBy: '' }
const version = {
  contract: 'contract-1',
  table: 'force_majeure',
  row: 'm1',
  period: '',
  kind: 'R17',
  number: '',
  name: '',
  version: 'V1.0',
  finalisedAt: '',
  by: '',
  reason: '',
  supersedes: '',
  content: '',
  docx: '',
  size: 0,
  covers: {},
}
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof Expected) return error.failure.code
    throw error
  }
  return 'open'
}

test('a finalised document closes its record until a correction is open, and a voided one stays closed', () => {
  const { db } = testStore()
  const signer = testSigner('here')
  let n = 0
  const set = (table: string, row: string, values: Record<string, unknown>): void => {
    n++
    const entries = Object.entries(values).map(([k, v]) => [k, [v, []]] as const)
    commit(db, signer, `t${n}`, [{ id: `o${n}`, table, row, set: Object.fromEntries(entries) }])
  }
  const open = (): string => codeOf(() => openOwner(db, 'force_majeure', 'm1'))
  expect(open()).toBe('not-found')
  set('force_majeure', 'm1', { identity })
  expect(ownerOf(db, 'force_majeure', 'm1')).toMatchObject({ scope: 'contract-1', contract: 'contract-1' })
  expect(open()).toBe('open')
  // A statement about others locks nothing.
  set('report', 'r0', { version: { ...version, kind: 'R05' } })
  expect(open()).toBe('open')
  set('report', 'r1', { version })
  expect(open()).toBe('read-only')
  set('force_majeure', 'm1', { correction: { reason: '补材料', at: '', by: '' } })
  expect(open()).toBe('open')
  set('force_majeure', 'm2', { identity, void: { reason: '误登记', at: '' } })
  expect(codeOf(() => openOwner(db, 'force_majeure', 'm2'))).toBe('read-only')
})

test('text pasted into a record without items is kept with what it was recognised as, and fills nothing', async () => {
  const { act, contract, refused } = await begunInspection()
  const at = { ownerTable: 'contract', owner: contract, item: '' } as const
  const text =
    'Filesystem     1K-blocks     Used Available Use% Mounted on\n/dev/sda1       41152736 37037462   4115274  91% /\n'
  const added = await act('evidence', 'addText', { ...at, text, source: 'paste' })
  expect(added).toMatchObject({ here: 0, elsewhere: [] })
  expect(added.title).toContain('df')
  await act('evidence', 'remove', { evidence: added.evidence, reason: '' })
  expect(await act('evidence', 'removed', at)).toMatchObject([{ file: { contract, recognised: added.title } }])
  const item = await refused('evidence.addText', { ...at, item: 'ENV-05', text, source: 'paste' })
  expect(item.code).toBe('not-found')
})
