import { Split, TriangleAlert } from 'lucide-react'
import { listAt } from '../../domain/pack/edit.ts'
import { remarkKindName, remarkSchema, remarksOn } from '../../domain/pack/remark.ts'
import { useEditing } from './context.ts'
import css from './packs.module.css'

/** What is open or contradictory about a clause, beside it: how it is read, and who may have it read otherwise. */
export function RemarksBeside({ clause }: { readonly clause: string }) {
  const { body } = useEditing()
  const remarks = listAt(body, ['remarks']).flatMap((r) => {
    const read = remarkSchema.safeParse(r)
    return read.success ? [read.data] : []
  })
  const own = remarksOn(remarks, clause)
  if (own.length === 0) return null
  return (
    <section className={css['remarks']} aria-label="条款疑义">
      {own.map((remark) => {
        const Icon = remark.kind === 'contradiction' ? Split : TriangleAlert
        const others = remark.clauses.filter((c) => c !== clause)
        return (
          <div key={remark.id} className={css['remark']}>
            <p className={css['remarkHead']}>
              <Icon size={16} aria-hidden />
              <b>{remarkKindName[remark.kind]}</b>
              {others.length > 0 && <span>涉及 {others.join('、')}</span>}
            </p>
            <p>{remark.text}</p>
            <p>
              默认：{remark.reading}
              <span className={css['decides']}>
                可更改：{remark.decides}
                {remark.setting && `（设置中的 ${remark.setting}）`}
              </span>
            </p>
          </div>
        )
      })}
    </section>
  )
}
