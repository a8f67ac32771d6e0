import { Button, Drawer } from 'antd'
import { Split, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { type RemarkPlace, remarkKindName } from '../../domain/pack/remark.ts'
import type { OutputOf } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { Reading } from '../ui/reading.tsx'
import css from './remark.module.css'

interface Props {
  readonly contract: string
  readonly place: RemarkPlace
  /** Only those on this clause. */
  readonly clause?: string
  readonly small?: boolean
}

/** What the contract's text leaves open of what is on screen; nothing where it is plain. */
export function RemarksButton({ contract, place, clause, small = false }: Props) {
  const all = useLive('remark.list', { contract, place }).data ?? []
  const remarks = all.filter((r) => clause === undefined || r.clauses.includes(clause))
  const [open, setOpen] = useState(false)
  if (remarks.length === 0) return null
  return (
    <>
      <Button
        type="text"
        size={small ? 'small' : 'middle'}
        icon={<TriangleAlert size={small ? 15 : 17} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        条款疑义 {remarks.length}
      </Button>
      <Drawer title={`条款疑义 ${remarks.length}`} open={open} onClose={() => setOpen(false)} size={460}>
        <Reading label="疑义与默认读法">
          {remarks.map((remark) => (
            <OneRemark key={remark.id} remark={remark} />
          ))}
        </Reading>
      </Drawer>
    </>
  )
}

/** The words, how they are read, and whose word another reading needs. */
function OneRemark({ remark }: { readonly remark: OutputOf<'remark.list'>[number] }) {
  const Sign = remark.kind === 'contradiction' ? Split : TriangleAlert
  const { decision } = remark
  return (
    <section className={css['remark']}>
      <h3>
        <Sign size={16} aria-hidden /> {remarkKindName[remark.kind]}{' '}
        <span>{remark.clauses.join(remark.kind === 'contradiction' ? ' ⇄ ' : '、')}</span>
      </h3>
      <p>{remark.text}</p>
      {remark.quotes.map((quote) => (
        <blockquote key={quote.id}>
          {quote.id} {quote.text}
        </blockquote>
      ))}
      {decision ? (
        <p>
          <b>现按：</b>
          {decision.reading}
          {decision.by !== '' && `（${[decision.by, decision.on].filter(Boolean).join(' ')} 定）`}
        </p>
      ) : (
        <p>
          <b>默认：</b>
          {remark.reading}
        </p>
      )}
      <p className={css['decides']}>
        可更改：{remark.decides}
        {remark.setting !== '' && `（设置中的 ${remark.setting}）`}
      </p>
    </section>
  )
}
