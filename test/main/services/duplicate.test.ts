import { expect, test } from 'vitest'
import { archiveCategories } from '../../../domain/record/archive-entry.ts'
import { duplicateViews } from '../../../main/services/sync/duplicate.ts'
import { commit, testSigner, testStore } from '../../support/store.ts'

test('every number that a laptop counts by itself may have been given twice, and is pointed out', () => {
  const { db } = testStore()
  const signer = testSigner('d')
  const make = (table: string, row: string, number: string, extra: Record<string, [unknown, string[]]> = {}) =>
    commit(db, signer, `t-${table}-${row}`, [
      {
        id: `o-${table}-${row}`,
        table,
        row: `${table}-${row}`,
        set: {
          identity: [
            {
              contract: 'c1',
              number,
              createdAt: '',
              createdBy: '',
              ...(table === 'archive_entry' ? { category: archiveCategories[0] } : {}),
            },
            [],
          ],
          ...extra,
        },
      },
    ])
  for (const table of ['faq', 'archive_entry', 'cost', 'attached_proof'])
    for (const row of ['a', 'b']) make(table, row, `${table}-0001`)
  make('attached_proof', 'c', 'GJ-0002')
  make('attached_proof', 'd', 'GJ-0002', { void: [{ reason: '重复', at: '' }, []] })
  expect(duplicateViews(db).map(({ table, value, labels }) => [table, value, labels[0]!.text])).toEqual([
    ['archive_entry', 'archive_entry-0001', '档案 archive_entry-0001'],
    ['attached_proof', 'attached_proof-0001', '挂接材料 attached_proof-0001'],
    ['cost', 'cost-0001', '费用 cost-0001'],
    ['faq', 'faq-0001', '常见问题 faq-0001'],
  ])
})
