import { Button, Input } from 'antd'
import { CircleCheck, History, RotateCcw, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { responsiblePartyName } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { rectificationPath } from '../rectification/path.ts'
import { type InspectionView, useInspection } from '../inspection/context.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './carried.module.css'

type Finding = InspectionView['carried'][number]
type Ending = 'closed' | 'accepted'

/** Findings of earlier quarters, each to be closed here, or its risk to be accepted with a reason. */
export function CarriedFindings() {
  const { view } = useInspection()
  if (view.carried.length === 0) return null
  return (
    <Panel
      title="以前季度遗留"
      sign={<History size={18} aria-hidden />}
      extra={<span className={css['note']}>已带入报告“上季度遗留问题”</span>}
    >
      <ul className={css['list']}>
        {view.carried.map((f) => (
          <Carried key={f.id} finding={f} />
        ))}
      </ul>
    </Panel>
  )
}

function Carried({ finding }: { readonly finding: Finding }) {
  const { view, offerUndo } = useInspection()
  const [ending, setEnding] = useState<Ending | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const { state, reason: told } = finding.state!
  const title = finding.problem?.description || finding.advice?.text || '未写明'

  const set = async (to: Ending | 'open', why: string): Promise<void> => {
    const key = headKey('finding', finding.id, 'state')
    const seen = (): string | null => seenHead(key, finding.heads['state'] ?? null)
    const done = await save(
      'finding.close',
      () => ({ finding: finding.id, state: to, reason: why, inspection: view.id, seen: seen() }),
      () => ({ [key]: seen() }),
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (!done) return
    setProblem('')
    setEnding(null)
    setReason('')
    offerUndo(
      to === 'open' ? '遗留问题重新打开' : to === 'closed' ? '遗留问题已关闭' : '已记录接受风险',
      done.transactions,
    )
  }

  return (
    <li className={css['finding']}>
      <p className={css['title']}>
        <b>{finding.origin!.item || '通用建议'}</b> {title}
      </p>
      <p className={css['meta']}>
        {finding.origin!.period} 提出 ·{' '}
        {finding.advice?.party ? responsiblePartyName[finding.advice.party] : '责任方未定'} ·{' '}
        {finding.advice?.due ? `应于 ${finding.advice.due} 完成` : '未定完成时间'}
      </p>
      <div className={css['acts']}>
        <State state={state} />
        {state !== 'open' && <span className={css['told']}>{told}</span>}
        {finding.rectification ? (
          <Link href={rectificationPath(finding.id)}>整改单 {finding.rectification.number}</Link>
        ) : null}
        {view.locked ? null : state === 'open' ? (
          <>
            {finding.rectification ? null : (
              <Button
                size="small"
                aria-expanded={ending === 'closed'}
                onClick={() => setEnding(ending === 'closed' ? null : 'closed')}
              >
                已解决
              </Button>
            )}
            <Button
              size="small"
              aria-expanded={ending === 'accepted'}
              onClick={() => setEnding(ending === 'accepted' ? null : 'accepted')}
            >
              接受风险
            </Button>
          </>
        ) : (
          <Button size="small" icon={<RotateCcw size={15} aria-hidden />} onClick={() => void set('open', '')}>
            重新打开
          </Button>
        )}
      </div>
      {ending && (
        <form
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault()
            void set(ending, reason)
          }}
        >
          <Input
            autoFocus
            aria-label={ending === 'closed' ? '怎样解决的' : '为何接受这项风险'}
            placeholder={ending === 'closed' ? '怎样解决的，例如：已扩容并复检' : '为何接受、谁同意'}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit">{ending === 'closed' ? '关闭问题' : '记录接受'}</Button>
          <Button type="text" onClick={() => setEnding(null)}>
            取消
          </Button>
        </form>
      )}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </li>
  )
}

function State({ state }: { readonly state: NonNullable<Finding['state']>['state'] }) {
  if (state === 'closed')
    return (
      <StatusPill tone="ok" icon={CircleCheck}>
        已关闭
      </StatusPill>
    )
  if (state === 'accepted')
    return (
      <StatusPill tone="grey" icon={ShieldAlert}>
        接受风险
      </StatusPill>
    )
  return (
    <StatusPill tone="err" icon={History}>
      未整改
    </StatusPill>
  )
}
