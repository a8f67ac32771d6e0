import { Ban, CircleCheck, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import type { MilestoneCase } from '../../domain/statistics/milestone.ts'
import { rateText } from '../../domain/statistics/trend.ts'
import { durationText } from '../../domain/time/duration.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { Statistics } from '../../domain/statistics/statistics.ts'
import { faultPath } from '../fault/path.ts'
import { Panel } from '../ui/panel.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './statistics.module.css'

/** How limits were kept: late ones one by one first, then the rates. */
export function Limits({ statistics: s }: { readonly statistics: Statistics }) {
  return (
    <>
      <Cases cases={[...s.late, ...s.exempt, ...s.loaner]} contractual={s.contractual} />
      {s.milestones.length > 0 && <Rates statistics={s} />}
    </>
  )
}

function Cases({ cases, contractual }: { readonly cases: readonly MilestoneCase[]; readonly contractual: boolean }) {
  if (cases.length === 0)
    return <Panel title="逾期">{contractual ? '没有逾期的时限。' : '合同没有约定小时数，不计时限达成率。'}</Panel>
  return (
    <Panel title="逾期、豁免与备机保障">
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">故障</th>
            <th scope="col">时限</th>
            <th scope="col">应达成</th>
            <th scope="col">实际达成</th>
            <th scope="col">状态</th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((c) => (
            <tr key={`${c.fault} ${c.milestone} ${c.state} ${c.clauses.join()}`}>
              <th scope="row">
                <Link href={faultPath(c.fault)}>{c.number}</Link> {c.title}
              </th>
              <td>{c.name}</td>
              <td className={css['time']}>{c.deadline ? dateTimeOf(c.deadline) : '—'}</td>
              <td className={css['time']}>{c.metAt ? dateTimeOf(c.metAt) : '尚未'}</td>
              <td>
                <State case={c} />
              </td>
              <td>{c.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function State({ case: c }: { readonly case: MilestoneCase }) {
  if (c.state === '豁免')
    return (
      <StatusPill tone="grey" icon={Ban}>
        豁免
      </StatusPill>
    )
  if (c.state === '达标(备机保障)')
    return (
      <StatusPill tone="ok" icon={CircleCheck}>
        备机保障
      </StatusPill>
    )
  return (
    <StatusPill tone={c.contractual ? 'err' : 'warn'} icon={TriangleAlert}>
      {`${c.contractual ? '' : '内部目标 '}超 ${durationText(c.lateMs)}`}
    </StatusPill>
  )
}

function Rates({ statistics: s }: { readonly statistics: Statistics }) {
  return (
    <Panel title={s.contractual ? '时限达成' : '内部目标（非合同约定）'}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">层级</th>
            <th scope="col">时限</th>
            <th scope="col">依据</th>
            <th scope="col" className={css['number']}>
              达标
            </th>
            <th scope="col" className={css['number']}>
              备机
            </th>
            <th scope="col" className={css['number']}>
              豁免
            </th>
            <th scope="col" className={css['number']}>
              逾期
            </th>
            <th scope="col">达成率</th>
          </tr>
        </thead>
        <tbody>
          {s.milestones.map((m) => (
            <tr key={m.key}>
              <th scope="row">{m.tierName}</th>
              <td>{m.name}</td>
              <td>{m.clauses.join('、') || '内部目标'}</td>
              <td className={css['number']}>{m.met}</td>
              <td className={css['number']}>{m.loaner}</td>
              <td className={css['number']}>{m.exempt}</td>
              <td className={css['number']}>{m.late + m.broken}</td>
              <td>
                {m.judged > 0
                  ? rateText(m.met + m.loaner, m.judged)
                  : m.pending > 0
                    ? '未到期'
                    : m.exempt > 0
                      ? '豁免'
                      : '不涉及'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
