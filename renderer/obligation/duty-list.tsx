import { Button } from 'antd'
import type { Duty } from '../../domain/obligation/duty.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './duties.module.css'
import { dutyLook, dutyWord } from './duty-look.ts'
import { useSteps } from './step.ts'
import { May } from '../ui/may.tsx'

interface Props {
  readonly duties: readonly Duty[]
  readonly contract: string
}

const groups = [
  { id: 'overdue', title: '逾期', of: (d: Duty) => d.state === 'overdue' },
  { id: 'now', title: '近期到期', of: (d: Duty) => d.state === 'due' || d.state === 'active' },
  { id: 'future', title: '以后', of: (d: Duty) => d.state === 'future' },
  { id: 'done', title: '已完成', of: (d: Duty) => d.state === 'done' },
] as const

/** Duties by urgency; what was left undone earlier says so. */
export function DutyList({ duties, contract }: Props) {
  const { take, problem } = useSteps(contract)
  return (
    <>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {groups.map((group) => {
        const own = duties.filter(group.of)
        if (own.length === 0) return null
        return (
          <section key={group.id} className={css['group']} aria-labelledby={`duties-${group.id}`}>
            <h2 id={`duties-${group.id}`}>
              {group.title} {own.length}
            </h2>
            <table className={css['table']}>
              <thead>
                <tr>
                  <th scope="col">到期</th>
                  <th scope="col">任务</th>
                  <th scope="col">条款</th>
                  <th scope="col">还缺什么</th>
                  <th scope="col">状态</th>
                  <th scope="col">
                    <span className="visually-hidden">操作</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {own.map((duty) => (
                  <Line key={duty.id} duty={duty} onTake={(action) => void take(action)} />
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
    </>
  )
}

function Line({
  duty,
  onTake,
}: {
  readonly duty: Duty
  readonly onTake: (action: Duty['gaps'][number]['step']['action']) => void
}) {
  const look = dutyLook[duty.state]
  const [gap] = duty.gaps
  const proofs = duty.proofs.map((p) => p.number).join('、')
  return (
    <tr>
      <td className={css['day']}>{duty.due}</td>
      <th scope="row">
        {duty.report} {duty.name} {duty.span}
        {duty.carried !== '' && <small className={css['carried']}>结转到本期</small>}
        {duty.note !== '' && <small>{duty.note}</small>}
      </th>
      <td className={css['day']}>{duty.clause}</td>
      <td>
        {gap ? gap.sentence : proofs}
        {duty.gaps.length > 1 && <small>另有 {duty.gaps.length - 1} 处</small>}
      </td>
      <td>
        <StatusPill tone={look.tone} icon={look.icon}>
          {dutyWord(duty)}
        </StatusPill>
      </td>
      <td>
        {gap && duty.state !== 'future' && (
          <May call="service.start">
            <Button onClick={() => onTake(gap.step.action)} aria-label={`${gap.step.label}：${duty.name} ${duty.span}`}>
              {gap.step.label}
            </Button>
          </May>
        )}
      </td>
    </tr>
  )
}
