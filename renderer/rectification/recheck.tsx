import { Button, Input } from 'antd'
import { useState } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import { verdictNames } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { offerFaultUndo } from '../fault/undo-note.tsx'
import { ChoiceRow } from '../inspection/choice-row.tsx'
import { VerdictIcon } from '../inspection/status.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './rectification.module.css'
import type { OrderView } from './view.ts'

const results = ['normal', 'attention', 'abnormal'] as const
const names = verdictNames('conformity')

/** The check after the rectification: found to conform it closes the order, anything else leaves it open. */
export function Recheck({ view, readOnly }: { readonly view: OrderView; readonly readOnly: boolean }) {
  const { finding } = view
  const stored = finding.retest
  const today = dateOf(view.now)
  const [verdict, setVerdict] = useState<(typeof results)[number] | null>(null)
  const [value, setValue] = useState('')
  const [by, setBy] = useState('')
  const [on, setOn] = useState(today)
  const [problem, setProblem] = useState('')
  const submit = async (): Promise<void> => {
    if (!verdict) return setProblem('请选复查结果：符合、部分符合或不符合。您写的还在框里。')
    const key = headKey('finding', finding.id, 'retest')
    const seen = (): string | null => seenHead(key, finding.heads['retest'] ?? null)
    const done = await save(
      'rectification.recheck',
      () => ({ finding: finding.id, verdict, value, on, by, seen: seen() }),
      () => ({ [key]: seen() }),
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (!done) return
    setProblem('')
    offerFaultUndo(verdict === 'normal' ? '复查符合，整改单已关闭' : '已登记复查，整改单保持未关闭', done.transactions)
  }
  const last = stored && (
    <p className={css['text']}>
      <VerdictIcon verdict={stored.verdict} /> <b>{names[stored.verdict]}</b> {stored.on} {stored.by}：{stored.value}
    </p>
  )
  if (readOnly || view.state === 'closed')
    return <Panel title="复查">{last ?? <p className={css['text']}>没有登记。</p>}</Panel>
  return (
    <Panel title="复查" extra={<span className={css['note']}>复查符合才关闭</span>}>
      {last}
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <ChoiceRow
          label="复查结果"
          name="recheck"
          className={css['results'] ?? ''}
          value={verdict}
          onChoose={setVerdict}
          choices={results.map((v) => ({
            value: v,
            label: (
              <>
                <VerdictIcon verdict={v} /> {names[v]}
              </>
            ),
          }))}
        />
        <Labelled label="复查看到什么">
          {(field) => (
            <Input.TextArea
              {...field}
              className="growing"
              placeholder="例如：抽查 5 个账号，复杂度策略生效，弱口令为 0"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Labelled>
        <Fields>
          <Labelled label="复查人" hint="留空即本人">
            {(field) => <Input {...field} value={by} onChange={(event) => setBy(event.target.value)} />}
          </Labelled>
          <Labelled label="复查日期">
            {(field) => <DateInput {...field} today={today} value={on} onChange={setOn} />}
          </Labelled>
          <div className={css['act']}>
            <Button htmlType="submit" type={view.state === 'done' ? 'primary' : 'default'}>
              登记复查
            </Button>
          </div>
        </Fields>
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      </form>
    </Panel>
  )
}
