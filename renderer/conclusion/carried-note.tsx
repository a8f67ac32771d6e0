import { type InspectionView, useInspection } from '../inspection/context.ts'
import css from './aside.module.css'

const words = { open: '未整改', closed: '已关闭', accepted: '接受风险', withdrawn: '已撤销' } as const

/** Open findings of earlier quarters, in a line each. */
export function CarriedNote() {
  const { view } = useInspection()
  if (view.carried.length === 0) return null
  return (
    <section className={css['part']} aria-labelledby="carried-note">
      <header className={css['head']}>
        <h2 id="carried-note">以前季度遗留 {view.carried.length}</h2>
      </header>
      <ul className={css['carried']}>
        {view.carried.map((f) => (
          <li key={f.id}>
            {nameOf(f)}
            {f.advice?.due ? `，应于 ${f.advice.due.slice(5)} 完成` : ''}，
            <b className={f.state!.state === 'open' ? css['late'] : ''}>{words[f.state!.state]}</b>。
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf(f: InspectionView['carried'][number]): string {
  const text = (f.problem?.description || f.advice?.text || '未写明').split(/[。；，\n]/)[0]!
  return f.origin!.item ? `${f.origin!.item} ${text}` : text
}
