import { useCallback, useRef, useState } from 'react'
import type { ItemJudgement, JudgedRow } from '../../domain/inspection/judgement.ts'
import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import { judgeRow } from '../../domain/inspection/judge.ts'
import type { Item, Measure } from '../../domain/pack/schema.ts'
import { type ItemView, useInspection } from './context.ts'
import { MeasuredLine } from './measured-line.tsx'
import { hasBar } from './quantity-bar.tsx'
import type { RetestEditor } from './retest.ts'
import { blankRow, rowKey } from './row-draft.ts'
import { TableFoot } from './table-foot.tsx'

interface Props {
  readonly item: ItemView
  readonly template: Item
  readonly judgement: ItemJudgement
  /** Told while a row is typed in, by the key it has in the records; null when it is as recorded again. */
  readonly onLive: (key: string, row: MeasuredRow | null) => void
  /** Where a re-test is open: its column. */
  readonly retest: RetestEditor | null
}

/** Measured values, the worst first. The order stands still while one is typed in it. */
export function MeasuredTable({ item, template, judgement, onLive, retest }: Props) {
  const { view } = useInspection()
  const [extra, setExtra] = useState<readonly MeasuredRow[]>(() => requiredBlanks(item, template))
  // A row keeps its identity when it is named and thereby gets another key.
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [inside, setInside] = useState(false)
  const order = useRef<readonly string[]>([])
  const idOf = (key: string): string => names[key] ?? key
  const onRename = useCallback(
    (from: string, to: string) => setNames((all) => ({ ...all, [to]: all[from] ?? from })),
    [],
  )

  const recorded = new Map(item.meas.rows.map((r) => [idOf(r.key), r]))
  const judged = new Map(judgement.rows.map((j) => [idOf(j.row.key), j]))
  const waiting = extra.filter((r) => !recorded.has(r.key) && !isAnswered(r, item))
  const ids = [...new Set([...judged.keys(), ...waiting.map((r) => r.key)])].filter(
    (id) => recorded.has(id) || waiting.some((r) => r.key === id),
  )
  if (inside) ids.sort((a, b) => placeIn(order.current, a) - placeIn(order.current, b))
  order.current = ids

  const entries = ids.flatMap((id): (JudgedRow & { id: string; stored: MeasuredRow })[] => {
    const stored = recorded.get(id) ?? waiting.find((r) => r.key === id)!
    const measure = template.measures.find((m) => m.id === stored.measure)
    if (!measure) return []
    const live = judged.get(id)
    return [{ id, stored, measure, row: live?.row ?? stored, result: live?.result ?? judgeRow(stored, measure) }]
  })
  const add = (measure: Measure): void => {
    const taken = new Set([...item.meas.rows, ...extra].map((r) => r.key))
    const single = rowKey(measure.id, '', '')
    let n = 1
    while (taken.has(`${single}#${n}`)) n++
    setExtra((all) => [...all, blankRow(measure, measure.object === null ? single : `${single}#${n}`)])
  }
  const free = template.measures.filter((m) => m.object !== null || !entries.some((e) => e.measure === m))
  if (view.locked && entries.length === 0) return null

  const bars = !retest && entries.some((e) => hasBar(e.measure))
  const used = !retest && entries.some((e) => e.stored.used !== '')
  const first = entries[0]?.measure
  const onlyOne = entries.every((e) => e.measure === first)
  return (
    <section
      className="measured"
      aria-label="实测值"
      data-field="values"
      onFocus={() => setInside(true)}
      onBlur={(event) => setInside(event.currentTarget.contains(event.relatedTarget))}
    >
      {entries.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{onlyOne && first?.object ? first.object : '测量值'}</th>
              {used ? (
                <th scope="col" className="col-used">
                  已用 /{' '}
                  {entries.every((e) => e.stored.basis === 'allocated')
                    ? '已分配'
                    : onlyOne && first?.bases.length
                      ? '上限'
                      : '总量'}{' '}
                  {commonUnit(entries)}
                </th>
              ) : null}
              {bars ? (
                <th scope="col" className="col-bar">
                  {[
                    first?.attention ? `预警${first.attention.value} ┊` : '',
                    first?.abnormal ? `限值${first.abnormal.value} │` : '',
                  ].join(' ')}
                </th>
              ) : (
                <th scope="col" className="col-limit">
                  限值
                </th>
              )}
              <th scope="col" className="col-value">
                {retest ? '现场值' : onlyOne && first ? first.name : '数值'}
              </th>
              {retest ? (
                <th scope="col" className="col-value">
                  复测
                </th>
              ) : null}
              <th scope="col" className="col-verdict">
                判定
              </th>
              <th scope="col" className="col-last">
                上季度 → 变化
              </th>
              {view.locked ? null : (
                <th scope="col" className="col-menu">
                  <span className="visually-hidden">更多</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <MeasuredLine
                key={entry.id}
                item={item}
                template={template}
                stored={entry.stored}
                measure={entry.measure}
                isNew={!recorded.has(entry.id)}
                columns={{
                  used,
                  bars,
                  named: !onlyOne || template.measures.length > 1,
                  count: 5 + [used, retest, !view.locked].filter(Boolean).length,
                }}
                onLive={onLive}
                onRename={onRename}
                onDrop={() => setExtra((all) => all.filter((r) => r.key !== entry.id))}
                retest={retest}
              />
            ))}
          </tbody>
        </table>
      ) : null}
      <TableFoot item={item} free={view.locked ? [] : free} onAdd={add} empty={entries.length === 0} />
    </section>
  )
}

const placeIn = (order: readonly string[], id: string): number => {
  const at = order.indexOf(id)
  return at < 0 ? order.length : at
}

/** A required value that nobody gave has an empty row to type into. */
function requiredBlanks(item: ItemView, template: Item): MeasuredRow[] {
  return template.measures
    .filter((m) => m.required && !item.meas.rows.some((r) => r.measure === m.id))
    .map((m) => blankRow(m, m.object === null ? m.id : `${m.id}#1`))
}

/** The empty row of a required value goes once a paste has given that value. */
function isAnswered(blank: MeasuredRow, item: ItemView): boolean {
  return (
    blank.key === `${blank.measure}#1` && item.meas.rows.some((r) => r.measure === blank.measure && r.evidence !== '')
  )
}

function commonUnit(entries: readonly { stored: MeasuredRow }[]): string {
  const units = new Set(entries.filter((e) => e.stored.used !== '').map((e) => e.stored.unit))
  const [unit = ''] = units
  return units.size === 1 && unit !== 'B' && unit !== 'KB' ? unit : ''
}
