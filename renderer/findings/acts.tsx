import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateOf } from '../../domain/time/instant.ts'
import { verdictName } from '../../domain/verdict.ts'
import { save } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { offerFaultUndo } from '../fault/undo-note.tsx'
import { rectificationPath } from '../rectification/path.ts'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { View } from './words.ts'
import css from './findings.module.css'

interface Props {
  readonly view: View
  readonly accepting: boolean
  readonly onAccepting: (accepting: boolean) => void
}

type Act = 'retest' | 'accept' | 'reopen'

/** How a finding ends, and how it is opened again. */
export function Acts({ view, accepting, onAccepting }: Props) {
  const { row } = view
  const [act, setAct] = useState<Act | null>(null)
  const choose = (next: Act | null): void => {
    setAct(next)
    onAccepting(next === 'accept')
  }
  const close = (): void => choose(null)
  const over = row.state === 'closed' || row.state === 'accepted'
  return (
    <div className={css['acts']}>
      <div className={css['buttons']}>
        {row.state === 'open' && row.order !== '' && <Link href={rectificationPath(row.id)}>到整改单登记复查</Link>}
        {row.state === 'open' && row.order === '' && (
          <Button
            type={act === null ? 'primary' : 'default'}
            aria-expanded={act === 'retest'}
            onClick={() => choose('retest')}
          >
            复测
          </Button>
        )}
        {(row.state === 'open' || row.unsigned) && (
          <Button aria-expanded={accepting} onClick={() => choose('accept')}>
            {row.unsigned ? '补签字' : '院方接受风险'}
          </Button>
        )}
        {over && (
          <Button aria-expanded={act === 'reopen'} onClick={() => choose('reopen')}>
            重新打开
          </Button>
        )}
      </div>
      {act === 'retest' && <Retest view={view} onDone={close} />}
      {act === 'accept' && <Accept view={view} onDone={close} />}
      {act === 'reopen' && <Reopen view={view} onDone={close} />}
    </div>
  )
}

interface FormProps {
  readonly view: View
  readonly onDone: () => void
}

/** The head of a register as this window was shown it. */
function seenOf({ row, record }: View, register: string): string | null {
  return seenHead(headKey('finding', row.id, register), record.heads[register] ?? null)
}

const results = ['normal', 'attention', 'abnormal'] as const

function Retest({ view, onDone }: FormProps) {
  const today = dateOf(view.now)
  const [value, setValue] = useState('')
  const [verdict, setVerdict] = useState<(typeof results)[number]>('normal')
  const [on, setOn] = useState(today)
  const [by, setBy] = useState('')
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save(
      'finding.retest',
      () => ({ finding: view.row.id, value, verdict, on, by, seen: seenOf(view, 'retest') }),
      () => ({ [headKey('finding', view.row.id, 'retest')]: seenOf(view, 'retest') }),
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (!done) return
    offerFaultUndo(done.value.closed ? '复测正常，问题已关闭' : '已登记复测，问题保持未关闭', done.transactions)
    onDone()
  }
  return (
    <Form problem={problem} button="登记复测" onSubmit={submit} onCancel={onDone}>
      <Labelled label="复测值或看到什么" problem={problem.fields['value'] ?? ''}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            className="growing"
            placeholder="例如：EBILL_DATA 使用率 71.2%"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label="结果" hint="正常才关闭">
        {({ id }) => (
          <Segmented
            id={id}
            aria-label="复测结果"
            value={verdict}
            options={results.map((v) => ({ value: v, label: verdictName[v] }))}
            onChange={setVerdict}
          />
        )}
      </Labelled>
      <Fields>
        <Labelled label="复测日期" problem={problem.fields['on'] ?? ''}>
          {(field) => <DateInput {...field} today={today} value={on} onChange={setOn} />}
        </Labelled>
        <Labelled label="复测人" hint="留空即本人">
          {(field) => <Input {...field} value={by} onChange={(event) => setBy(event.target.value)} />}
        </Labelled>
      </Fields>
    </Form>
  )
}

function Accept({ view, onDone }: FormProps) {
  const today = dateOf(view.now)
  const { acceptance, state } = view.record
  const [name, setName] = useState(acceptance?.name ?? '')
  const [position, setPosition] = useState(acceptance?.position ?? '')
  const [on, setOn] = useState(acceptance?.on || today)
  const [until, setUntil] = useState(acceptance?.until ?? '')
  const [reason, setReason] = useState(view.row.state === 'accepted' ? (state?.reason ?? '') : '')
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save(
      'finding.accept',
      () => ({ finding: view.row.id, name, position, on, until, reason, seen: seenOf(view, 'acceptance') }),
      () => ({ [headKey('finding', view.row.id, 'acceptance')]: seenOf(view, 'acceptance') }),
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (!done) return
    offerFaultUndo('已记录院方签字接受风险', done.transactions)
    onDone()
  }
  return (
    <Form problem={problem} button="记录签字" onSubmit={submit} onCancel={onDone}>
      <ProblemBar tone="info">先把签字件的扫描或照片加到下面的证据里；没有签字，验收时仍算未关闭。</ProblemBar>
      <Labelled label="为何接受" problem={problem.fields['reason'] ?? ''}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            className="growing"
            placeholder="例如：下季度随新系统更换，期间由值班人员每日查看"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      <Fields>
        <Labelled label="签字人" problem={problem.fields['name'] ?? ''}>
          {(field) => <Input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
        </Labelled>
        <Labelled label="科室职务" optional>
          {(field) => <Input {...field} value={position} onChange={(event) => setPosition(event.target.value)} />}
        </Labelled>
        <Labelled label="签字日期" problem={problem.fields['on'] ?? ''}>
          {(field) => <DateInput {...field} today={today} value={on} onChange={setOn} />}
        </Labelled>
        <Labelled label="复核日期" optional problem={problem.fields['until'] ?? ''}>
          {(field) => <DateInput {...field} today={today} value={until} onChange={setUntil} />}
        </Labelled>
      </Fields>
    </Form>
  )
}

function Reopen({ view, onDone }: FormProps) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save(
      'finding.reopen',
      () => ({ finding: view.row.id, reason, seen: seenOf(view, 'state') }),
      () => ({ [headKey('finding', view.row.id, 'state')]: seenOf(view, 'state') }),
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (!done) return
    offerFaultUndo('问题重新打开', done.transactions)
    onDone()
  }
  return (
    <Form problem={problem} button="重新打开" onSubmit={submit} onCancel={onDone}>
      <Labelled label="为什么" problem={problem.fields['reason'] ?? ''}>
        {(field) => <Input {...field} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </Form>
  )
}

interface ShellProps {
  readonly problem: DialogProblem
  readonly button: string
  readonly onSubmit: () => Promise<void>
  readonly onCancel: () => void
  readonly children: React.ReactNode
}

function Form({ problem, button, onSubmit, onCancel, children }: ShellProps) {
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
      <div className={css['buttons']}>
        <Button htmlType="submit" type="primary">
          {button}
        </Button>
        <Button type="text" onClick={onCancel}>
          取消
        </Button>
      </div>
    </form>
  )
}
