import { Button, Popover } from 'antd'
import { Lightbulb } from 'lucide-react'
import { useState } from 'react'
import type { FilledSuggestion } from '../../domain/inspection/phrase.ts'
import { adviceGroupName, responsiblePartyName, riskName } from '../../domain/verdict.ts'
import { useLive } from '../client/live.ts'
import { type ItemView, useInspection } from './context.ts'

interface Props {
  readonly item: ItemView
  /** Nothing is written yet: the best one stands open. */
  readonly prominent: boolean
  readonly onFill: (suggestion: FilledSuggestion) => void
}

/** Ready words for exactly what was found, numbers filled in. One click fills everything; all of it can be changed. */
export function Suggestions({ item, prominent, onFill }: Props) {
  const { view } = useInspection()
  const [open, setOpen] = useState(false)
  const offers = useLive('item.suggestions', { inspection: view.id, item: item.id }).data ?? []
  if (offers.length === 0) return null
  const choose = (s: FilledSuggestion): void => {
    setOpen(false)
    onFill(s)
  }
  const list = (shown: readonly FilledSuggestion[]) => (
    <ul className="suggestions">
      {shown.map((s) => (
        <li key={`${s.id}/${s.row}`}>
          <button type="button" onClick={() => choose(s)}>
            <b>{s.problem}</b>
            <span>{s.advice}</span>
            <small>
              风险{riskName[s.risk]} · {adviceGroupName[s.group]} · {responsiblePartyName[s.party]} · {s.dueDays} 天内
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
  const more = (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={<div className="suggestion-more">{list(offers)}</div>}
      title="常用写法：点一条，全部填好"
    >
      <Button size="small" icon={<Lightbulb size={16} aria-hidden="true" />}>
        {prominent ? `全部 ${offers.length} 种写法` : `常用写法 ${offers.length}`}
      </Button>
    </Popover>
  )
  if (!prominent) return <div className="suggestion-line">{more}</div>
  return (
    <div className="suggestion-card">
      <p>
        <Lightbulb size={16} aria-hidden="true" /> 点一条，问题、建议、风险、责任方和日期一次填好{' '}
        {offers.length > 1 ? more : null}
      </p>
      {list(offers.slice(0, 1))}
    </div>
  )
}
