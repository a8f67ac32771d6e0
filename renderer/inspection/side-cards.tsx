import { dateOf } from '../../domain/time/instant.ts'
import type { Item } from '../../domain/pack/schema.ts'
import { namedValue } from '../../domain/inspection/value-text.ts'
import { type ItemView, useVerdictNames } from './context.ts'
import { VerdictMark } from './status.tsx'

/** What last quarter found. Only for comparison: nothing of it is filled in. */
export function LastQuarter({ item, template }: { item: ItemView; template: Item }) {
  const last = item.history.at(-1)
  const values = (last?.rows ?? []).flatMap((row) => {
    const measure = template.measures.find((m) => m.id === row.measure)
    return measure && row.value !== '' ? [namedValue(row, measure)] : []
  })
  return (
    <section className="card small-card" aria-label="上季度">
      <h3>上季度{last ? ` ${last.period}` : ''}</h3>
      {last?.verdict ? (
        <>
          <p>
            <VerdictMark verdict={last.verdict} /> · {dateOf(last.checkedAt)}
            {values.length > 0
              ? ` · ${values.slice(0, 3).join('、')}${values.length > 3 ? ` 等 ${values.length} 个值` : ''}`
              : ''}
          </p>
          <p>只供对照，不会带入本季度。</p>
        </>
      ) : (
        <p>没有上季度的记录。</p>
      )}
    </section>
  )
}

/** What has to be there before the item is complete. */
export function NormalNeeds({ template }: { template: Item }) {
  const values = template.measures
    .filter((m) => m.required)
    .map((m) => (m.object ? `每个${m.object}的${m.name}` : m.name))
  const pieces = template.evidence.normal
  const names = useVerdictNames()
  return (
    <section className="card small-card" aria-label={`${names.normal}时需要什么`}>
      <h3>{names.normal}时需要什么</h3>
      <p>
        {values.length > 0 ? `结果 1 个，实测值：${values.join('、')}` : '结果 1 个'}；
        {pieces > 0 ? `证据 ${pieces} 件` : '证据可选'}。
      </p>
      <p>
        {names.abnormal}：说明＋证据；{names.attention}：说明＋建议。
      </p>
    </section>
  )
}
