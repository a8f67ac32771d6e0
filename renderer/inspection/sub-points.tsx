import { Button, Dropdown } from 'antd'
import { ChevronDown, Circle } from 'lucide-react'
import type { Item } from '../../domain/pack/schema.ts'
import { type Verdict, verdicts } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useField } from '../client/field.ts'
import { type ItemView, useInspection, useVerdictNames } from './context.ts'
import { useItemProblem } from './item-problem.ts'
import { VerdictIcon, VerdictMark } from './status.tsx'
import { measHead } from './use-judge.ts'

type States = ItemView['meas']['subPoints']

/** What key 1 marks with the item. One that is marked alone decides the item by the worst. */
export function SubPoints({ item, template }: { item: ItemView; template: Item }) {
  const { view, offerUndo } = useInspection()
  const names = useVerdictNames()
  const open = template.subPoints.filter((p) => !item.meas.subPoints[p.id]?.state)
  if (template.subPoints.length === 0) return null

  const mark = async (
    states: States,
    onFailure?: (sentence: string) => void,
  ): Promise<readonly string[] | undefined> => {
    const head = measHead(item)
    const done = await save(
      'item.markSubPoints',
      () => ({ inspection: view.id, item: item.id, states, seen: head.seen() }),
      () => ({ [head.key]: head.seen() }),
      (outcome) =>
        (onFailure ?? ((sentence) => useItemProblem.setState({ item: item.id, sentence })))(sentenceOf(outcome)),
    )
    return done?.transactions
  }
  const rest = async (): Promise<void> => {
    const states = Object.fromEntries(
      open.map((p) => [p.id, { state: 'normal' as const, note: item.meas.subPoints[p.id]?.note ?? '' }]),
    )
    const transactions = await mark(states)
    if (transactions) offerUndo(`${open.length} 个子项已记为正常`, transactions)
  }
  const untouched = open.length === template.subPoints.length && item.meas.verdict === null
  const idle = item.meas.verdict === 'not-applicable' || item.meas.verdict === 'unchecked'
  if (idle && open.length === template.subPoints.length) return null
  return (
    <section className="card sub-points" aria-label="子项" data-field="sub-points">
      <header>
        <h3>
          {untouched
            ? `按 1 时一并记为正常的 ${open.length} 个子项`
            : open.length > 0
              ? `子项：还有 ${open.length} 个没有标记`
              : `子项 ${template.subPoints.length} 个`}
        </h3>
        {item.meas.whole ? (
          <span>整项确认，已逐项写入审计</span>
        ) : untouched ? (
          <span>逐项写入审计，标记“整项确认”</span>
        ) : null}
        {open.length > 0 && !untouched && !view.locked ? (
          <Button size="small" onClick={() => void rest()}>
            其余 {open.length} 个记为正常
          </Button>
        ) : null}
      </header>
      <ul>
        {template.subPoints.map((point) => (
          <SubPoint
            key={point.id}
            point={point}
            state={item.meas.subPoints[point.id] ?? { state: null, note: '' }}
            locked={view.locked}
            onMark={async (state, note, onFailure) => {
              const transactions = await mark({ [point.id]: { state, note } }, onFailure)
              if (transactions && state !== item.meas.subPoints[point.id]?.state && state)
                offerUndo(`${point.name} 已记为 ${names[state]}`, transactions)
              return transactions
            }}
          />
        ))}
      </ul>
    </section>
  )
}

interface PointProps {
  readonly point: Item['subPoints'][number]
  readonly state: States[string]
  readonly locked: boolean
  readonly onMark: (
    state: Verdict | null,
    note: string,
    onFailure?: (sentence: string) => void,
  ) => Promise<readonly string[] | undefined>
}

function SubPoint({ point, state, locked, onMark }: PointProps) {
  const names = useVerdictNames()
  const note = useField(state?.note ?? '', (text, _seal, onFailure) => onMark(state?.state ?? null, text, onFailure))
  const marked = state?.state ?? null
  const asks = marked !== null && marked !== 'normal'
  return (
    <li>
      <div className="sub-point">
        {marked ? <VerdictMark verdict={marked} /> : <Circle aria-label="未标记" className="status-icon tone-quiet" />}
        <b>{point.name}</b>
        <span>{point.look === '' ? '' : `看：${point.look}`}</span>
        {locked ? null : (
          <Dropdown
            trigger={['click']}
            menu={{
              selectable: true,
              selectedKeys: marked ? [marked] : [],
              items: verdicts.map((v) => ({
                key: v,
                icon: <VerdictIcon verdict={v} />,
                label: names[v],
                onClick: () => void onMark(v, note.value),
              })),
            }}
          >
            <Button size="small" aria-label={`单独标记 ${point.name}`}>
              单独标记
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          </Dropdown>
        )}
      </div>
      {asks || note.value !== '' ? (
        locked ? (
          <p className="as-text">{note.value}</p>
        ) : (
          <input
            className="sub-note"
            aria-label={`${point.name}：${marked === 'not-applicable' || marked === 'unchecked' ? '理由' : '说明'}`}
            placeholder={marked === 'not-applicable' || marked === 'unchecked' ? '写明理由' : '看到了什么'}
            value={note.value}
            onChange={(event) => note.change(event.target.value)}
            onBlur={note.leave}
          />
        )
      ) : null}
      {note.problem ? (
        <p className="field-problem" role="alert">
          {note.problem}
        </p>
      ) : null}
    </li>
  )
}
