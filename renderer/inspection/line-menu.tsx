import { Button, Dropdown } from 'antd'
import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import type { Item } from '../../domain/pack/schema.ts'
import { recognise } from '../../domain/parse/recognise.ts'
import { rowsFor } from '../../domain/parse/rows-for.ts'
import { call, save, sentenceOf } from '../client/call.ts'
import { type ItemView, useInspection } from './context.ts'
import { useItemProblem } from './item-problem.ts'
import { measHead } from './use-judge.ts'

const basisName = { max: '上限', allocated: '已分配' } as const

interface Props {
  readonly item: ItemView
  readonly template: Item
  readonly row: MeasuredRow
  readonly label: string
  readonly isNew: boolean
  readonly onDrop: () => void
  readonly put: (row: MeasuredRow, seal: boolean, onFailure: (sentence: string) => void) => Promise<unknown>
}

/** What else can be done with one row: another basis, removal. */
export function LineMenu({ item, template, row, label, isNew, onDrop, put }: Props) {
  const { view, offerUndo } = useInspection()
  const [open, setOpen] = useState(false)
  const measure = template.measures.find((m) => m.id === row.measure)!
  const tell = (sentence: string): void => useItemProblem.setState({ item: item.id, sentence })

  const remove = async (): Promise<void> => {
    onDrop()
    if (isNew) return
    const head = measHead(item)
    const done = await save(
      'item.removeRow',
      () => ({ inspection: view.id, item: item.id, key: row.key, seen: head.seen() }),
      () => ({ [head.key]: head.seen() }),
      (outcome) => tell(sentenceOf(outcome)),
    )
    if (done) offerUndo(`已删除 ${label}`, done.transactions)
  }

  const rebase = async (basis: 'max' | 'allocated'): Promise<void> => {
    if (row.evidence === '') return void (await put({ ...row, basis }, true, tell))
    const text = await call('evidence.text', { evidence: row.evidence })
    if (!text.ok) return tell(sentenceOf(text))
    const recognition = recognise(text.value.raw)
    const found =
      recognition &&
      rowsFor(recognition, template, row.evidence, { at: view.now, basis }).find(
        (r) => r.key === row.key && r.basis === basis,
      )
    if (!found) return tell(`粘贴的原文里没有 ${label} 按${basisName[basis]}计的数，没有改动。`)
    await put({ ...found, pending: row.pending }, true, tell)
  }

  const bases = measure.bases.filter((b) => b !== row.basis)
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      menu={{
        items: [
          ...bases.map((basis) => ({
            key: basis,
            label: `改为按${basisName[basis]}计`,
            onClick: () => void rebase(basis),
          })),
          { key: 'remove', label: '删除这一行', danger: true, onClick: () => void remove() },
        ],
      }}
    >
      <Button
        type="text"
        size="small"
        aria-label={`${label}：更多`}
        icon={<EllipsisVertical size={16} aria-hidden="true" />}
      />
    </Dropdown>
  )
}
