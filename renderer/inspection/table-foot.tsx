import { Button, Dropdown } from 'antd'
import { ClipboardCheck, Plus } from 'lucide-react'
import type { Measure } from '../../domain/pack/schema.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useIntake } from '../evidence/intake.ts'
import { placeOf } from '../evidence/owner.ts'
import { type ItemView, useInspection } from './context.ts'
import { useItemProblem } from './item-problem.ts'
import { measHead } from './use-judge.ts'

interface Props {
  readonly item: ItemView
  /** Measures of which a row can be added. */
  readonly free: readonly Measure[]
  readonly onAdd: (measure: Measure) => void
  readonly empty: boolean
}

/** Below the table: what the last paste gave, confirming it, the basis, and more rows. */
export function TableFoot({ item, free, onAdd, empty }: Props) {
  const { view, offerUndo } = useInspection()
  const paste = useIntake((s) => s.pastes[placeOf({ owner: view.id, item: item.id })])
  const pending = item.meas.rows.filter((r) => r.pending).length
  const bases = new Set(item.meas.rows.filter((r) => r.basis !== 'none').map((r) => r.basis))
  const confirm = async (): Promise<void> => {
    const head = measHead(item)
    const done = await save(
      'item.confirmRows',
      () => ({ inspection: view.id, item: item.id, seen: head.seen() }),
      () => ({ [head.key]: head.seen() }),
      (outcome) => useItemProblem.setState({ item: item.id, sentence: sentenceOf(outcome) }),
    )
    if (done) offerUndo(`${item.id} 的 ${pending} 个值已确认`, done.transactions)
  }
  const optional = free.every((m) => !m.required)
  return (
    <div className={`measured-foot${empty ? ' measured-foot-only' : ''}`}>
      {paste ? (
        <span className="paste-result" role="status">
          <ClipboardCheck aria-hidden="true" />
          {paste}
        </span>
      ) : pending > 0 ? (
        <span className="paste-result">
          <ClipboardCheck aria-hidden="true" />
          {pending} 个识别出的值待确认
        </span>
      ) : null}
      {pending > 0 && !view.locked ? (
        <Button size="small" onClick={() => void confirm()}>
          确认这 {pending} 个值
        </Button>
      ) : null}
      <span className="foot-space" />
      {bases.size === 1 ? <span>{bases.has('max') ? '按上限 max 计' : '按已分配计'}</span> : null}
      {free.length === 1 ? (
        <Button size="small" type="text" icon={<Plus size={16} aria-hidden="true" />} onClick={() => onAdd(free[0]!)}>
          {free[0]!.object ? `添加${free[0]!.object}` : `填写${free[0]!.name}`}
        </Button>
      ) : free.length > 1 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: free.map((m) => ({
              key: m.id,
              label: `${m.name}${m.object ? `（按${m.object}）` : ''}${m.unit ? ` ${m.unit}` : ''}`,
              onClick: () => onAdd(m),
            })),
          }}
        >
          <Button size="small" type="text" icon={<Plus size={16} aria-hidden="true" />}>
            填写实测值{optional ? `（可选 ${free.length} 种）` : ''}
          </Button>
        </Dropdown>
      ) : null}
    </div>
  )
}
