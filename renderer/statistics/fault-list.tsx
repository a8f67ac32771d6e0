import { useState } from 'react'
import { Button } from 'antd'
import { Link } from 'wouter'
import type { ListedFault, Outcome } from '../../domain/statistics/listed.ts'
import { durationText } from '../../domain/time/duration.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { Statistics } from '../../domain/statistics/statistics.ts'
import { faultPath } from '../fault/path.ts'
import { Panel } from '../ui/panel.tsx'
import css from './statistics.module.css'

/** Rows shown at first, so that a year of many faults opens at once. */
const first = 100

const outcomes: Readonly<Record<Outcome, string>> = {
  met: '达标',
  late: '逾期',
  exempt: '豁免',
  pending: '未到期',
  none: '无合同时限',
}

/** The faults that every figure counts, and apart from them those carried over. */
export function FaultList({ statistics: s }: { readonly statistics: Statistics }) {
  const [all, setAll] = useState(false)
  const shown = all ? s.faults : s.faults.slice(0, first)
  return (
    <Panel title={`计入的故障 ${s.faults.length} 起`}>
      {shown.length > 0 && <Rows faults={shown} />}
      {shown.length < s.faults.length && <Button onClick={() => setAll(true)}>显示全部 {s.faults.length} 起</Button>}
      {s.voided.length > 0 && <p className={css['trend']}>作废不计：{s.voided.join('、')}</p>}
      {s.carried.length > 0 && (
        <>
          <h3 className={css['apart']}>上期遗留 {s.carried.length} 起（不计入）</h3>
          <Rows faults={s.carried} />
        </>
      )}
    </Panel>
  )
}

function Rows({ faults }: { readonly faults: readonly ListedFault[] }) {
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th scope="col">单号</th>
          <th scope="col">报障时间</th>
          <th scope="col">标题</th>
          <th scope="col">层级</th>
          <th scope="col">原因</th>
          <th scope="col">响应</th>
          <th scope="col">修复</th>
          <th scope="col">时限</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((f) => (
          <tr key={f.id}>
            <th scope="row" className={css['time']}>
              <Link href={faultPath(f.id)}>{f.number}</Link>
            </th>
            <td className={css['time']}>{dateTimeOf(f.t0)}</td>
            <td>{f.title}</td>
            <td>{f.tierName}</td>
            <td>{f.causeClass}</td>
            <td>{f.responseMs === null ? '—' : durationText(f.responseMs)}</td>
            <td>{f.repairMs === null ? (f.solved ? '已解决' : '未解决') : durationText(f.repairMs)}</td>
            <td>{outcomes[f.outcome]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
