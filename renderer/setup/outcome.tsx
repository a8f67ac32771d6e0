import { HardDrive, TriangleAlert } from 'lucide-react'
import { daysBetween, isDate } from '../../domain/time/instant.ts'
import { type Period, periodsOf } from '../../domain/time/period.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { PackSummary } from './pack-summary.ts'
import type { ContractForm } from './form.ts'
import css from './setup.module.css'

interface Props {
  readonly form: ContractForm
  readonly pack: PackSummary | undefined
  readonly today: string
}

/** What will be built from what was entered so far. */
export function Outcome({ form, pack, today }: Props) {
  const { start, end } = form.period
  const periods = pack && isDate(start) && isDate(end) && start <= end ? periodsOf(pack.cycle, start, end) : []
  const past = periods.filter((p) => p.to < today)
  return (
    <>
      <h2 className={css['outcomeTitle']}>将为您建立</h2>
      {pack ? (
        <dl className={css['outcome']}>
          {periods.length > 0 && (
            <Line what={`${periods.length} 个${pack.cycle === 'calendar-quarter' ? '自然季度' : '合同季'}`}>
              {whereIn(periods, today)}
            </Line>
          )}
          {pack.checklists.map(({ name, rows }) => (
            <Line key={name} what={name}>
              {periods.length > 0 ? `${rows} 项 × ${periods.length} 季 = ${rows * periods.length}` : `${rows} 项`}
            </Line>
          ))}
          <Line what="合同条款">{`${pack.clauses} 条，逐条对应原文`}</Line>
          <Line what="其中义务">{`${pack.obligations} 条`}</Line>
        </dl>
      ) : (
        <p className={css['quoted']}>选好合同包后，这里列出将要建立的内容。</p>
      )}
      <ProblemBar tone="warn" icon={HardDrive}>
        数据只在本机，暂不加密。<b>请确认硬盘已加密（BitLocker 等）。</b>
      </ProblemBar>
      {past.length > 0 && (
        <ProblemBar tone="warn" icon={TriangleAlert}>
          <b>{past.map((p) => shortName(p)).join('、')} 已过。</b>可补录，否则首页会显示逾期。
        </ProblemBar>
      )}
    </>
  )
}

function Line({ what, children }: { readonly what: string; readonly children: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** `Q3` of `2026 Q3`. */
function shortName(period: Period): string {
  return period.name.split(' ').at(-1)!
}

function whereIn(periods: readonly Period[], today: string): string {
  const current = periods.find((p) => p.from <= today && today <= p.to)
  if (current) return `当前 ${shortName(current)}，剩 ${daysBetween(today, current.to)} 天`
  return today < periods[0]!.from ? `${periods[0]!.from} 开始` : `${periods.at(-1)!.to} 已结束`
}
