import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { triggerName } from '../../domain/payment/schedule.ts'
import { dateOf, isDate } from '../../domain/time/instant.ts'
import type { InputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { Dialog } from '../report/dialog.tsx'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'

interface Props {
  readonly contract: string
  readonly now: string
  readonly onAdded: (row: string) => void
  readonly onClose: () => void
}
type Node = InputOf<'payment.add'>

const triggers = Object.entries(triggerName).map(([value, name]) => ({
  value: value as Node['trigger'],
  label: value === 'agreed-day' ? '约定的日期' : `${name}后`,
}))

/** A payment node that was agreed after the contract: when, how much, and by what paper. */
export function PaymentDialog({ contract, now, onAdded, onClose }: Props) {
  const [node, setNode] = useState<Omit<Node, 'contract'>>({
    name: '',
    basis: '',
    trigger: 'agreed-day',
    workdays: 0,
    percent: '',
    amount: '',
    on: '',
  })
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const put = (part: Partial<typeof node>): void => setNode((before) => ({ ...before, ...part }))
  const fieldOf = (id: string): string => problem.fields[id] ?? ''
  const byDay = node.trigger === 'agreed-day'
  const submit = async (): Promise<void> => {
    const fields = {
      ...(node.name.trim() === '' ? { name: '请写节点名称' } : {}),
      ...(node.basis.trim() === '' ? { basis: '请写依据，如补充协议的名称和条款' } : {}),
      ...(node.percent.trim() === '' && node.amount.trim() === '' ? { percent: '比例和金额至少写一个' } : {}),
      ...((byDay || node.on !== '') && !isDate(node.on) ? { on: '请填写日期，如 2024-06-30' } : {}),
    }
    setProblem({ sentence: '', fields })
    if (Object.keys(fields).length > 0) return
    const done = await save(
      'payment.add',
      () => ({ contract, ...node }),
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (done) onAdded(done.value.row)
  }
  return (
    <Dialog title="添加付款节点" okText="添加" onOk={submit} onClose={onClose}>
      <p>合同之后另行约定的付款，如补充协议、增项。合同里已有的节点不用再加。</p>
      <Labelled label="节点名称" problem={fieldOf('name')}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={40}
            placeholder="如 增项款"
            value={node.name}
            onChange={(e) => put({ name: e.target.value })}
          />
        )}
      </Labelled>
      <Labelled label="依据" hint="写明哪份文件、哪一条；文件可在添加后挂在右侧证据里。" problem={fieldOf('basis')}>
        {(field) => (
          <Input
            {...field}
            maxLength={200}
            placeholder="如 补充协议（2024-06-01）第2条"
            value={node.basis}
            onChange={(e) => put({ basis: e.target.value })}
          />
        )}
      </Labelled>
      <Fields>
        <Labelled label="何时付款" problem={fieldOf('trigger')}>
          {(field) => (
            <Select
              id={field.id}
              value={node.trigger}
              options={triggers}
              onChange={(trigger) => put({ trigger, workdays: trigger === 'agreed-day' ? 0 : 10 })}
            />
          )}
        </Labelled>
        <Labelled label="工作日内" problem={fieldOf('workdays')}>
          {(field) => (
            <InputNumber
              id={field.id}
              min={0}
              max={366}
              precision={0}
              value={node.workdays}
              onChange={(days) => put({ workdays: days ?? 0 })}
            />
          )}
        </Labelled>
        <Labelled label={byDay ? '约定日期' : '起算日期'} optional={!byDay} problem={fieldOf('on')}>
          {(field) => <DateInput {...field} today={dateOf(now)} value={node.on} onChange={(on) => put({ on })} />}
        </Labelled>
        <Labelled label="比例（%）" optional problem={fieldOf('percent')}>
          {(field) => (
            <Input
              {...field}
              inputMode="decimal"
              value={node.percent}
              onChange={(e) => put({ percent: e.target.value })}
            />
          )}
        </Labelled>
        <Labelled label="金额（元）" optional hint="两个都写的，按金额" problem={fieldOf('amount')}>
          {(field) => (
            <Input
              {...field}
              inputMode="decimal"
              value={node.amount}
              onChange={(e) => put({ amount: e.target.value })}
            />
          )}
        </Labelled>
      </Fields>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}

/** Takes back a node that was added here. */
export function WithdrawDialog({
  row,
  name,
  onClose,
}: {
  readonly row: string
  readonly name: string
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save(
      'payment.withdraw',
      () => ({ row, reason }),
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (done) onClose()
  }
  return (
    <Dialog title={`撤销付款节点 ${name}`} okText="撤销节点" onOk={submit} onClose={onClose}>
      <Labelled label="原因" hint="撤销后不再计算，历史里仍可查。" problem={problem.fields['reason'] ?? ''}>
        {(field) => <Input {...field} autoFocus value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Labelled>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
