import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { FaultEntry } from '../../domain/fault/facts.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { InputOf, OutputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { Dialog } from '../report/dialog.tsx'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { noInstant } from '../ui/instant-input.tsx'
import { readInstant } from '../ui/instant-text.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useFault } from './context.ts'
import { InstantField } from './instant-field.tsx'
import { faultPath } from './path.ts'
import { entryName } from './words.ts'
import css from './form.module.css'

interface Props {
  readonly onClose: () => void
}

type Act = 'fault.strike' | 'fault.endInterval' | 'fault.close' | 'fault.reopen' | 'fault.void'

/** Runs one command of a dialog; what was refused stands in it. */
function useAct<N extends Act>(name: N) {
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const run = async (input: InputOf<N>): Promise<OutputOf<N> | undefined> => {
    setProblem(noProblem)
    const done = await save(
      name,
      () => input,
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    return done?.value
  }
  return { problem, setProblem, run }
}

/** A wrong entry is struck with a reason; the other version stays to be read. */
export function StrikeDialog({ entry, onClose }: Props & { readonly entry: FaultEntry }) {
  const { problem, setProblem, run } = useAct('fault.strike')
  const [reason, setReason] = useState('')
  const submit = async (): Promise<void> => {
    if (reason.trim() === '') return setProblem({ sentence: '', fields: { reason: '请写为什么划去' } })
    if (await run({ event: entry.id, reason: reason.trim() })) onClose()
  }
  return (
    <Dialog
      title={`划去 ${dateTimeOf(entry.entry.at)} ${entryName(entry.entry.type)}`}
      okText="划去"
      onOk={submit}
      onClose={onClose}
    >
      <p className={css['effect']}>划去的留在经过里，时限按其余的重新算。改正的请另记一条。</p>
      <Reason label="原因" value={reason} problem={problem.fields['reason'] ?? ''} onChange={setReason} />
      <Refusal problem={problem} />
    </Dialog>
  )
}

/** The end of a wait or a transport that was open. */
export function EndDialog({ entry, onClose }: Props & { readonly entry: FaultEntry }) {
  const { view } = useFault()
  const { problem, setProblem, run } = useAct('fault.endInterval')
  const [now] = useState(view.now)
  const [to, setTo] = useState(() => dateTimeOf(now))
  const submit = async (): Promise<void> => {
    const at = readInstant(to, now)
    if (!at) return setProblem({ sentence: '', fields: { to: noInstant } })
    if (await run({ event: entry.id, to: at })) onClose()
  }
  return (
    <Dialog title={`结束${entryName(entry.entry.type)}`} okText="记录结束" onOk={submit} onClose={onClose}>
      <InstantField
        label="到"
        value={to}
        now={now}
        autoFocus
        hint={`从 ${dateTimeOf(entry.entry.at)} 起`}
        problem={problem.fields['to'] ?? ''}
        onChange={setTo}
      />
      <Refusal problem={problem} />
    </Dialog>
  )
}

/** Closing; what is still missing is told here. */
export function CloseDialog({ onClose }: Props) {
  const { view, show } = useFault()
  const { problem, setProblem, run } = useAct('fault.close')
  const [now] = useState(view.now)
  const [at, setAt] = useState(() => dateTimeOf(now))
  const submit = async (): Promise<void> => {
    const closedAt = readInstant(at, now)
    if (!closedAt) return setProblem({ sentence: '', fields: { at: noInstant } })
    if (await run({ fault: view.id, at: closedAt })) onClose()
  }
  return (
    <Dialog title="关闭故障" okText="关闭故障" onOk={submit} onClose={onClose}>
      {view.gaps.length > 0 && (
        <ProblemBar tone="warn" title={`关闭前还缺 ${view.gaps.length} 处：`}>
          {view.gaps.map((gap) => gap.sentence).join('；')}。
          <button
            type="button"
            className={css['link']}
            onClick={() => show({ kind: 'facts', field: view.gaps[0]!.field })}
          >
            去填写
          </button>
        </ProblemBar>
      )}
      <InstantField
        label="关闭时间"
        value={at}
        now={now}
        autoFocus
        hint="关闭后只能加备注和用户确认；同样症状再出现可以重开。"
        problem={problem.fields['at'] ?? ''}
        onChange={setAt}
      />
      <Refusal problem={problem} />
    </Dialog>
  )
}

/** Reopening: soon after, with the same symptom, it is the same fault; else it is a new one that names this one. */
export function ReopenDialog({ onClose }: Props) {
  const { view } = useFault()
  const [, navigate] = useLocation()
  const { problem, setProblem, run } = useAct('fault.reopen')
  const [now] = useState(view.now)
  const [at, setAt] = useState(() => dateTimeOf(now))
  const [reason, setReason] = useState('')
  const [sameSymptom, setSame] = useState(true)
  const submit = async (): Promise<void> => {
    const reopenedAt = readInstant(at, now)
    const fields = {
      ...(reopenedAt ? {} : { at: noInstant }),
      ...(reason.trim() === '' ? { reason: '请写为什么重开' } : {}),
    }
    if (!reopenedAt || reason.trim() === '') return setProblem({ sentence: '', fields })
    const done = await run({ fault: view.id, at: reopenedAt, reason: reason.trim(), sameSymptom })
    if (!done) return
    onClose()
    if (done.fresh) navigate(faultPath(done.fault))
  }
  const days = view.choices.setting.reopenDays
  return (
    <Dialog title="重开故障" okText={sameSymptom ? '重开' : '登记为新故障'} onOk={submit} onClose={onClose}>
      <Reason label="原因" value={reason} problem={problem.fields['reason'] ?? ''} onChange={setReason} />
      <Checkbox checked={sameSymptom} onChange={(e) => setSame(e.target.checked)}>
        同样的症状
      </Checkbox>
      <InstantField
        label="时间"
        value={at}
        now={now}
        hint={`${days} 天内同样症状：接着原来的报障时间算，响应仍然有效；否则另登一件并关联为重复故障。`}
        problem={problem.fields['at'] ?? ''}
        onChange={setAt}
      />
      <Refusal problem={problem} />
    </Dialog>
  )
}

/** Voiding keeps the number and everything that was written. */
export function VoidDialog({ onClose }: Props) {
  const { view } = useFault()
  const { problem, setProblem, run } = useAct('fault.void')
  const [reason, setReason] = useState('')
  const submit = async (): Promise<void> => {
    if (reason.trim() === '') return setProblem({ sentence: '', fields: { reason: '请写作废的原因' } })
    if (await run({ fault: view.id, reason: reason.trim() })) onClose()
  }
  return (
    <Dialog title={`作废 ${view.number}`} okText="作废" onOk={submit} onClose={onClose}>
      <p className={css['effect']}>作废后单号保留，内容只读，不再计入统计。写错一条请用“划去”。</p>
      <Reason label="原因" value={reason} problem={problem.fields['reason'] ?? ''} onChange={setReason} />
      <Refusal problem={problem} />
    </Dialog>
  )
}

interface ReasonProps {
  readonly label: string
  readonly value: string
  readonly problem: string
  readonly onChange: (value: string) => void
}

function Reason({ label, value, problem, onChange }: ReasonProps) {
  return (
    <Labelled label={label} problem={problem}>
      {(field) => <Input {...field} autoFocus value={value} onChange={(e) => onChange(e.target.value)} />}
    </Labelled>
  )
}

function Refusal({ problem }: { readonly problem: DialogProblem }) {
  return problem.sentence ? <ProblemBar tone="err">{problem.sentence}</ProblemBar> : null
}
