import { Button } from 'antd'
import { Check, Plus, ShieldCheck, TriangleAlert, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { adviceNoun, noneRegister } from '../../domain/inspection/gap.ts'
import {
  type AdviceGroup,
  adviceGroupName,
  mayBeNone,
  type NamedGroup,
  namedGroups,
  responsiblePartyName,
} from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { type InspectionView, useInspection } from '../inspection/context.ts'
import { VerdictIcon } from '../inspection/status.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './advice.module.css'
import { ProposedReferences } from './references.tsx'
import { FreeAdvice } from './free-advice.tsx'
import { useConfirmNone } from './use-confirm-none.ts'

type Finding = InspectionView['advice'][number]

/** Advice of one group: what the items' findings say, and what answers no item. */
function adviceIn(
  view: InspectionView,
  group: AdviceGroup,
): { readonly ofItems: { item: string; finding: Finding }[]; readonly free: { n: number; finding: Finding }[] } {
  return {
    ofItems: view.items.flatMap((i) =>
      i.findings.filter((f) => f.advice?.group === group).map((finding) => ({ item: i.id, finding })),
    ),
    free: view.advice.map((finding, n) => ({ n, finding })).filter(({ finding }) => finding.advice?.group === group),
  }
}

/** Groups that have neither advice nor the word that there is none this quarter. */
export function emptyGroups(view: InspectionView): NamedGroup[] {
  return namedGroups.filter((group) => view.gaps.some((g) => g.step === 'conclusion' && g.field === `none-${group}`))
}

/** One of the groups of advice that the contract asks for: filled, or confirmed to have none where that may be. */
export function AdviceGroupCard({ group }: { readonly group: AdviceGroup }) {
  const { view, go, place } = useInspection()
  const confirm = useConfirmNone()
  const [problem, setProblem] = useState('')
  const { ofItems, free } = adviceIn(view, group)
  const count = ofItems.length + free.length
  const optional = mayBeNone(group)
  const none = optional && (view.record[noneRegister[group]]?.confirmed ?? false)
  const name = `${adviceGroupName[group]}${adviceNoun(group)}`

  const add = async (): Promise<void> => {
    const done = await save(
      'finding.add',
      () => ({ inspection: view.id, item: '', group }),
      undefined,
      (o) => setProblem(sentenceOf(o)),
    )
    if (!done) return
    setProblem('')
    go({ step: 'conclusion', field: `advice-${view.advice.length}` })
  }
  const addButton = (
    <Button
      {...(count > 0 ? { type: 'link', size: 'small' } : {})}
      icon={<Plus size={17} aria-hidden />}
      onClick={() => void add()}
      {...(count === 0 && !optional ? { 'data-field': `none-${group}` } : {})}
      aria-label={`添加${adviceNoun(group)}（${adviceGroupName[group]}）`}
    >
      添加{adviceNoun(group)}
    </Button>
  )

  return (
    <section className={css['card']} aria-label={name}>
      <header className={css['head']}>
        <h3>{name}</h3>
        {count > 0 ? (
          <StatusPill tone="ok" icon={Check}>{`${count} 条`}</StatusPill>
        ) : none ? (
          <StatusPill tone="ok" icon={ShieldCheck}>
            已确认“本季度无”
          </StatusPill>
        ) : (
          <StatusPill tone="warn" icon={TriangleAlert}>
            {optional ? '未填，未确认' : '未填'}
          </StatusPill>
        )}
      </header>
      {ofItems.map(({ item, finding }) => (
        <button
          key={finding.id}
          type="button"
          className={css['row']}
          onClick={() => go({ step: view.items.find((i) => i.id === item)!.section, item, field: 'advice' })}
        >
          <VerdictIcon verdict={finding.origin!.level === 'abnormal' ? 'abnormal' : 'attention'} />
          <span className={css['item']}>{item}</span>
          <span className={css['text']}>{finding.advice?.text || '建议内容未填写'}</span>
          <span className={css['party']}>
            {finding.advice?.party ? responsiblePartyName[finding.advice.party] : '—'}
          </span>
          <span className={css['due']}>{finding.advice?.due.slice(5) || '—'}</span>
          <span className="visually-hidden">，去修改</span>
        </button>
      ))}
      {free.map(({ n, finding }) => (
        <FreeAdvice key={finding.id} n={n} finding={finding} />
      ))}
      {!optional && !view.locked && <ProposedReferences group={group} />}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {view.locked ? (
        count === 0 && <p className={css['quiet']}>{optional ? '本季度无。' : '未填写。'}</p>
      ) : count > 0 ? (
        <div className={css['foot']}>{addButton}</div>
      ) : !optional ? (
        <div className={`${css['foot']} ${css['open']} ${place.field === `none-${group}` ? css['here'] : ''}`}>
          <span className={css['grow']}>合同要求每次检修都给出，并写明理由充分的数据依据。</span>
          {addButton}
        </div>
      ) : none ? (
        <div className={css['foot']}>
          <span className={css['grow']}>报告里写“本季度无”。</span>
          {addButton}
          <Button icon={<Undo2 size={17} aria-hidden />} onClick={() => void confirm([group], false, setProblem)}>
            撤回确认
          </Button>
        </div>
      ) : (
        <div className={`${css['foot']} ${css['open']} ${place.field === `none-${group}` ? css['here'] : ''}`}>
          <span className={css['grow']}>填写建议，或确认本季度没有。</span>
          {addButton}
          <Button
            data-field={`none-${group}`}
            aria-label={`${name}：确认“本季度无”`}
            onClick={() => void confirm([group], true, setProblem)}
          >
            确认“本季度无”
          </Button>
        </div>
      )}
    </section>
  )
}
