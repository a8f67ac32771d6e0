import { Button, Input } from 'antd'
import { useState } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import { save, sentenceOf } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { offerFaultUndo } from '../fault/undo-note.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './rectification.module.css'
import type { OrderView } from './view.ts'

/** What the responsible party did. It closes nothing: the check after it does. */
export function Completion({ view, readOnly }: { readonly view: OrderView; readonly readOnly: boolean }) {
  const { finding } = view
  const stored = finding.completion
  const today = dateOf(view.now)
  const [text, setText] = useState(stored?.text ?? '')
  const [by, setBy] = useState(stored?.by || (finding.assignee?.name ?? ''))
  const [on, setOn] = useState(stored?.on || today)
  const [problem, setProblem] = useState('')
  const fixed = readOnly || view.state === 'closed'
  const submit = async (): Promise<void> => {
    const key = headKey('finding', finding.id, 'completion')
    const seen = (): string | null => seenHead(key, finding.heads['completion'] ?? null)
    const done = await save(
      'rectification.complete',
      () => ({ finding: finding.id, text, on, by, seen: seen() }),
      () => ({ [key]: seen() }),
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (!done) return
    setProblem('')
    offerFaultUndo('已登记整改完成', done.transactions)
  }
  if (fixed)
    return (
      <Panel title="整改完成">
        <p className={css['text']}>{stored ? `${stored.on} ${stored.by}：${stored.text}` : '没有登记。'}</p>
      </Panel>
    )
  return (
    <Panel
      title="整改完成"
      extra={<span className={css['note']}>{stored?.on ? `已登记 ${stored.on}` : '由责任方完成后登记'}</span>}
    >
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Labelled label="做了什么">
          {(field) => (
            <Input.TextArea
              {...field}
              className="growing"
              placeholder="例如：9月1日启用复杂度策略，全部账号已重设口令"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Labelled>
        <Fields>
          <Labelled label="完成人">
            {(field) => <Input {...field} value={by} onChange={(event) => setBy(event.target.value)} />}
          </Labelled>
          <Labelled label="完成日期">
            {(field) => <DateInput {...field} today={today} value={on} onChange={setOn} />}
          </Labelled>
          <div className={css['act']}>
            <Button htmlType="submit" type={view.state === 'open' ? 'primary' : 'default'}>
              登记完成
            </Button>
          </div>
        </Fields>
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      </form>
    </Panel>
  )
}
