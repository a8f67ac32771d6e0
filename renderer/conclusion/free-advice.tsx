import { Button, Input, Select } from 'antd'
import { Lightbulb, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { dateOf, isDate } from '../../domain/time/instant.ts'
import { mayBeNone, type ResponsibleParty, responsibleParties, responsiblePartyName } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { type InspectionView, useInspection } from '../inspection/context.ts'
import { useRegister, useTextOf } from '../inspection/register.ts'
import { DateInput } from '../ui/date-input.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './advice.module.css'

const parties = responsibleParties.map((value) => ({ value, label: responsiblePartyName[value] }))

/** An advice that answers no item. `n` is its place among them, by which gaps name it. */
export function FreeAdvice({ n, finding }: { readonly n: number; readonly finding: InspectionView['advice'][number] }) {
  const { view, offerUndo } = useInspection()
  const [problem, setProblem] = useState('')
  const advice = useRegister({ table: 'finding', row: finding.id, heads: finding.heads }, 'advice', finding.advice!)
  const text = useTextOf(advice, 'text')
  const basis = useTextOf(advice, 'basis')
  const { group, party, due } = advice.value
  /** A reference for the user's work stands on data. */
  const founded = group !== null && !mayBeNone(group)
  const [typedDue, setTypedDue] = useState<string | null>(null)
  const [leftDue, setLeftDue] = useState(false)
  // What is being typed is no date yet.
  const wrong = typedDue !== null && leftDue
  const takeDue = (typed: string): void => {
    const known = typed === '' || isDate(typed)
    setTypedDue(known ? null : typed)
    setLeftDue(false)
    if (known) void advice.put({ due: typed }, true, setProblem)
  }
  if (view.locked)
    return (
      <div className={css['row']}>
        <Lightbulb size={18} aria-hidden />
        <span className={css['item']}>通用</span>
        <span className={css['text']}>
          {text.value}
          {founded && `（依据：${basis.value}）`}
        </span>
        <span className={css['party']}>{party ? responsiblePartyName[party] : '—'}</span>
        <span className={css['due']}>{due.slice(5) || '—'}</span>
      </div>
    )
  const withdraw = async (): Promise<void> => {
    const done = await save(
      'finding.withdraw',
      () => ({ finding: finding.id, reason: '' }),
      undefined,
      (o) => setProblem(sentenceOf(o)),
    )
    if (done) offerUndo('已删除一条建议', done.transactions)
  }
  return (
    <div className={css['edit']}>
      <Lightbulb size={18} aria-hidden />
      <span className={css['item']}>通用</span>
      <Input.TextArea
        className={`growing growing-line ${css['text']}`}
        data-field={`advice-${n}`}
        aria-label="建议内容"
        placeholder="建议内容"
        value={text.value}
        {...(text.value.trim() === '' ? { status: 'warning' as const } : {})}
        onChange={(event) => text.change(event.target.value)}
        onBlur={text.leave}
      />
      <Select<ResponsibleParty>
        className={css['choice']!}
        aria-label="责任方"
        placeholder="责任方"
        options={parties}
        value={party}
        onChange={(value) => void advice.put({ party: value }, true, setProblem)}
      />
      <DateInput
        id={`due-${finding.id}`}
        status={wrong ? 'error' : ''}
        aria-label="建议完成日期"
        today={dateOf(view.now)}
        value={typedDue ?? due}
        onChange={takeDue}
        onBlur={() => setLeftDue(true)}
      />
      <Button
        type="text"
        icon={<Trash2 size={17} aria-hidden />}
        aria-label="删除这条建议"
        onClick={() => void withdraw()}
      />
      {founded && (
        <Input.TextArea
          className={`growing growing-line ${css['whole']}`}
          data-field={`basis-${n}`}
          aria-label="数据依据"
          placeholder="数据依据，例如：SIG-06 磁盘使用率 41.2%，较上季度上升 3.1 个百分点"
          value={basis.value}
          {...(basis.value.trim() === '' ? { status: 'warning' as const } : {})}
          onChange={(event) => basis.change(event.target.value)}
          onBlur={basis.leave}
        />
      )}
      {(problem || text.problem || wrong) && (
        <div className={css['whole']}>
          <ProblemBar tone="err">
            {problem || text.problem || `“${typedDue}”不是日期，可写成 10-15 或 2026-10-15。您写的还在框里。`}
          </ProblemBar>
        </div>
      )}
    </div>
  )
}
