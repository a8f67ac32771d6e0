import { Button } from 'antd'
import { useState } from 'react'
import type { Condition, Item } from '../../domain/pack/schema.ts'
import { dateOf, dateTimeOf } from '../../domain/time/instant.ts'
import { type ItemView, useInspection } from './context.ts'
import { HistoryDrawer, useHistoryCount } from './history-drawer.tsx'
import { useRegister, useTextOf } from './register.ts'
import { TextLine } from './text-line.tsx'

const inside: Readonly<Record<Condition['op'], string>> = { '>=': '<', '>': '≤', '<': '≥', '<=': '>' }

/** Number, clause, frequency and limits in one line. */
export function ItemMeta({ item, template }: { item: ItemView; template: Item }) {
  const { view, checklist } = useInspection()
  const section = checklist.sections.find((s) => s.id === item.section)!
  const measure = template.measures.find((m) => m.source === 'contract' && m.abnormal) ?? null
  const limit = measure?.abnormal
  const last = item.history.at(-1)
  return (
    <p className="item-meta">
      <b>{item.id}</b>
      <span>
        {section.name} {item.number}/{section.items.length}
      </span>
      <span>
        合同 {template.clause} · {template.standard}
      </span>
      {limit ? (
        <span>
          限值 {inside[limit.op]}
          {limit.value}
          {measure.unit}
          {limit.op === '>=' || limit.op === '<=' ? '（严格）' : ''}
          {measure.attention ? ` · 预警 ${measure.attention.value}` : ''}
        </span>
      ) : last ? (
        <span>
          检查区间 {dateOf(last.checkedAt)} → {view.locked ? dateOf(item.meas.checkedAt || view.now) : '今天'}
        </span>
      ) : null}
    </p>
  )
}

/** Who checked, when, who stood by, and every change that was made. */
export function CheckMeta({ item }: { item: ItemView }) {
  const { view } = useInspection()
  const [open, setOpen] = useState(false)
  const changes = useHistoryCount(item)
  const general = view.record.people?.witness ?? ''
  const register = useRegister({ table: 'inspection_item', row: item.row, heads: item.heads }, 'witness', {
    name: item.witness,
  })
  const witness = useTextOf(register, 'name')
  return (
    <div className="check-meta">
      {item.meas.checkedAt ? (
        <>
          <span>检查人 {item.meas.checker}</span>
          <span>检查时间 {dateTimeOf(item.meas.checkedAt)}</span>
        </>
      ) : null}
      <TextLine
        inline
        label="院方见证"
        name="item-witness"
        field={witness}
        readOnly={view.locked}
        placeholder={general}
      />
      {changes > 0 ? (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          历史 {changes} 次改动
        </Button>
      ) : null}
      <HistoryDrawer item={item} open={open} onClose={() => setOpen(false)} />
    </div>
  )
}
