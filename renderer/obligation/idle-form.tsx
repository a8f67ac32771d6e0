import { Button, Checkbox, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { save, sentenceOf } from '../client/call.ts'
import type { OutputOf } from '../client/api.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { useMainKey } from '../ui/main-key.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useMay } from '../client/office.ts'
import css from './idle.module.css'

type Facts = OutputOf<'idle.get'>

interface Props {
  readonly contract: string
  readonly facts: Facts
  /** The period is over: before that nothing can be said of it. */
  readonly over: boolean
}

const usual = '本期没有发生'
/** How long after the last change it is saved, in ms. */
const pause = 400

/** Ticks the clauses that had no occasion, each with its reason. Those that had one say which. */
export function IdleForm({ contract, facts, over }: Props) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(facts.stated.map((s) => [s.clause.id, s.reason])),
  )
  const [problem, setProblem] = useState('')
  const [told, setTold] = useState('')
  const free = facts.clauses.filter((c) => c.refusal === '')
  const others = facts.clauses.filter((c) => c.refusal !== '')
  const locked = !useMay('idle.save') || facts.locked || !over
  const dirty = useRef(false)
  const set = (clause: string, reason: string | null): void => {
    setTold('')
    dirty.current = true
    setReasons((all) => {
      const { [clause]: _gone, ...rest } = all
      return reason === null ? rest : { ...rest, [clause]: reason }
    })
  }
  const submit = async (): Promise<void> => {
    setProblem('')
    dirty.current = false
    // A reason that is still being written is none yet; what it stands beside is kept.
    const rows = Object.entries(reasons).flatMap(([clause, reason]) =>
      reason.trim() === '' ? [] : [{ clause, reason }],
    )
    const saved = await save(
      'idle.save',
      () => ({ contract, period: facts.column.id, rows }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (saved) setTold(`已保存，共 ${rows.length} 条`)
  }
  // What is ticked and typed is durable at once.
  useEffect(() => {
    if (!dirty.current) return
    const timer = setTimeout(() => void submit(), pause)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- `submit` is of this very state
  }, [reasons])
  useMainKey(locked ? null : () => void submit())
  return (
    <>
      {!over && <ProblemBar tone="info">{facts.column.name}还没有结束，到期后再确认。</ProblemBar>}
      {facts.locked && <ProblemBar tone="info">确认单已定稿，只读。要修改请在确认单里点“更正”。</ProblemBar>}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <div className={css['acts']}>
        <Button
          disabled={locked || free.length === 0}
          onClick={() =>
            setReasons((all) => ({ ...Object.fromEntries(free.map((c) => [c.clause.id, usual])), ...all }))
          }
        >
          全部填“{usual}”
        </Button>
        <Button type="primary" disabled={locked} aria-keyshortcuts="Control+Enter" onClick={() => void submit()}>
          保存 <KeyCap>Ctrl Enter</KeyCap>
        </Button>
        <span role="status">{told}</span>
      </div>
      <h2 className={css['title']}>没有发生的 {free.length} 条</h2>
      {free.length === 0 && <p className={css['none']}>本期每条义务都有发生或必做。</p>}
      <ul className={css['list']} data-field="reasons">
        {free.map(({ clause }) => (
          <li key={clause.id}>
            <Checkbox
              checked={clause.id in reasons}
              disabled={locked}
              onChange={(e) => set(clause.id, e.target.checked ? usual : null)}
            >
              <b>{clause.id}</b> {clause.text}
            </Checkbox>
            {clause.id in reasons && (
              <Input
                aria-label={`${clause.id} 没有发生的原因`}
                value={reasons[clause.id] ?? ''}
                disabled={locked}
                maxLength={200}
                onChange={(e) => set(clause.id, e.target.value)}
              />
            )}
          </li>
        ))}
      </ul>
      <h2 className={css['title']}>不能写入的 {others.length} 条</h2>
      <ul className={css['list']}>
        {others.map(({ clause, refusal }) => (
          <li key={clause.id}>
            <span>
              <b>{clause.id}</b> {clause.text}
            </span>
            <small>{refusal}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
