import { Link } from 'wouter'
import type { OutputOf } from '../client/api.ts'
import { Panel } from '../ui/panel.tsx'
import { recordPath } from './opens.ts'
import css from './sync.module.css'

/** Records that two laptops may have made of one thing: nothing is merged, a person declares one void. */
export function Duplicates({ found }: { readonly found: OutputOf<'sync.duplicates'> }) {
  if (found.length === 0) return null
  return (
    <Panel title={`可能重复 ${found.length} 处`}>
      <p className={css['hint']}>两台电脑各建了一条。程序不会合并，请看过以后把多出的一条作废。</p>
      <ul className={css['queue']}>
        {found.map((d) => (
          <li key={`${d.table}/${d.kind}/${d.value}`}>
            <span>
              {d.kind === 'number' ? `编号 ${d.value}` : d.value}
              <small>{d.labels.map((l) => l.text).join(' / ')}</small>
            </span>
            {d.rows.map((row, n) => {
              const path = recordPath({ table: d.table, row })
              return path && <Link key={row} href={path}>{`第 ${n + 1} 条`}</Link>
            })}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
